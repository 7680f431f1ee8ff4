"""Task types, one a module; each module declares `TASK`.

A type is the shape of its records, and what it says of itself: its texts with their roles, which
structure it makes for papers and banks, what a guess earns, what a reviewer has to ask. Whoever
needs one of these asks the record, and nobody asks of which type it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jobcareer_kb.registry import discover
from jobcareer_kb.tasks._question import Piece, Question, Role, Told, Trial

__all__ = [
    "Piece",
    "Question",
    "Role",
    "TaskType",
    "Told",
    "Trial",
    "read_by_participants",
    "tasks",
]


@dataclass(frozen=True, slots=True)
class TaskType:
    """One type of question."""

    name: str
    """The value of the field `type`."""
    record: type[Question]
    read: tuple[str, ...]
    """Fields that a participant reads, beside the stem, such as `options.text`."""


def tasks() -> Mapping[str, TaskType]:
    """Every task type by name, sorted."""
    return discover(__name__, "TASK", key="name")


def read_by_participants() -> tuple[str, ...]:
    """Fields of all types that a participant reads, sorted; the stem is one of each."""
    return tuple(sorted({field for each in tasks().values() for field in each.read}))
