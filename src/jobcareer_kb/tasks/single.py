"""Single best answer."""

from typing import Literal, Self

from pydantic import model_validator

from jobcareer_kb.tasks import TaskType
from jobcareer_kb.tasks._choice import Choice


class Single(Choice):
    """Single best answer."""

    type: Literal["single"]

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        return self._require(self.keys == 1, "exactly 1")


TASK = TaskType("single", Single, ("options.text",))
