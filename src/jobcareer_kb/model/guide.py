"""An ordered way to do something."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.record import Kind, Record
from jobcareer_kb.values import MANY, Claim, Name, Prose, Ref, RefTo, Told


class Guide(Record):
    """A list of steps with what to know before the first and where to turn for more."""

    title: Name
    intro: Claim
    instruction: Prose
    """What the reader does with the list, such as filling in one line."""
    steps: tuple[Annotated[Ref, RefTo("step")], ...] = Field(min_length=2, max_length=MANY)
    months: tuple[Annotated[int, Field(strict=True, ge=1, le=120)], ...] = Field(
        default=(), max_length=MANY
    )
    """In which month each step begins, for the drawing of a year; one for each step."""
    more_help: tuple[Told, ...] = Field(default=(), max_length=MANY)
    """Where to turn beyond the steps."""

    @model_validator(mode="after")
    def _months_fit(self) -> Self:
        if self.months and len(self.months) != len(self.steps):
            raise PydanticCustomError(
                "guide_months",
                "months: {found}, steps: {expected}",
                {"found": len(self.months), "expected": len(self.steps), "at": ("months",)},
            )
        return self


KIND = Kind("guide", Guide)
