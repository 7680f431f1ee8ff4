"""An ordered way to do something."""

from typing import Annotated

from pydantic import Field

from jobcareer_kb.model._record import Kind, Record
from jobcareer_kb.values import MANY, Claim, Name, Prose, Ref, RefTo, Told


class Guide(Record):
    """A list of steps with what to know before the first and where to turn for more."""

    title: Name
    intro: Claim
    instruction: Prose
    """What the reader does with the list, such as filling in one line."""
    steps: tuple[Annotated[Ref, RefTo("step")], ...] = Field(min_length=2, max_length=MANY)
    more_help: tuple[Told, ...] = Field(default=(), max_length=MANY)
    """Where to turn beyond the steps."""


KIND = Kind("guide", Guide)
