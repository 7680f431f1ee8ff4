"""A quiz with its answers, shaped for the key: what is right, why, and where it comes from."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jobcareer_kb.inline import Traced
from jobcareer_kb.quiz import (
    Choice,
    Gaps,
    Item,
    Matching,
    Number,
    OpenAnswer,
    Ordering,
    Trial,
    TrueFalse,
)
from jobcareer_kb.structures import LETTERS, credit_of


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One line of an item's answer."""

    label: str
    """A letter or a number; empty for the two answers about a statement, true first."""
    right: bool
    text: Traced
    why: Traced | None
    points: int = 0
    also: tuple[Traced, ...] = ()
    """Other answers that are right too."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a trial with people found, as it is printed."""

    people: int
    percent: int
    discrimination: str
    """With a sign and two decimals; empty where nobody worked it out."""
    on: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One item as the facilitator reads it."""

    number: int
    kind: str
    points: int
    stem: Traced
    case: Traced | None
    """What happened, told above the stem."""
    rows: tuple[AnswerRow, ...]
    explanation: Traced
    objective: int
    """Number of the objective in the guide's table; 0 where the workshop does not name it."""
    level: str
    credit: str = ""
    """How an answer that is right in part is marked: `each`, `over`; empty: not at all."""
    choose: int = 1
    is_true: bool = False
    """Of a statement to judge."""
    correction: Traced | None = None
    value: str = ""
    """Of a number to work out."""
    tolerance: str = ""
    """How far off it may be; empty where it must be exact."""
    unit: Traced | None = None
    again: bool = False
    """Whether a meaning belongs to several words."""
    sample: Traced | None = None
    trial: Tried | None = None


def answered(
    item: Item, number: int, objective: int, told: Callable[[datetime.date], str]
) -> Answered:
    """Return what the key prints of an item; `told` says a day in the language."""
    kind, rows, extra = _rows(item)
    return Answered(
        number,
        kind,
        item.points,
        item.stem,
        item.case,
        rows,
        item.explanation,
        objective,
        item.level,
        credit=credit_of(item.task).value,
        trial=None if item.trial is None else _tried(item.trial, told),
        **extra,
    )


def _tried(trial: Trial, told: Callable[[datetime.date], str]) -> Tried:
    index = trial.discrimination
    return Tried(
        trial.people,
        round(100 * trial.right),
        "" if index is None else f"{index:.2f}".replace("-", "\N{MINUS SIGN}"),
        told(trial.on),
    )


def _rows(item: Item) -> tuple[str, tuple[AnswerRow, ...], dict[str, Any]]:
    match item.task:
        case Choice(options=options, several=several) as choice:
            rows = tuple(
                AnswerRow(LETTERS[i], option.right, option.text, option.rationale)
                for i, option in enumerate(options)
            )
            return ("multiple" if several else "single"), rows, {"choose": choice.keys}
        case TrueFalse(answer=answer, correction=correction, if_true=true, if_false=false):
            rows = (
                AnswerRow("", answer, item.stem, true),
                AnswerRow("", not answer, item.stem, false),
            )
            extra = {"is_true": answer, "correction": correction}
            return "true-false", rows, extra
        case Matching() as matching:
            kind = "sorting" if matching.sorts else "matching"
            return kind, _matching(matching), {"again": matching.reuses}
        case Ordering(items=items):
            rows = tuple(
                AnswerRow(str(i), True, placed.text, placed.rationale)
                for i, placed in enumerate(items, start=1)
            )
            return "ordering", rows, {}
        case Gaps(gaps=gaps):
            rows = tuple(
                AnswerRow(str(i), True, gap.answers[0], gap.rationale, also=gap.answers[1:])
                for i, gap in enumerate(gaps, start=1)
            )
            return "gaps", rows, {}
        case Number() as sought:
            off = "" if sought.tolerance == "0" else sought.tolerance
            extra = {"value": sought.value, "tolerance": off, "unit": sought.unit}
            return "number", (AnswerRow("", True, item.stem, sought.rationale),), extra
        case OpenAnswer(rubric=rubric, sample=sample) if rubric:
            rows = tuple(
                AnswerRow(str(level.points), True, criterion.name, level.words, level.points)
                for criterion in rubric
                for level in criterion.levels
            )
            return "rubric", rows, {"sample": sample}
        case OpenAnswer(parts=parts, sample=sample):
            rows = tuple(
                AnswerRow(str(i), True, part.prompt, part.looks_for, part.points)
                for i, part in enumerate(parts, start=1)
            )
            return "open", rows, {"sample": sample}


def _matching(task: Matching) -> tuple[AnswerRow, ...]:
    pairs = tuple(
        AnswerRow(task.letter_of(i), True, pair.term, pair.rationale)
        for i, pair in enumerate(task.pairs)
    )
    left = tuple(
        AnswerRow(task.letter_of(len(task.pairs) + i), False, meaning.match, meaning.rationale)
        for i, meaning in enumerate(task.left_over)
    )
    return pairs + left
