"""Blanks to fill in; the stem has three underscores for each."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb import structures
from jobcareer_kb.record import Part
from jobcareer_kb.structures import BLANK
from jobcareer_kb.tasks import Piece, Question, Role, TaskType, Told
from jobcareer_kb.values import Prose


class Blank(Part):
    """What fits one blank."""

    answers: Annotated[tuple[Prose, ...], Field(min_length=1, max_length=12)]
    """What counts as right, whatever its capitals; the first is the one that the key prints."""
    rationale: Prose


class FillIn(Question):
    """A text with blanks to fill in."""

    type: Literal["fill-in"]
    stem: Prose = Field(examples=["Write the stem with a ___ here"])
    """The text; three underscores are a blank."""
    blanks: tuple[Blank, ...] = Field(min_length=1, max_length=12)
    """In the order of the stem."""

    @model_validator(mode="after")
    def _as_many_as_in_the_stem(self) -> Self:
        found = len(re.findall(BLANK, str(self.stem)))
        if found != len(self.blanks):
            raise PydanticCustomError(
                "blank_count",
                "the stem has {found} blanks, expected {blanks}, one for each of 'blanks'",
                {"found": found, "blanks": len(self.blanks), "at": ("stem",)},
            )
        return self

    def answer_pieces(self) -> Iterator[Piece]:
        """What fits each blank, and why."""
        for at, blank in enumerate(self.blanks):
            for place, answer in enumerate(blank.answers):
                yield Piece(("blanks", at, "answers", place), answer, Role.ANSWER, True)
            route = ("blanks", at, "rationale")
            yield Piece(route, blank.rationale, Role.FEEDBACK, True, Told.YES)

    def task(self) -> structures.Gaps:
        """The blanks."""
        return structures.Gaps(
            tuple(
                structures.Gap(
                    tuple(
                        self.traced(answer, "blanks", at, "answers", place)
                        for place, answer in enumerate(blank.answers)
                    ),
                    self.traced(blank.rationale, "blanks", at, "rationale"),
                )
                for at, blank in enumerate(self.blanks)
            )
        )

    def doubts(self) -> Iterator[str]:
        """Whether other words would be right too."""
        yield "Which other words would be right in a blank? Add them to its 'answers'."


TASK = TaskType("fill-in", FillIn, ())
