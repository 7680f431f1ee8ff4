"""A calculation that is worked out step by step."""

from pydantic import Field

from jobcareer_kb.model._record import Kind, Part, Record
from jobcareer_kb.values import MANY, Claim, Name, Prose


class Given(Part):
    """A figure that the calculation begins with."""

    name: Name
    value: Claim
    """With its unit and its source, such as `$15 an hour [@some-id]`."""


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
