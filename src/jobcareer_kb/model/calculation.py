"""A calculation that is worked out step by step."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.record import Kind, Part, Record
from jobcareer_kb.values import MANY, Claim, Name, Prose, Words


class Given(Part):
    """A figure that the calculation begins with."""

    name: Name
    value: Claim | None = None
    """With its unit and its source, such as `$15 an hour [@some-id]`."""
    assumed: Prose | None = None
    """In the place of `value`: a number that is made up, such as `$200 a week`; it needs no source,
    and is printed as assumed."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.value is None) == (self.assumed is None):
            raise PydanticCustomError(
                "one_given",
                "what is given has 'value' or 'assumed', expected exactly one",
            )
        return self

    @property
    def amount(self) -> Words:
        """What the calculation begins with, be it looked up or assumed."""
        said = self.value if self.assumed is None else self.assumed
        assert said is not None
        return said


class Working(Part):
    """One step: in words, and in figures."""

    say: Prose
    sum: Prose
    """Such as `15 × 40 = 600`; `check` works it out again."""


class Calculation(Record):
    """A task in figures, what is given, each step, and the result."""

    title: Name
    task: Prose
    given: tuple[Given, ...] = Field(min_length=1, max_length=MANY)
    steps: tuple[Working, ...] = Field(min_length=1, max_length=MANY)
    result: Prose
    """The answer in a sentence."""


KIND = Kind("calculation", Calculation)
