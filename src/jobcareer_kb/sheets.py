"""The sheets of a knowledge base: those that activities hold, and those that are records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel

from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.sheet import Sheet, SheetRecord
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.values import Ref


class Placed(NamedTuple):
    """A sheet, and where it stands."""

    name: str
    """Of the record that holds it."""
    route: Route
    """From that record to the sheet; empty where the record is the sheet."""
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class WorkshopSheet:
    """A sheet with its number in a workshop: in the order in which the agenda comes to it."""

    number: int
    slug: str
    """How cues and names of files call it; no other sheet of the workshop has it."""
    name: str
    """Of the record that holds it."""
    route: Route
    """From that record to the sheet; empty where the record is the sheet."""
    sheet: Sheet
    parts: tuple[int, ...]
    """Numbers of the parts that use it; 0 while people come in."""
    home: bool
    """True where the room does not work on it."""


def held_by(name: str, record: BaseModel) -> Iterator[Placed]:
    """The sheets that stand in a record: those of an activity, or the record itself."""
    if isinstance(record, Activity):
        for place, sheet in enumerate(record.sheets):
            yield Placed(name, ("sheets", place), sheet)
    elif isinstance(record, SheetRecord):
        yield Placed(name, (), record)


def used_by(kb: KnowledgeBase, activity: Activity) -> tuple[Placed, ...]:
    """Every sheet that the room uses in an activity: its own, then those that it names."""
    return (*held_by(f"activity/{activity.id}", activity), *_named(kb, activity.hands_out))


def given_by(kb: KnowledgeBase, activity: Activity) -> tuple[Placed, ...]:
    """Every sheet that an activity gives out: those that it uses, and those to take home."""
    return (*used_by(kb, activity), *_named(kb, activity.take_home))


def _named(kb: KnowledgeBase, refs: Iterable[Ref]) -> Iterator[Placed]:
    named = ((str(ref), kb.records.get(str(ref))) for ref in refs)
    return (Placed(name, (), record) for name, record in named if isinstance(record, SheetRecord))


def all_sheets(kb: KnowledgeBase) -> Iterator[Placed]:
    """Every sheet of a knowledge base, each once."""
    for kind in ("activity", "sheet"):
        for name, record in kb.each(kind, Record):
            yield from held_by(name, record)


def sheets_of(kb: KnowledgeBase, workshop: Workshop) -> tuple[WorkshopSheet, ...]:
    """The sheets of a workshop, each once, in the order of its agenda."""
    found: dict[tuple[str, Route], _Uses] = {}
    for part, (name, route, sheet), home in _uses(kb, workshop):
        uses = found.setdefault((name, route), _Uses(sheet))
        if part not in uses.parts and not (home and uses.parts):
            uses.parts.append(part)
        uses.home &= home
    slugs: dict[str, int] = {}
    numbered: list[WorkshopSheet] = []
    for number, ((name, route), uses) in enumerate(found.items(), start=1):
        slug = uses.sheet.slug or str(number)
        slugs[slug] = slugs.get(slug, 0) + 1
        slug = slug if slugs[slug] == 1 else f"{slug}-{number}"
        parts, home = tuple(uses.parts), uses.home or uses.sheet.in_room == 0
        numbered.append(WorkshopSheet(number, slug, name, route, uses.sheet, parts, home))
    return tuple(numbered)


@dataclass(slots=True)
class _Uses:
    """Where a workshop uses a sheet."""

    sheet: Sheet
    parts: list[int] = field(default_factory=list)
    home: bool = True


def _uses(kb: KnowledgeBase, workshop: Workshop) -> Iterator[tuple[int, Placed, bool]]:
    """Each use of a sheet: the number of the part, the sheet, and whether it only goes home."""
    yield from ((0, placed, False) for placed in _named(kb, workshop.hands_out))
    for part, item in enumerate(workshop.agenda, start=1):
        activity = kb.records.get(str(item.activity))
        if isinstance(activity, Activity):
            yield from ((part, placed, False) for placed in used_by(kb, activity))
            yield from ((part, placed, True) for placed in _named(kb, activity.take_home))
