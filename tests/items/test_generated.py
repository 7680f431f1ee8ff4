"""Items that are made from records: all that the knowledge base that comes along gives, as text."""

from collections.abc import Iterator

import pytest
from conftest import GOLDEN

from jobcareer_kb.checks._fit_items import fit_items
from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.items import AUTHORED, Candidate, item_sources
from jobcareer_kb.items._pool import all_items
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.tasks._choice import Choice
from jobcareer_kb.tasks.matching import Matching
from jobcareer_kb.tasks.ordering import Ordering
from jobcareer_kb.values import Words

LEAST = 120
SOURCES = [name for name in item_sources() if name != AUTHORED]


def of_source(kb: KnowledgeBase, source: str) -> list[Candidate]:
    return [each for each in fit_items(kb).made.values() if each.source == source]


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
        case Ordering():
            for number, item in enumerate(question.items, start=1):
                yield f"  {number}. {told(item.text)}"
                yield f"      {told(item.rationale)}"
    yield f"  {question.explanation}"


def page(kb: KnowledgeBase, source: str) -> str:
    made = "\n\n".join("\n".join(shown(each)) for each in of_source(kb, source))
    refused = [each for each in all_items(kb).refused if each.id]
    del refused
    return f"{made}\n" if made else ""


@pytest.mark.parametrize("source", SOURCES)
def test_items_of_a_source_are_as_reviewed(
    source: str, real_kb: KnowledgeBase, request: pytest.FixtureRequest
) -> None:
    file = GOLDEN / "items" / f"{source}.txt"
    found = page(real_kb, source)
    if request.config.getoption("--update-golden"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
