"""The quiz model: items with keys, distractors, rationales and sources; no trace of any format.

Every text is a `Traced` run, so that a paper quiz, its key and a bank all know the record and the
field that each sentence came from.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jobcareer_kb.inline import Cite, Inlines, Text, Traced, walk
from jobcareer_kb.structures import (
    Choice,
    Criterion,
    Gap,
    Gaps,
    LeftOver,
    Matching,
    Number,
    OpenAnswer,
    OpenPart,
    Option,
    Ordering,
    Pair,
    Placed,
    Task,
    TrueFalse,
    texts_of_task,
)
from jobcareer_kb.wordings import Wordings

__all__ = [
    "BANK_WORDS",
    "Choice",
    "Criterion",
    "Gap",
    "Gaps",
    "Item",
    "LeftOver",
    "Matching",
    "Number",
    "OpenAnswer",
    "OpenPart",
    "Option",
    "Ordering",
    "Pair",
    "Placed",
    "Quiz",
    "Task",
    "Trial",
    "TrueFalse",
    "texts_of",
    "worded",
]


@dataclass(frozen=True, slots=True)
class Trial:
    """What a trial with people found."""

    people: int
    right: float
    """The share of them that got it right."""
    discrimination: float | None
    """From -1 to 1; None where nobody worked it out."""
    on: datetime.date


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a quiz."""

    id: str
    """`kind/id` of the record it comes from: stable, whatever its words."""
    objective: str
    """`objective/id`."""
    objective_text: Traced
    level: str
    points: int
    stem: Traced
    task: Task
    explanation: Traced
    """Why the key is right, with its citations."""
    revised: str
    """ISO date of the last change of meaning."""
    case: Traced | None = None
    """What happened, told above the stem."""
    trial: Trial | None = None
    made_from: tuple[str, ...] = ()
    """Of one that nobody wrote: names of the records that its texts come from."""

    @property
    def short_id(self) -> str:
        """The id without its kind, as file formats with one name space want it."""
        return self.id.partition("/")[2]

    @property
    def references(self) -> tuple[str, ...]:
        """Ids of the cited references, in order, each once."""
        return tuple(
            dict.fromkeys(
                cite.reference
                for text in texts_of(self)
                for node in walk((text,))
                if isinstance(node, Cite)
                for cite in node.items
            )
        )


@dataclass(frozen=True, slots=True)
class Quiz:
    """All items of one workshop, and what a format needs to name their sources."""

    id: str
    """Id of the workshop."""
    title: str
    language: str
    licence: str
    """One line: name and address of the licence."""
    items: tuple[Item, ...]
    short_forms: Mapping[str, str]
    """Author and year of each cited reference, such as `Indeed, 2025a`."""
    credits: tuple[str, ...] = ()
    """Lines that every file must carry, in plain words."""
    wordings: Wordings = field(default_factory=lambda: Wordings(BANK_WORDS))
    """What a bank prints by itself, in the language of the quiz."""


BANK_WORDS: Mapping[str, str] = {
    "bank-language": "{title}, language: {language}",
    "points": "{n} points",
    "points-1": "{n} point",
    "with-points": "{words} ({points})",
    "answer-in": "Answer in: {unit}",
    "sample-answer": "Sample answer: {sample}",
}
"""What a bank prints by itself, in English."""


def texts_of(item: Item) -> Iterator[Traced]:
    """Every text of an item: stem, options with rationale, and so on, explanation last."""
    if item.case is not None:
        yield item.case
    yield item.stem
    yield from texts_of_task(item.task)
    yield item.explanation


def worded(nodes: Inlines, short_forms: Mapping[str, str]) -> str:
    """Plain words for a bank, citations as author and year, since a bank has no numbered list."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, Cite):
            names = (
                ", ".join(filter(None, (short_forms[c.reference], c.locator))) for c in node.items
            )
            parts.append(f"({'; '.join(names)})")
        elif isinstance(node, Text):
            parts.append(node.text)
        else:
            parts.append(worded(node.children, short_forms))
    return "".join(parts)
