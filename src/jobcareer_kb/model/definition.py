"""A term and what it means."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.record import Kind, Misconception, Part, Record
from jobcareer_kb.values import MANY, Claim, Name, Ref, RefTo


class Contrast(Part):
    """What a term shares with the term it is told apart from, and why the difference matters."""

    to: Annotated[Ref, RefTo("definition")]
    both: tuple[Claim, ...] = Field(min_length=1, max_length=MANY)
    why: tuple[Claim, ...] = Field(min_length=1, max_length=MANY)


class Definition(Record):
    """A term, its meaning, traits, examples and what people get wrong about it."""

    term: Name
    meaning: Claim
    traits: tuple[Claim, ...] = Field(default=(), max_length=MANY)
    examples: tuple[Claim, ...] = Field(default=(), max_length=MANY)
    contrast: Contrast | None = None
    misconceptions: tuple[Misconception, ...] = Field(default=(), max_length=MANY)

    @model_validator(mode="after")
    def _told_from_another(self) -> Self:
        if self.contrast is not None and self.contrast.to.id == self.id:
            raise PydanticCustomError(
                "own_contrast",
                "{id} is told apart from itself, expected another term",
                {"id": self.id, "at": ("contrast", "to")},
            )
        return self


KIND = Kind("definition", Definition)
