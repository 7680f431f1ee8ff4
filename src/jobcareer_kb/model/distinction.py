"""One dimension in which two or more defined terms often differ."""

from typing import Annotated

from pydantic import Field

from jobcareer_kb.record import Kind, Misconception, Part, Record
from jobcareer_kb.values import MANY, Claim, Name, Prose, Ref, RefTo

MOST_SIDES = 6
"""Sides of one distinction; there are as many marks to tell them apart."""


class Holding(Part):
    """What often holds on one side."""

    of: Annotated[Ref, RefTo("definition")]
    holds: Claim


class Distinction(Record):
    """One dimension (time, goal, ...), what holds on each side, and when it does not."""

    dimension: Name
    sides: tuple[Holding, ...] = Field(min_length=2, max_length=MOST_SIDES)
    """First side first; all distinctions between the same terms keep one order."""
    question: Prose
    """What to ask about a real case, to see which side it is on."""
    not_always: Claim | None = None
    """When this is not so."""
    misconceptions: tuple[Misconception, ...] = Field(default=(), max_length=MANY)


KIND = Kind("distinction", Distinction)
