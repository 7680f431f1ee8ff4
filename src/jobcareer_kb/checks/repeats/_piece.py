"""A sentence or a clause of it, taken apart: what it is about, and what it says of that."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from jobcareer_kb.checks.repeats._number import Number
from jobcareer_kb.inline import Route

DENIED, NUMBERS, CONTRASTS, APART, OF_PART = 1, 2, 4, 8, 16
EITHER = DENIED | OF_PART
"""By these two differ where one alone has them."""
BOTH = NUMBERS | CONTRASTS | APART
"""By these two differ only where both have them."""
WHEN = "when "
"""Before the names of rows of months and of days."""
ALL = "all"
"""Stands for any word such as each and every."""
OF_ALL = frozenset({ALL, "of all"})
"""Of a sentence that begins with one: "Always do it" is what "Do it" says."""


class Piece(NamedTuple):
    """A sentence or a clause of it: what it is about, and what it says of that."""

    record: str
    about: str
    """The record itself, or the one that an item is about."""
    route: Route
    text: str
    content: frozenset[str]
    numbers: Mapping[str, Number]
    """Each number by the word behind it, or by what its unit measures."""
    contrasts: tuple[tuple[str, str], ...]
    """Words of a row of contrasts, in their order, each with its row."""
    denied: bool
    is_one: bool
    """Whether it is a single clause, so that a "not" in it denies all of it."""
    is_sentence: bool
    hedges: frozenset[str]
    says_it: bool
    all_numbers: frozenset[str]
    is_more: bool
    """Whether it tells a second thing, as with "too"."""
    in_case: bool
    """Whether its sentence begins with the case for which it holds."""
    lead: str
    """The verb that it begins with, where it tells people what to do."""
    without: frozenset[str]
    """What a "no" in it stands before."""
    apart: frozenset[str]
    """Of a sentence of several clauses, the words of those with a "not"."""
    rows: tuple[tuple[str, str], ...]
    """Two words of content in a row."""
    reach: frozenset[str]
    """Its words of content, and those of what it is about."""
    averting: frozenset[str]
    """Words in it that say "not" in another way."""
    points: bool
    """Whether a word such as "it" in it means something of another clause."""
    runs: frozenset[str]
    """Rows of which its words stand side by side, as in "cool and dry"."""
    pivots: frozenset[str]
    """Words between what comes first and what comes later, or between two that are compared."""
    around: tuple[frozenset[str], frozenset[str]]
    """What stands before the first of these, and behind it."""
    doers: frozenset[str]
    """Words that stand as plurals: before a verb they say who does it, and not of which kind."""
    of_part: bool
    """Whether a "not" in it is that of a part, as in `a jar that did not seal`."""
    is_false: bool
    """Whether its record holds it for false."""
    shares: Mapping[str, str]
    """How much it takes of each thing, as in "two parts of greens"."""
    marks: int
    """Bits of what it has by which two can differ: `DENIED` and the next."""


_SETS = ("content", "hedges", "all_numbers", "without", "apart", "reach", "averting", "pivots",
         "doers", "runs")  # fmt: skip


class Head(NamedTuple):
    """What says which pieces are laid beside each other."""

    marks: int
    """By what it can differ."""
    rows: tuple[str, ...]


class Packed(NamedTuple):
    """A piece as plain data; the rest as JSON, since most are laid beside no other one."""

    head: Head
    rest: str


def packed(piece: Piece) -> Packed:
    """A piece as plain data."""
    rest = json.dumps(piece[2:], default=sorted, separators=(",", ":"))
    rows = dict.fromkeys("\t".join(sorted(row)) for row in piece.rows)
    return Packed(Head(piece.marks, tuple(rows)), rest)


def unpacked(record: str, about: str, rest: str) -> Piece:
    """The piece again."""
    values: dict[str, Any] = dict(zip(Piece._fields[2:], json.loads(rest), strict=True))
    values.update({field: frozenset(values[field]) for field in _SETS})
    values.update({field: tuple(map(tuple, values[field])) for field in ("contrasts", "rows")})
    values["around"] = tuple(map(frozenset, values["around"]))
    values["route"] = tuple(values["route"])
    values["numbers"] = {word: Number(*each) for word, each in values["numbers"].items()}
    return Piece(record, about, **values)
