"""An obstacle and what helps."""

from typing import Annotated

from pydantic import Field

from jobcareer_kb.record import Kind, Record
from jobcareer_kb.values import MANY, Id, Name, Prose, Ref, RefTo, Told


class Challenge(Record):
    """An obstacle on the way, its solutions, and which resources help."""

    type: Id
    """One of the types of challenges of `kb.yaml`."""
    title: Name
    obstacle: Prose
    solutions: tuple[Told, ...] = Field(min_length=1, max_length=MANY)
    resources: tuple[Annotated[Ref, RefTo("resource")], ...] = Field(min_length=1, max_length=MANY)


KIND = Kind("challenge", Challenge)
