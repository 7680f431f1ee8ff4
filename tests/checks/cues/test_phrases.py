"""Many phrases at once: in a tree for a pattern, and in one walk through the words of a text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.checks._item_texts import any_of
from jobcareer_kb.checks.cues._phrases import Phrases
from jobcareer_kb.checks.language._passages import as_pattern

PIECES = st.sampled_from(["a", "ab", "b", "A", "don't", "b-a", "x.", "é", "É", "aa", ".", "e.g."])
PHRASES = st.lists(
    st.lists(PIECES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6
).map(tuple)
TEXTS = st.lists(st.sampled_from(["a", "ab", "b", "don’t", "x.", " ", "  ", "-", ","]), max_size=12)
WORDS = st.lists(st.sampled_from("abc"), max_size=8).map(tuple)


def plain_choice(phrases: tuple[str, ...]) -> str:
    """Each phrase in its turn, the longest first."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)


@given(PHRASES, TEXTS.map("".join))
def test_a_tree_finds_what_a_choice_finds(phrases: tuple[str, ...], text: str) -> None:
    choice = rf"(?<![\w'’-])(?:{plain_choice(phrases)})(?![\w'’-])"
    found = [each.span() for each in any_of(phrases).finditer(text)]
    assert found == [each.span() for each in re.finditer(choice, text, re.IGNORECASE)]


@given(PHRASES, TEXTS.map("".join))
def test_either_apostrophe_is_the_same(phrases: tuple[str, ...], text: str) -> None:
    either = plain_choice(phrases).replace("'", "['’]")
    pattern = as_pattern(phrases)
    assert pattern is not None
    found = [each.span() for each in pattern.finditer(text)]
    choice = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
    assert found == [each.span() for each in choice.finditer(text)]


def test_phrases_that_begin_each_other_are_read_however_many() -> None:
    phrases = tuple(" ".join(["go"] * count) for count in range(1, 100))
    found = any_of(phrases).search("we go go go home")
    assert found is not None
    assert found[0] == "go go go"


@given(st.lists(WORDS.filter(bool), max_size=6, unique=True), WORDS)
def test_one_walk_finds_what_a_look_for_each_finds(
    phrases: list[tuple[str, ...]], text: tuple[str, ...]
) -> None:
    expected = [
        number
        for number, phrase in enumerate(phrases)
        for at in range(len(text))
        if text[at : at + len(phrase)] == phrase
    ]
    assert sorted(Phrases(phrases).held(text)) == expected
