"""The sheets of a knowledge base: those that activities hold, and those that are records."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel

from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.sheet import Sheet, SheetRecord
from jobcareer_kb.model.workshop import Workshop


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
    """Numbers of the parts that use it."""


def held_by(name: str, record: BaseModel) -> Iterator[Placed]:
    """The sheets that stand in a record: those of an activity, or the record itself."""
    if isinstance(record, Activity):
        for place, sheet in enumerate(record.sheets):
            yield Placed(name, ("sheets", place), sheet)
    elif isinstance(record, SheetRecord):
        yield Placed(name, (), record)


def used_by(kb: KnowledgeBase, activity: Activity) -> tuple[Placed, ...]:
    """Every sheet that an activity uses: its own, then those that it names."""
    named = ((str(ref), kb.records.get(str(ref))) for ref in activity.hands_out)
    others = (Placed(name, (), record) for name, record in named if isinstance(record, SheetRecord))
    return (*held_by(f"activity/{activity.id}", activity), *others)


def all_sheets(kb: KnowledgeBase) -> Iterator[Placed]:
    """Every sheet of a knowledge base, each once."""
    for kind in ("activity", "sheet"):
        for name, record in kb.each(kind, Record):
            yield from held_by(name, record)


def sheets_of(kb: KnowledgeBase, workshop: Workshop) -> tuple[WorkshopSheet, ...]:
    """The sheets of a workshop, each once, in the order of its agenda."""
    found: dict[tuple[str, Route], tuple[Sheet, list[int]]] = {}
    for part, item in enumerate(workshop.agenda, start=1):
        activity = kb.records.get(str(item.activity))
        for name, route, sheet in used_by(kb, activity) if isinstance(activity, Activity) else ():
            parts = found.setdefault((name, route), (sheet, []))[1]
            parts += [part] if part not in parts else []
    slugs: dict[str, int] = {}
    numbered: list[WorkshopSheet] = []
    for number, ((name, route), (sheet, parts)) in enumerate(found.items(), start=1):
        slug = sheet.slug or str(number)
        slugs[slug] = slugs.get(slug, 0) + 1
        slug = slug if slugs[slug] == 1 else f"{slug}-{number}"
        numbered.append(WorkshopSheet(number, slug, name, route, sheet, tuple(parts)))
    return tuple(numbered)
