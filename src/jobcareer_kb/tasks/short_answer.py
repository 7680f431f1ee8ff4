"""An open answer of a few words or sentences, marked by a person part by part."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb import structures
from jobcareer_kb.record import Part
from jobcareer_kb.tasks import Piece, Question, Role, TaskType, Told
from jobcareer_kb.tasks._question import shown
from jobcareer_kb.values import Points, Prose


class AnswerPart(Part):
    """One part of an open answer, and what a good one holds."""

    prompt: Prose
    looks_for: Prose
    points: Points


class ShortAnswer(Question):
    """An open answer of a few words or sentences, marked by a person."""

    type: Literal["short-answer"]
    parts: tuple[AnswerPart, ...] = Field(min_length=1, max_length=12)
    sample: Prose
    """One answer that would get all points."""

    @model_validator(mode="after")
    def _points_add_up(self) -> Self:
        total = sum(part.points for part in self.parts)
        if total != self.points:
            raise PydanticCustomError(
                "points_sum",
                "the parts give {total} points, the question says {points}",
                {"total": total, "points": self.points, "at": ("points",)},
            )
        return self

    def answer_pieces(self) -> Iterator[Piece]:
        """What to write, part by part, and an answer that would do."""
        for at, part in enumerate(self.parts):
            yield Piece(("parts", at, "prompt"), part.prompt, Role.PROMPT)
            route = ("parts", at, "looks_for")
            yield Piece(route, part.looks_for, Role.LOOKS_FOR, True, Told.BESIDE, part.prompt)
        yield Piece(("sample",), self.sample, Role.SAMPLE)

    def task(self) -> structures.OpenAnswer:
        """The parts to write."""
        parts = tuple(
            structures.OpenPart(
                self.traced(part.prompt, "parts", at, "prompt"),
                self.traced(part.looks_for, "parts", at, "looks_for"),
                part.points,
            )
            for at, part in enumerate(self.parts)
        )
        return structures.OpenAnswer(parts, self.traced(self.sample, "sample"))

    def doubts(self) -> Iterator[str]:
        """Whether two people would give the same points."""
        for part in self.parts:
            yield f"Would two people give the same points by this? {shown(part.looks_for)}"


TASK = TaskType("short-answer", ShortAnswer, ("parts.prompt",))
