"""A quiz as it is asked: no key, no rationale, nothing that a participant must not see.

The paper's template gets these values and not the items, so that no slip in a template can print
an answer.
"""

from dataclasses import dataclass, replace

from jobcareer_kb.inline import Traced
from jobcareer_kb.quiz import Choice, Gaps, Item, Matching, Number, OpenAnswer, Ordering, TrueFalse


@dataclass(frozen=True, slots=True)
class AskedPart:
    """One part of an open question."""

    prompt: Traced
    points: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the participant reads it."""

    number: int
    kind: str
    """`single`, `multiple`, `true-false`, `matching`, `sorting`, `ordering`, `gaps`,
    `number`, `open`, `rubric`."""
    points: int
    stem: Traced
    case: Traced | None = None
    """What happened, told above the stem."""
    choose: int = 1
    """How many options to choose."""
    options: tuple[Traced, ...] = ()
    terms: tuple[Traced, ...] = ()
    """Words to match, or things to number, in the order of printing."""
    meanings: tuple[Traced, ...] = ()
    left_over: int = 0
    again: bool = False
    """Whether a meaning may belong to several words."""
    blanks: int = 0
    unit: Traced | None = None
    """What stands behind a number."""
    parts: tuple[AskedPart, ...] = ()
    """Parts of an open answer, or the criteria by which a whole one is marked."""


def asked(item: Item, number: int) -> Asked:
    """Return what the participant sees of an item."""
    return replace(_asked(item, number), case=item.case)


def _asked(item: Item, number: int) -> Asked:
    match item.task:
        case Choice(options=options, several=several) as choice:
            kind = "multiple" if several else "single"
            texts = tuple(option.text for option in options)
            return Asked(number, kind, item.points, item.stem, choose=choice.keys, options=texts)
        case TrueFalse():
            return Asked(number, "true-false", item.points, item.stem)
        case Matching(pairs=pairs, left_over=left_over) as matching:
            return Asked(
                number,
                "sorting" if matching.sorts else "matching",
                item.points,
                item.stem,
                terms=tuple(pair.term for pair in pairs),
                meanings=matching.meanings,
                left_over=len(left_over),
                again=matching.reuses,
            )
        case Ordering(items=items, shown=shown):
            things = tuple(items[index].text for index in shown)
            return Asked(number, "ordering", item.points, item.stem, terms=things)
        case Gaps(gaps=gaps):
            return Asked(number, "gaps", item.points, item.stem, blanks=len(gaps))
        case Number(unit=unit):
            return Asked(number, "number", item.points, item.stem, unit=unit)
        case OpenAnswer(rubric=rubric) if rubric:
            criteria = tuple(AskedPart(each.name, each.points) for each in rubric)
            return Asked(number, "rubric", item.points, item.stem, parts=criteria)
        case OpenAnswer(parts=parts):
            asked_parts = tuple(AskedPart(part.prompt, part.points) for part in parts)
            return Asked(number, "open", item.points, item.stem, parts=asked_parts)
