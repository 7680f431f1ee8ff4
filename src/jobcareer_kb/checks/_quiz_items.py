"""Items of a knowledge base and of each quiz, in the order of printing, for the checks of items."""

from collections.abc import Iterator
from dataclasses import replace

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.structures import LETTERS
from jobcareer_kb.tasks import Question
from jobcareer_kb.tasks._choice import Choice, Option
from jobcareer_kb.tasks.single import Single


def items(kb: KnowledgeBase) -> Iterator[tuple[str, Question]]:
    """Every item with the name of its record, by id."""
    for item in kb.of("question", Question):
        yield f"question/{item.id}", item


def choices(kb: KnowledgeBase) -> Iterator[tuple[str, Choice]]:
    """Every item with options to choose from."""
    for name, item in items(kb):
        if isinstance(item, Choice):
            yield name, item


def singles(kb: KnowledgeBase) -> Iterator[tuple[str, Single]]:
    """Every item with exactly one key."""
    for name, item in items(kb):
        if isinstance(item, Single):
            yield name, item


def in_print_order(kb: KnowledgeBase, shop: Workshop) -> tuple[Question, ...]:
    """The items of a workshop's quiz; what leads nowhere is left out."""
    names = dict.fromkeys(name for pick in shop.quiz for name in kb.picked(pick))
    found = (kb.records.get(name) for name in names)
    return tuple(item for item in found if isinstance(item, Question))


def single_items(kb: KnowledgeBase, shop: Workshop) -> tuple[Single, ...]:
    """Those of them with exactly one key."""
    return tuple(item for item in in_print_order(kb, shop) if isinstance(item, Single))


def key_place(item: Choice) -> int:
    """Where the first key stands, from 0."""
    return next(place for place, option in enumerate(item.options) if option.key)


def distractors(item: Choice) -> tuple[tuple[int, Option], ...]:
    """The options that are no key, with their places."""
    return tuple((place, option) for place, option in enumerate(item.options) if not option.key)


def letter(place: int) -> str:
    """The letter under which an option is printed."""
    return LETTERS[place]


def graver(found: Diagnostic) -> Diagnostic:
    """The same finding as an error, where a check knows a plain and a grave form."""
    return replace(found, severity=Severity.ERROR)
