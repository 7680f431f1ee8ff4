"""Texts that say the same: equal, equal but for case and marks, or nearly equal.

Nearly equal is judged by shingles, which are rows of three words (Broder, 1997). Of each text the
shingles with the lowest digests are looked up among those of the others, so that no text is laid
beside each other one.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

from pydantic import BaseModel

from jobcareer_kb.checks import Check, Context, Gather, check_side_by_side
from jobcareer_kb.checks._ground import Gathered
from jobcareer_kb.checks._item_texts import shown, singular, words_in
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction

_ROW = 3
"""Words in a shingle."""
_LOOKED_UP = 8
"""Shingles by which a text is looked up."""
_SHARED = 6
"""Texts that are remembered for one shingle; what more share is a turn of phrase."""
_FEWEST = 8
"""Words of a text from which on it is compared; two short ones differ by a word that counts."""
_ALIKE = 0.5
"""The share of their shingles that two texts have in common; our own choice."""

ARTICLES = frozenset({"a", "an", "the"})
"""Words that no name and no text is told apart by."""
_BLOCKS = (
    range(0x300, 0x370), range(0x483, 0x488), range(0x591, 0x5C8), range(0x610, 0x61B),
    range(0x64B, 0x671), range(0x6D6, 0x6EE), range(0x1AB0, 0x1B00), range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100), range(0x3099, 0x309B), range(0xFE20, 0xFE30),
)  # fmt: skip
"""Where Unicode has the marks that stand over, under or within a letter."""
_MARKS = dict.fromkeys(c for block in _BLOCKS for c in block if unicodedata.combining(chr(c)))


class Said(NamedTuple):
    """One text and where it stands."""

    record: str
    route: Route
    text: str
    form: str
    """The text as it is laid beside others."""


Fields = tuple[tuple[type[Record], str], ...]
"""Models, each with a field that is read."""
Row = tuple[int, Route, str]
Pairs = Callable[[Iterable[Said]], Iterator[tuple[Said, Said]]]


def fields_of(record: BaseModel, fields: Fields) -> Iterator[Row]:
    """What a record says in some fields: the number of each, its route and its text."""
    for number, (model, name) in enumerate(fields):
        if isinstance(record, model):
            yield number, (name,), shown(getattr(record, name))


def check_alike(
    code: str,
    name: str,
    severity: Severity,
    manual: str | None,
    rows: Callable[[BaseModel], Iterable[Row]],
    say: Callable[[Said, Said], tuple[str, str]],
    pairs: Pairs | None = None,
    to_form: Callable[[str], str] | None = None,
) -> Check:
    """Declare a check that lays texts of all records side by side, field by field; `say` gives
    message and help."""

    def join(context: Context, gathered: Gathered) -> Iterator[Diagnostic]:
        for texts in side_by_side(gathered):
            for said, other in (pairs or twice)(texts):
                here, there = (context.kb.locate(each.record, each.route) for each in (said, other))
                yield made.rule.at(here, *say(said, other), (Related(there, "the other one"),))

    gather = taking(rows, to_form or form)
    made = check_side_by_side(code, name, severity, manual, gather, join, model=Record)
    return made


def taking(
    rows: Callable[[BaseModel], Iterable[Row]], to_form: Callable[[str], str]
) -> Callable[[Context], Gather]:
    """What takes rows out of each record, with the form of each text."""

    def taken(_: str, record: BaseModel) -> list[Any] | None:
        return [[*row, to_form(row[2])] for row in rows(record)] or None

    return lambda _: taken


def side_by_side(gathered: Mapping[str, Any]) -> Iterator[list[Said]]:
    """What was taken out of all records, field by field."""
    fields: dict[int, list[Said]] = {}
    for name, rows in gathered.items():
        for number, route, text, its_form in rows:
            fields.setdefault(number, []).append(Said(name, tuple(route), text, its_form))
    return (fields[number] for number in sorted(fields))


def mistaken(record: BaseModel) -> Iterator[tuple[Route, str]]:
    """What people say and a reply of the record puts right."""
    if isinstance(record, Definition | Distinction):
        for place, each in enumerate(record.misconceptions):
            yield ("misconceptions", place, "statement"), shown(each.statement)


def sayings_of(record: BaseModel, fields: Fields) -> Iterator[Row]:
    """The texts of some fields, and what people say, as a field of its own behind them."""
    yield from fields_of(record, fields)
    yield from ((len(fields), *each) for each in mistaken(record))


def misconceptions(kb: KnowledgeBase) -> Iterator[tuple[str, Route, str]]:
    """The same of all records, by the names of these."""
    for name, record in definitions_and_distinctions(kb):
        for route, text in mistaken(record):
            yield name, route, text


def definitions_and_distinctions(
    kb: KnowledgeBase,
) -> Iterator[tuple[str, Definition | Distinction]]:
    """The records that have misconceptions, by their names."""
    for definition in kb.of("definition", Definition):
        yield f"definition/{definition.id}", definition
    for distinction in kb.of("distinction", Distinction):
        yield f"distinction/{distinction.id}", distinction


@lru_cache(maxsize=65536)
def form(text: str) -> str:
    """What is left of a text without capitals, accents and signs."""
    flat = unicodedata.normalize("NFKD", text).translate(_MARKS)
    return " ".join(words_in(flat)) or " ".join(text.split())


def bare_name(name: str) -> str:
    """The form of a name without an article and simple plurals."""
    words = [singular(word) for word in form(name).split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def twice(texts: Iterable[Said]) -> Iterator[tuple[Said, Said]]:
    """Every text that says what one of another record says, with the first such one.

    Both of them are named, for nobody can tell which of the two is the copy.
    """
    by_form: dict[str, list[Said]] = {}
    for said in texts:
        by_form.setdefault(said.form, []).append(said)
    for alike in by_form.values():
        other = next((said for said in alike if said.record != alike[0].record), None)
        if other is None:
            continue
        for said in alike:
            yield said, (other if said.record == alike[0].record else alike[0])


def nearly_twice(texts: Iterable[Said]) -> Iterator[tuple[Said, Said]]:
    """Every text that nearly says what one of another record says, with it; both are named."""
    named: set[str] = set()
    by_shingle: dict[int, list[tuple[Said, frozenset[int]]]] = {}
    for said in texts:
        mine = _shingles(said.form)
        if not mine:
            continue
        lowest = sorted(mine)[:_LOOKED_UP]
        others = {
            other.record: (other, theirs)
            for shingle in lowest
            for other, theirs in by_shingle.get(shingle, ())
        }
        for other, theirs in others.values():
            if other.record != said.record and _is_near(said, mine, other, theirs):
                yield said, other
                if other.record not in named:
                    yield other, said
                named |= {said.record, other.record}
                break
        for shingle in lowest:
            held = by_shingle.setdefault(shingle, [])
            if len(held) < _SHARED:
                held.append((said, mine))


def _is_near(said: Said, mine: frozenset[int], other: Said, theirs: frozenset[int]) -> bool:
    shared = len(mine & theirs)
    is_near = shared >= _ALIKE * (len(mine) + len(theirs) - shared)
    return is_near and said.form != other.form


def _shingles(text: str) -> frozenset[int]:
    words = text.split()
    if len(words) < _FEWEST:
        return frozenset()
    rows = zip(*(words[start:] for start in range(_ROW)), strict=False)
    return frozenset(crc32(" ".join(row).encode()) for row in rows)
