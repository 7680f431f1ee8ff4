"""Parts of criteria that records name, for the checks of what measures and practices them."""

from collections.abc import Iterator, Mapping

from jobcareer_kb.checks._quiz_items import items
from jobcareer_kb.criteria import parts_of
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.objective import Objective, PartRef
from jobcareer_kb.model.sheet import SheetRecord
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.values import Name

_MAY_NAME = ("question/", "activity/", "sheet/", "workshop/", "objective/")


def parts_asked(kb: KnowledgeBase, objective: str) -> Mapping[str, Name] | None:
    """What the criterion of an objective asks for, by the name of its record; None without one."""
    record = kb.records.get(objective)
    return record.parts if isinstance(record, Objective) else None


def named_parts(kb: KnowledgeBase) -> Iterator[tuple[str, Route, PartRef]]:
    """Every part that an item measures, or a sheet or an exit ticket practices, and where."""
    for name, item in items(kb):
        for index, part in enumerate(parts_of(item)):
            yield name, ("measures", index), part
    for activity in kb.of("activity", Activity):
        for place, sheet in enumerate(activity.sheets):
            for index, part in enumerate(sheet.practices):
                yield f"activity/{activity.id}", ("sheets", place, "practices", index), part
    for record in kb.of("sheet", SheetRecord):
        for index, part in enumerate(record.practices):
            yield f"sheet/{record.id}", ("practices", index), part
    for shop in kb.of("workshop", Workshop):
        for index, part in enumerate(shop.exit_ticket_practices):
            yield f"workshop/{shop.id}", ("exit_ticket_practices", index), part


def served(kb: KnowledgeBase) -> frozenset[str]:
    """Names of the objectives of which something measures or practices a part."""
    if not any(each.parts for each in kb.of("objective", Objective)):
        return frozenset()
    return frozenset(part.objective for _, _, part in named_parts(kb))


def misspelt(kb: KnowledgeBase) -> frozenset[str]:
    """Names of objectives of which something names a part that they do not have: it may stand for
    any of their parts, so none of these is said to be left out."""
    return frozenset(
        part.objective
        for _, _, part in named_parts(kb)
        if part.part not in (parts_asked(kb, part.objective) or ())
    )


def is_partly_read(kb: KnowledgeBase) -> bool:
    """Say whether a record is broken that may measure or practice what seems left out."""
    return any(name.startswith(_MAY_NAME) for name in kb.broken)
