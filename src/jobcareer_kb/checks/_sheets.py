"""The sheets that an activity uses: those that it holds, and those that it names."""

from collections.abc import Iterator
from typing import NamedTuple

from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.sheet import Sheet, SheetRecord


class Placed(NamedTuple):
    """A sheet, and where it stands."""

    name: str
    """Of the record that holds it."""
    route: Route
    """From that record to the sheet; empty where the record is the sheet."""
    sheet: Sheet


def sheets_of(kb: KnowledgeBase, activity: Activity) -> tuple[Placed, ...]:
    """Every sheet that an activity uses, its own first."""
    own = (
        Placed(f"activity/{activity.id}", ("sheets", place), sheet)
        for place, sheet in enumerate(activity.sheets)
    )
    named = ((str(ref), kb.records.get(str(ref))) for ref in activity.hands_out)
    others = (Placed(name, (), record) for name, record in named if isinstance(record, SheetRecord))
    return (*own, *others)


def all_sheets(kb: KnowledgeBase) -> Iterator[Placed]:
    """Every sheet of a knowledge base, each once."""
    for activity in kb.of("activity", Activity):
        for place, sheet in enumerate(activity.sheets):
            yield Placed(f"activity/{activity.id}", ("sheets", place), sheet)
    for record in kb.of("sheet", SheetRecord):
        yield Placed(f"sheet/{record.id}", (), record)
