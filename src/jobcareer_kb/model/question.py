"""An authored quiz item, in one of six types."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.model._record import Kind, Part, Record
from jobcareer_kb.model.objective import Level
from jobcareer_kb.values import MANY, Claim, Flag, Id, Points, Prose, Ref, RefTo

Kinds = (
    *("definition", "distinction", "guide", "step", "challenge", "resource", "takeaway"),
    *("scenario", "procedure", "calculation", "pathway"),
)


Share = Annotated[float, Field(ge=0, le=1)]
Correlation = Annotated[float, Field(ge=-1, le=1)]
People = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]


class Trial(Part):
    """What people did with the item when it was tried out."""

    n: People
    """How many people answered it."""
    right: Share
    """The share of them that got it right, from 0 to 1."""
    discrimination: Correlation | None = None
    """How well it tells people who know more from people who know less, from -1 to 1: the
    correlation of this item with the rest of the quiz, or the upper less the lower group."""
    on: datetime.date
    """The day of the trial, or its last one."""


class Question(Record):
    """What every item has: one objective, one record, a level, and why its key is right."""

    objective: Annotated[Ref, RefTo("objective")]
    measures: tuple[Id, ...] = Field(default=(), max_length=MANY)
    """Ids of the parts of its objective's criterion that a right answer shows."""
    level: Level
    about: Annotated[Ref, RefTo(*Kinds)]
    """The record that the item asks about."""
    scenario: Annotated[Ref, RefTo("scenario")] | None = None
    """The case that stands above the stem."""
    stem: Prose
    explanation: Claim
    """Why the key is right, with the source; shown after the answer."""
    points: Points
    trial: Trial | None = None
    """What a trial with people found; printed in the key."""
    revised: datetime.date


class Option(Part):
    """An answer to choose; the key says so, every other option is a distractor."""

    text: Prose
    key: Flag = False
    rationale: Prose
    """Why it is right, or why it tempts and fails."""


class Choice(Question):
    """What both choice items share."""

    options: tuple[Option, ...] = Field(min_length=3, max_length=6)

    def _require(self, fits: bool, expected: str) -> Self:
        if not fits:
            keys = [place for place, option in enumerate(self.options) if option.key]
            some = 1 < len(keys) < len(self.options)
            at = ("options", keys[1], "key") if some else ("options",)
            raise PydanticCustomError(
                "key_count",
                "{keys} of {options} options marked as key, expected {expected}",
                {"keys": len(keys), "options": len(self.options), "expected": expected, "at": at},
            )
        return self


class Single(Choice):
    """Single best answer."""

    type: Literal["single"]

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        return self._require(sum(option.key for option in self.options) == 1, "exactly 1")


class Multiple(Choice):
    """Multiple response: the stem says how many to choose."""

    type: Literal["multiple"]

    @model_validator(mode="after")
    def _some_keys(self) -> Self:
        keys = sum(option.key for option in self.options)
        return self._require(2 <= keys < len(self.options), "2 or more, and 1 distractor or more")


class TrueFalse(Question):
    """A statement to judge; where it is false, the learner also corrects it."""

    type: Literal["true-false"]
    answer: Flag
    correction: Claim
    """A true statement in place of the false one, or the true one in other words."""
    if_true: Prose
    """Feedback for choosing True."""
    if_false: Prose
    """Feedback for choosing False."""


class Pair(Part):
    """A word and what belongs to it."""

    term: Prose
    match: Prose
    rationale: Prose


class LeftOver(Part):
    """A meaning that belongs to no word."""

    match: Prose
    rationale: Prose


class Matching(Question):
    """Words to match with their meanings; a meaning may be left over."""

    type: Literal["matching"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=6)
    left_over: tuple[LeftOver, ...] = Field(default=(), max_length=2)


class Ordered(Part):
    """One thing to put in its place."""

    text: Prose
    rationale: Prose


class Ordering(Question):
    """Things to number; given here in the right order."""

    type: Literal["ordering"]
    items: tuple[Ordered, ...] = Field(min_length=3, max_length=6)


class AnswerPart(Part):
    """One part of an open answer, and what a good one holds."""

    prompt: Prose
    looks_for: Prose
    points: Points


class ShortAnswer(Question):
    """An open answer of a few words or sentences, marked by a person."""

    type: Literal["short-answer"]
    parts: tuple[AnswerPart, ...] = Field(min_length=1, max_length=4)
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


KIND = Kind(
    "question",
    Question,
    variants={
        "single": Single,
        "multiple": Multiple,
        "true-false": TrueFalse,
        "matching": Matching,
        "ordering": Ordering,
        "short-answer": ShortAnswer,
    },
)
