"""The quiz model: items with keys, distractors, rationales and sources; no trace of any format.

Every text is a `Traced` run, so that a paper quiz, its key and a bank all know the record and the
field that each sentence came from.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jobcareer_kb.inline import Cite, Inlines, Text, Traced, walk
from jobcareer_kb.wordings import Wordings


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
    "sample-answer": "Sample answer: {sample}",
}
"""What a bank prints by itself, in English."""


def texts_of(item: Item) -> Iterator[Traced]:
    """Every text of an item: stem, options with rationale, and so on, explanation last."""
    if item.case is not None:
        yield item.case
    yield item.stem
    match item.task:
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
