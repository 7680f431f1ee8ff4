"""Formats of a quiz bank, one a module; each module declares `QUIZ_FORMAT`.

A quiz format turns a quiz into bytes and says, item by item, what it cannot carry.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jobcareer_kb.quiz import Quiz
from jobcareer_kb.registry import named


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of an item that a format cannot carry."""

    item: str
    """`kind/id` of the record."""
    message: str
    """Lower case: what is lost or changed, and what stands in its place."""


@dataclass(frozen=True, slots=True)
class QuizFormat:
    """One format of quiz banks."""

    name: str
    """As `kb.yaml` and `--format` call it."""
    ending: str
    """Of the file's name, such as `-gift.txt`: two platforms may share the last part of it."""
    write: Callable[[Quiz], bytes]
    losses: Callable[[Quiz], tuple[Loss, ...]]
    """What `write` leaves out or changes, in the order of the items."""


def quiz_formats() -> Mapping[str, QuizFormat]:
    """Every quiz format by name, sorted."""
    return named(__name__, "QUIZ_FORMAT", moodle="moodle-xml")
