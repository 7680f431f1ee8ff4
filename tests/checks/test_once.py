"""What is found out once for several checks, and what passes a text over, change no finding."""

from dataclasses import replace
from itertools import pairwise

import pytest
from git_repository import STARTER
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.checks._every_text import every_text
from jobcareer_kb.checks._once import once
from jobcareer_kb.checks.drafts import doubled_word
from jobcareer_kb.checks.language._passages import passages, passages_of
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import read_folder

WORDS = st.sampled_from(["a", "A", "ab", "don't", "don’t", "n't", "b2", "2", "t", "ß", "ss", "İ"])
BETWEEN = st.sampled_from([" ", "  ", "\n", ", ", "-", "'", ". ", " (", "_"])
TEXTS = st.lists(st.tuples(WORDS, BETWEEN), max_size=9).map(
    lambda parts: "".join(map("".join, parts))
)


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    found = load_corpus(read_folder(STARTER, "kb")).kb
    assert found is not None
    return found


def test_one_knowledge_base_is_asked_once(kb: KnowledgeBase) -> None:
    asked: list[KnowledgeBase] = []
    function = once(lambda kb: asked.append(kb) or len(asked))
    other = replace(kb)
    assert [function(kb), function(kb), function(other), function(kb)] == [1, 1, 2, 3]


def test_texts_are_those_of_the_knowledge_base_at_hand(kb: KnowledgeBase) -> None:
    less = replace(kb, records={"definition/climate": kb.records["definition/climate"]})
    assert {each.record for each in every_text(less)} == {"definition/climate", "kb.yaml"}
    assert {each.record for each in every_text(kb)} > {each.record for each in every_text(less)}
    assert {each.record for each in passages(less)} == {"definition/climate", "kb.yaml"}
    assert passages_of(less, "definition/weather") == ()
    assert passages_of(kb, "definition/weather") != ()


@given(TEXTS)
def test_no_doubled_word_is_passed_over(text: str) -> None:
    pairs = [
        (one, two)
        for one, two in pairwise(doubled_word._WORD.finditer(text))
        if one[0].casefold() == two[0].casefold() and text[one.end() : two.start()].isspace()
    ]
    assert not pairs or doubled_word._may_double(text)


@given(TEXTS)
def test_no_row_of_words_is_passed_over(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doubled_word, "_may_repeat", lambda _: True)
        every = list(doubled_word._repeated(text))
    assert list(doubled_word._repeated(text)) == every
