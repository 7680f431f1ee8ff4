"""What an item can ask of a learner, by structure: choose, judge, match, order, fill
in, say a number, write.

There are few structures and many task types: a type makes one of these of its records, and a
paper, its key and each format of a bank know these alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from jobcareer_kb.inline import Traced

BLANK = "_{3,}"
"""A blank in a stem, as a pattern."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Under which options and meanings are printed."""


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
    rationale: Traced | None


@dataclass(frozen=True, slots=True)
class Matching:
    """Words and meanings; `shown` gives the order in which all meanings are printed."""

    pairs: tuple[Pair, ...]
    left_over: tuple[LeftOver, ...]
    shown: tuple[int, ...]
    """Indices into pairs followed by left_over, in the order of printing; of meanings that belong
    to several words, the first."""
    sorts: bool = False
    """True where the words are cases, to be sorted into the few meanings."""

    @property
    def _every(self) -> tuple[Traced, ...]:
        return (*(p.match for p in self.pairs), *(m.match for m in self.left_over))

    @property
    def meanings(self) -> tuple[Traced, ...]:
        """All meanings in the order of printing, each once."""
        return tuple(self._every[index] for index in self.shown)

    @property
    def reuses(self) -> bool:
        """Whether a meaning belongs to several words."""
        return len(self.shown) < len(self._every)

    def letter_of(self, index: int) -> str:
        """The letter under which a pair's meaning, or one left over, is printed."""
        if index not in self.shown:
            index = self._every.index(self._every[index])
        return LETTERS[self.shown.index(index)]


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
class Gap:
    """What fits a blank: any of these, whatever its capitals."""

    answers: tuple[Traced, ...]
    rationale: Traced


@dataclass(frozen=True, slots=True)
class Gaps:
    """Blanks to fill in; the stem has a run of underscores for each."""

    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number to work out, right within a tolerance."""

    value: str
    tolerance: str
    """How far off an answer may be, up or down; `0` where it must be exact."""
    unit: Traced | None
    """What stands behind it."""
    rationale: Traced


@dataclass(frozen=True, slots=True)
class OpenPart:
    """One part of an open answer and what a good one holds."""

    prompt: Traced
    looks_for: Traced
    points: int


@dataclass(frozen=True, slots=True)
class Level:
    """How well an answer meets a criterion, and what that earns."""

    points: int
    words: Traced


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of a rubric, the best level first."""

    name: Traced
    levels: tuple[Level, ...]

    @property
    def points(self) -> int:
        """What the best level earns."""
        return max(level.points for level in self.levels)


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """An answer in own words, marked by a person: part by part, or as a whole by a rubric."""

    parts: tuple[OpenPart, ...]
    sample: Traced
    rubric: tuple[Criterion, ...] = ()


Task = Choice | TrueFalse | Matching | Ordering | Gaps | Number | OpenAnswer
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
                yield from filter(None, (meaning.match, meaning.rationale))
        case Ordering(items=items):
            for placed in items:
                yield from (placed.text, placed.rationale)
        case Gaps(gaps=gaps):
            for gap in gaps:
                yield from (*gap.answers, gap.rationale)
        case Number(unit=unit, rationale=rationale):
            yield from (rationale,) if unit is None else (unit, rationale)
        case OpenAnswer(parts=parts, sample=sample, rubric=rubric):
            for part in parts:
                yield from (part.prompt, part.looks_for)
            for criterion in rubric:
                yield criterion.name
                yield from (level.words for level in criterion.levels)
            yield sample
        case _:
            assert_never(task)


class Credit(Enum):
    """How the points of an answer that is right in part are found."""

    NONE = ""
    """All or none; or a person gives them."""
    EACH = "each"
    """Each right one earns an equal part."""
    OVER = "over"
    """Each right one earns an equal part; each beyond the number asked for takes as much away, down
    to 0. So whoever chooses as many as asked for never loses by it, and choosing all pays least."""


def credit_of(task: Task) -> Credit:
    """How an answer that is right in part is marked; a paper key says it, a bank does it or says
    how it differs."""
    match task:
        case Choice(several=True):
            return Credit.OVER
        case Gaps(gaps=(_,)):
            return Credit.NONE
        case Matching() | Ordering() | Gaps():
            return Credit.EACH
        case Choice() | TrueFalse() | Number() | OpenAnswer():
            return Credit.NONE
        case _:
            assert_never(task)
