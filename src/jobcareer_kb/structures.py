"""What an item can ask of a learner, by structure: choose, judge, match, order, write.

There are few structures and many task types: a type makes one of these of its records, and a
paper, its key and each format of a bank know these alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from jobcareer_kb.inline import Traced


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose."""

    text: Traced
    right: bool
    rationale: Traced


@dataclass(frozen=True, slots=True)
class Choice:
    """Single best answer, or multiple response where `several`."""

    options: tuple[Option, ...]
    several: bool

    @property
    def keys(self) -> int:
        """How many options are right."""
        return sum(option.right for option in self.options)


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """A statement to judge; a false one is also to be corrected."""

    answer: bool
    correction: Traced
    if_true: Traced
    if_false: Traced


@dataclass(frozen=True, slots=True)
class Pair:
    """A word and what belongs to it."""

    term: Traced
    match: Traced
    rationale: Traced


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A meaning that belongs to no word."""

    match: Traced
    rationale: Traced


@dataclass(frozen=True, slots=True)
class Matching:
    """Words and meanings; `shown` gives the order in which all meanings are printed."""

    pairs: tuple[Pair, ...]
    left_over: tuple[LeftOver, ...]
    shown: tuple[int, ...]
    """Indices into pairs followed by left_over, in the order of printing."""

    @property
    def meanings(self) -> tuple[Traced, ...]:
        """All meanings in the order of printing."""
        every = (*(p.match for p in self.pairs), *(m.match for m in self.left_over))
        return tuple(every[index] for index in self.shown)

    def letter_of(self, index: int) -> str:
        """The letter under which a pair's meaning, or one left over, is printed."""
        return "ABCDEFGHIJ"[self.shown.index(index)]


@dataclass(frozen=True, slots=True)
class Placed:
    """One thing to put in its place."""

    text: Traced
    rationale: Traced


@dataclass(frozen=True, slots=True)
class Ordering:
    """Things in their right order; `shown` is the order of printing, never the right one."""

    items: tuple[Placed, ...]
    shown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenPart:
    """One part of an open answer and what a good one holds."""

    prompt: Traced
    looks_for: Traced
    points: int


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """An answer in own words, marked by a person."""

    parts: tuple[OpenPart, ...]
    sample: Traced


Task = Choice | TrueFalse | Matching | Ordering | OpenAnswer
"""Every structure."""


def texts_of_task(task: Task) -> Iterator[Traced]:
    """Every text of a task: what is asked, each with its rationale."""
    match task:
        case Choice(options=options):
            for option in options:
                yield from (option.text, option.rationale)
        case TrueFalse(correction=correction, if_true=if_true, if_false=if_false):
            yield from (if_true, if_false, correction)
        case Matching(pairs=pairs, left_over=left_over):
            for pair in pairs:
                yield from (pair.term, pair.match, pair.rationale)
            for meaning in left_over:
                yield from (meaning.match, meaning.rationale)
        case Ordering(items=items):
            for placed in items:
                yield from (placed.text, placed.rationale)
        case OpenAnswer(parts=parts, sample=sample):
            for part in parts:
                yield from (part.prompt, part.looks_for)
            yield sample
        case _:
            assert_never(task)
