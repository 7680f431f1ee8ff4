"""Multiple response: the stem says how many to choose."""

from typing import Literal, Self

from pydantic import Field, model_validator

from jobcareer_kb.tasks import TaskType
from jobcareer_kb.tasks._choice import Choice, Option


class Multiple(Choice):
    """Multiple response: the stem says how many to choose."""

    type: Literal["multiple"]
    options: tuple[Option, ...] = Field(min_length=3, max_length=12)

    @model_validator(mode="after")
    def _some_keys(self) -> Self:
        fits = 2 <= self.keys < len(self.options)
        return self._require(fits, "2 or more, and 1 distractor or more")


TASK = TaskType("multiple", Multiple, ("options.text",))
