"""Something that is done in a set order, within limits."""

from pydantic import Field

from jobcareer_kb.record import Kind, Part, Record
from jobcareer_kb.values import MANY, Claim, Name, Prose


class Act(Part):
    """One thing to do, and the limit that it must keep."""

    do: Prose
    limit: Claim | None = None
    """What must be kept, with its source, such as `Keep it below 41 °F. [@food-code]`."""


class Procedure(Record):
    """What to do, one thing after the other, each with its limit."""

    title: Name
    when: Prose | None = None
    """When or for what it is done."""
    acts: tuple[Act, ...] = Field(min_length=2, max_length=MANY)
    warning: Claim | None = None
    """What may go wrong where a limit is not kept."""


KIND = Kind("procedure", Procedure)
