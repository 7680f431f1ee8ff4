"""Items that are made from records: all that the knowledge base that comes along gives, as text."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from jobcareer_kb.checks import Context
from jobcareer_kb.checks._fit_items import fit_items, item_checks
from jobcareer_kb.inline import dotted, plain, without_cites
from jobcareer_kb.items import AUTHORED, Candidate, item_sources
from jobcareer_kb.items._view import with_items
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import in_language
from jobcareer_kb.loading.wordings import asking
from jobcareer_kb.tasks._choice import Choice
from jobcareer_kb.tasks.matching import Matching
from jobcareer_kb.tasks.ordering import Ordering
from jobcareer_kb.values import Words, words_of
from jobcareer_kb.wordings import places

LEAST = 120
"""Items that the first knowledge base gives at least."""
MOST_ALIKE = 0.15
"""Share of one form among them, so that a class does not see the pattern."""
MOST_AT = 0.4
"""Share of items of which the key stands at one place."""
SOURCES = [name for name in item_sources() if name != AUTHORED]


@pytest.fixture(scope="module")
def made(real_kb: KnowledgeBase) -> dict[str, Candidate]:
    every = fit_items(real_kb).made
    return {name: each for name, each in every.items() if each.source != AUTHORED}


def told(text: Words) -> str:
    return " ".join(plain(without_cites(text.inlines)).split())


def shown(each: Candidate) -> Iterator[str]:
    """One item as a person reviews it."""
    question = each.question
    yield f"{question.id} ({each.form}, {question.level}, {question.objective})"
    yield f"  {told(question.stem)}"
    match question:
        case Choice():
            for option in question.options:
                yield f"  {'=' if option.key else '-'} {told(option.text)}"
                yield f"      {told(option.rationale)}"
        case Matching():
            for pair in question.pairs:
                yield f"  {told(pair.term)} -> {told(pair.match)}"
                yield f"      {told(pair.rationale)}"
            for left in question.left_over:
                yield f"  -> {told(left.match)}"
                yield f"      {told(left.rationale)}"
        case Ordering():
            for number, item in enumerate(question.items, start=1):
                yield f"  {number}. {told(item.text)}"
                yield f"      {told(item.rationale)}"
    yield f"  {question.explanation}"


@pytest.mark.parametrize("source", SOURCES)
def test_items_of_a_source_are_as_reviewed(
    source: str, made: dict[str, Candidate], golden: Callable[[str, bytes], None]
) -> None:
    every = ("\n".join(shown(each)) for each in made.values() if each.source == source)
    golden(f"items/{source}.txt", "".join(f"{each}\n\n" for each in every).encode())


def test_what_is_not_made_says_why(
    real_kb: KnowledgeBase, golden: Callable[[str, bytes], None]
) -> None:
    lines = (f"{each.id}: {each.reason}\n" for each in fit_items(real_kb).refused)
    golden("items/not_made.txt", "".join(sorted(lines)).encode())


def test_there_are_enough_and_they_vary(made: dict[str, Candidate]) -> None:
    forms = Counter(each.form for each in made.values())
    keys = [
        [option.key for option in each.question.options].index(True)
        for each in made.values()
        if isinstance(each.question, Choice)
    ]
    assert len(made) >= LEAST
    assert max(forms.values()) <= MOST_ALIKE * len(made), forms.most_common(3)
    assert max(Counter(keys).values()) <= MOST_AT * len(keys), Counter(keys)


def test_the_checks_of_items_find_no_fault(
    real_kb: KnowledgeBase, made: dict[str, Candidate]
) -> None:
    seen = Context(with_items(real_kb, made))
    found = [each for check in item_checks() for each in check.run(seen)]
    assert [each.message for each in found if "/question/" not in each.span.path] == []
    assert len(item_checks()) > 30


def test_each_text_is_traced_to_a_field_and_each_item_has_a_source(
    real_kb: KnowledgeBase, made: dict[str, Candidate]
) -> None:
    for each in made.values():
        routes = {route for route, _ in words_of(each.question)}
        assert routes == each.traces.keys(), each.question.id
        for record, route in each.traces.values():
            known = {dotted(at) for at, _ in words_of(real_kb.records[record])}
            assert dotted(route) in known, (each.question.id, record, route)
        assert "[@" in each.question.explanation
        assert each.question.measures


def test_an_item_is_the_same_in_spanish(real_kb: KnowledgeBase, made: dict[str, Candidate]) -> None:
    spanish = in_language(real_kb, "es")
    for each in made.values():
        assert each.remake is not None
        again = each.remake(spanish, each.variant)
        assert isinstance(again, Candidate), again
        assert again.traces == each.traces
        assert not any(mark in told(again.question.stem) for mark in "{}")


def test_wordings_of_all_languages_have_the_same_keys_and_places() -> None:
    english, spanish = asking("en"), asking("es")
    assert english.keys() == spanish.keys()
    for key, text in english.items():
        assert places(text) == places(spanish[key]), key
    assert asking("de") == {}
