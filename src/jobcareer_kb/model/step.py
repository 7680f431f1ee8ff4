"""One step of a guide."""

from typing import Annotated

from pydantic import Field

from jobcareer_kb.record import Kind, Record
from jobcareer_kb.values import MANY, Name, Prose, Ref, RefTo, Told


class Step(Record):
    """What to do, tips, which resources help, and a prompt for the reader's own plan."""

    title: Name
    """Begins with a verb."""
    action: Told
    tips: tuple[Told, ...] = Field(min_length=1, max_length=MANY)
    resources: tuple[Annotated[Ref, RefTo("resource")], ...] = Field(default=(), max_length=MANY)
    prompt: Prose
    """First words of the reader's own line, such as `A course I will ask about:`."""


KIND = Kind("step", Step)
