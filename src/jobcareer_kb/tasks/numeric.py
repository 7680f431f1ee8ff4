"""A number to work out, right within a tolerance."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from jobcareer_kb import structures
from jobcareer_kb.tasks import Piece, Question, Role, TaskType, Told
from jobcareer_kb.values import Name, Prose

Number = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False, examples=[42])]
Distance = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False, examples=[0.5])]


class Numeric(Question):
    """A number to work out."""

    type: Literal["numeric"]
    answer: Number
    tolerance: Distance = 0
    """How far off an answer may be, up or down, and still be right."""
    unit: Name | None = None
    """What stands behind the number, such as `days`."""
    rationale: Prose
    """How one gets it."""

    def answer_pieces(self) -> Iterator[Piece]:
        """The unit, and how one gets the number."""
        if self.unit is not None:
            yield Piece(("unit",), self.unit, Role.UNIT)
        yield Piece(("rationale",), self.rationale, Role.FEEDBACK, True, Told.YES)

    def task(self) -> structures.Number:
        """The number."""
        return structures.Number(
            f"{self.answer:.12g}",
            f"{self.tolerance:.12g}",
            None if self.unit is None else self.traced(self.unit, "unit"),
            self.traced(self.rationale, "rationale"),
        )

    def doubts(self) -> Iterator[str]:
        """Whether the tolerance is fair."""
        yield "Would everybody who works it out soundly get within the tolerance?"


TASK = TaskType("numeric", Numeric, ("unit",))
