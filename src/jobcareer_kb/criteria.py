"""Where a workshop measures or practices each part of a criterion.

The checks ask it for what is left out, the guide for what to write under "checked by": so what is
printed there and what is checked cannot differ.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.objective import PartRef
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.tasks import Question


class Measure(NamedTuple):
    """One place of a workshop that shows whether people can do a part."""

    by: Literal["quiz", "sheet", "poll", "exit-ticket"]
    """A poll is a question on a slide."""
    number: int = 0
    """The number printed on the item or the sheet; 0 where none is."""
    poll: str = ""
    """The name of a poll, by which its slide is found."""


Practiced = tuple[int, tuple[PartRef, ...]]
"""The number of a sheet and the parts that it practices."""


def measured(
    kb: KnowledgeBase, shop: Workshop, sheets: Iterable[Practiced]
) -> dict[PartRef, tuple[Measure, ...]]:
    """Every part that something in the workshop shows, with all places that do, in order."""
    found: dict[PartRef, dict[Measure, None]] = {}
    for part, measure in _places(kb, shop, sheets):
        found.setdefault(part, {})[measure] = None
    return {part: tuple(places) for part, places in found.items()}


def parts_of(item: Question) -> tuple[PartRef, ...]:
    """Full names of the parts that an item measures."""
    return tuple(PartRef(f"{item.objective}#{id_}") for id_ in item.measures)


def _places(
    kb: KnowledgeBase, shop: Workshop, sheets: Iterable[Practiced]
) -> Iterator[tuple[PartRef, Measure]]:
    quiz = dict.fromkeys(name for pick in shop.quiz for name in kb.picked(pick))
    for number, name in enumerate((name for name in quiz if name in kb.records), start=1):
        if isinstance(item := kb.records[name], Question):
            yield from ((part, Measure("quiz", number)) for part in parts_of(item))
    for number, practices in sheets:
        yield from ((part, Measure("sheet", number)) for part in practices)
    for name in (name for pick in shop.slides for name in kb.picked(pick)):
        if name.startswith("question/") and isinstance(poll := kb.records.get(name), Question):
            yield from ((part, Measure("poll", poll=name)) for part in parts_of(poll))
    yield from ((part, Measure("exit-ticket")) for part in shop.exit_ticket_practices)
