"""What every question has, and what it says of itself, whatever its type."""

import datetime
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, NamedTuple

from pydantic import Field

from jobcareer_kb.inline import Route, Traced, plain, without_cites
from jobcareer_kb.record import Part, Record
from jobcareer_kb.structures import Task
from jobcareer_kb.values import MANY, Claim, Id, Level, Points, Prose, Ref, RefTo, Words

Kinds = (
    *("definition", "distinction", "guide", "step", "challenge", "resource", "takeaway"),
    *("scenario", "procedure", "calculation", "pathway"),
)


Share = Annotated[float, Field(ge=0, le=1)]
Correlation = Annotated[float, Field(ge=-1, le=1)]
People = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]


class Role(Enum):
    """What a text of a question is for."""

    STEM = "stem"
    OPTION = "option"
    TERM = "term"
    """What something is to be found for."""
    MATCH = "match"
    """What belongs to a term, or to none."""
    MATCH_AGAIN = "match again"
    """The same match, of one more term."""
    ENTRY = "entry"
    """One thing to put in its place; the pieces come in the right order."""
    ANSWER = "answer"
    """What somebody writes that is right."""
    UNIT = "unit"
    PROMPT = "prompt"
    CRITERION = "criterion"
    LOOKS_FOR = "looks for"
    SAMPLE = "sample"
    FEEDBACK = "feedback"
    """Why an answer is right, or why it tempts and fails."""
    CORRECTION = "correction"
    EXPLANATION = "explanation"


class Told(Enum):
    """Whether a question says one of its texts for true."""

    NO = "no"
    YES = "yes"
    BESIDE = "beside"
    """Together with what stands beside it, such as a term."""


class Piece(NamedTuple):
    """One text of a question, and what it is for."""

    route: Route
    words: Words
    role: Role
    right: bool | None = None
    """Of an answer, or of the feedback on it, whether it is right; of a stem that states something,
    whether it is true; None where there is nothing to judge."""
    told: Told = Told.NO
    beside: Words | None = None
    """What it belongs to: the stem of a key, the term of a match, the prompt of an answer."""


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

    @property
    def states(self) -> bool | None:
        """Of a stem that states something, whether it is true; None of one that asks."""
        return None

    @property
    def chance(self) -> float:
        """The share of guesses that get it right; 0 where that is not known."""
        return 0

    def pieces(self) -> Iterator[Piece]:
        """Every text of the question, each once."""
        told = Told.YES if self.states else Told.NO
        yield Piece(("stem",), self.stem, Role.STEM, self.states, told)
        yield Piece(("explanation",), self.explanation, Role.EXPLANATION, told=Told.YES)
        yield from self.answer_pieces()

    def in_role(self, *roles: Role) -> tuple[Piece, ...]:
        """The texts that are for one of these."""
        return tuple(piece for piece in self.pieces() if piece.role in roles)

    def answer_pieces(self) -> Iterator[Piece]:
        """The texts that its type adds."""
        raise NotImplementedError(f"{type(self).__name__} names none of its texts")

    def task(self) -> Task:
        """What it asks of a learner, in one of the structures that papers and banks know."""
        raise NotImplementedError(f"{type(self).__name__} makes no task")

    def doubts(self) -> Iterator[str]:
        """What a reviewer has to ask of its answers, since no check can judge it."""
        raise NotImplementedError(f"{type(self).__name__} asks a reviewer nothing")

    def traced(self, words: Words, *route: str | int) -> Traced:
        """A text as a quiz carries it: with its record and its field."""
        return Traced(f"question/{self.id}", route, words.inlines)


def shown(words: Words) -> str:
    """A text as a learner reads it, without citations, on one line."""
    return " ".join(plain(without_cites(words.inlines)).split())
