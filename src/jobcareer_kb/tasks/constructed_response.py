"""An answer in own words, marked by a person as a whole, by a rubric."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb import structures
from jobcareer_kb.record import Part
from jobcareer_kb.tasks import Piece, Question, Role, TaskType, Told
from jobcareer_kb.tasks._question import shown
from jobcareer_kb.values import Prose

Earned = Annotated[int, Field(strict=True, ge=0, le=20, examples=[1])]


class Level(Part):
    """How well an answer meets a criterion."""

    points: Earned
    words: Prose
    """What an answer of this level holds."""


class Criterion(Part):
    """One row of a rubric."""

    name: Prose
    """What the learner reads; the paper prints it with its points."""
    levels: tuple[Level, ...] = Field(min_length=1, max_length=6)
    """The best first."""


class ConstructedResponse(Question):
    """An answer in own words, marked by a rubric."""

    type: Literal["constructed-response"]
    rubric: tuple[Criterion, ...] = Field(min_length=1, max_length=8)
    sample: Prose
    """One answer that would get all points."""

    @model_validator(mode="after")
    def _points_add_up(self) -> Self:
        total = sum(criterion.levels[0].points for criterion in self.rubric)
        if total != self.points:
            raise PydanticCustomError(
                "points_sum",
                "the best levels give {total} points, the question says {points}",
                {"total": total, "points": self.points, "at": ("points",)},
            )
        return self

    @model_validator(mode="after")
    def _best_first(self) -> Self:
        for at, criterion in enumerate(self.rubric):
            earned = [level.points for level in criterion.levels]
            if earned != sorted(set(earned), reverse=True):
                raise PydanticCustomError(
                    "levels_order",
                    "levels of {earned} points, expected fewer in each than in the one before",
                    {"earned": ", ".join(map(str, earned)), "at": ("rubric", at, "levels")},
                )
        return self

    def answer_pieces(self) -> Iterator[Piece]:
        """The rubric, and an answer that would do; only what the best answers hold is told."""
        for at, criterion in enumerate(self.rubric):
            yield Piece(("rubric", at, "name"), criterion.name, Role.CRITERION)
            for place, level in enumerate(criterion.levels):
                route = ("rubric", at, "levels", place, "words")
                told = Told.NO if place else Told.BESIDE
                beside = criterion.name
                yield Piece(route, level.words, Role.LOOKS_FOR, not place, told, beside)
        yield Piece(("sample",), self.sample, Role.SAMPLE)

    def task(self) -> structures.OpenAnswer:
        """The answer to write, with its rubric."""
        rubric = tuple(
            structures.Criterion(
                self.traced(criterion.name, "rubric", at, "name"),
                tuple(
                    structures.Level(
                        level.points,
                        self.traced(level.words, "rubric", at, "levels", place, "words"),
                    )
                    for place, level in enumerate(criterion.levels)
                ),
            )
            for at, criterion in enumerate(self.rubric)
        )
        return structures.OpenAnswer((), self.traced(self.sample, "sample"), rubric)

    def doubts(self) -> Iterator[str]:
        """Whether two people would give the same points."""
        for criterion in self.rubric:
            best = shown(criterion.levels[0].words)
            yield f"Would two people give the same points for '{shown(criterion.name)}'? {best}"


TASK = TaskType("constructed-response", ConstructedResponse, ("rubric.name",))
