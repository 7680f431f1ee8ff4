"""Join the ledger's entries with the claims of the records: the state of each claim and source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from jobcareer_kb.inline import Route, parse
from jobcareer_kb.ledger.digests import claim_digest, reference_digest
from jobcareer_kb.model import Record
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import Claim, Words, words_of

State = Literal["supported", "partial", "unsupported", "unreachable", "unchecked", "suspect"]
Misfit = Literal["record", "claim", "reference", "citation", "doubled"]
"""What an entry lacks: record, claim, reference or citation; or it is a second one."""
BACKING = frozenset({"supported", "partial"})
"""Verdicts that speak for a source."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """One source of a claim, and what the ledger says about the two."""

    reference: str
    state: State
    entry: Evidence | None = None
    changed: tuple[str, ...] = ()
    """Of a suspect entry: `claim`, `reference`, or both."""

    @property
    def found(self) -> str:
        """The verdict of the last look, also of one that is suspect now; empty without a look."""
        return self.entry.verdict if self.entry is not None else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A text that states a fact or cites a source."""

    record: str
    """`kind/id`."""
    route: Route
    words: Words
    sources: tuple[SourceState, ...]
    """Each reference once, in the order of citing."""

    @property
    def name(self) -> str:
        """`kind/id#route`, as the command `review` takes it."""
        return f"{self.record}#{'.'.join(str(part) for part in self.route)}"

    @property
    def left_out(self) -> tuple[str, ...]:
        """References not printed here: found not to support it, while another one does.

        An edit of the words does not bring such a citation back: it stays out until somebody has
        looked again.
        """
        if not any(source.found in BACKING for source in self.sources):
            return ()
        return tuple(s.reference for s in self.sources if s.found == "unsupported")


@dataclass(frozen=True, slots=True)
class Stray:
    """An entry that belongs to no claim and source."""

    entry: Evidence
    why: Misfit
    route: Route = ()
    """The claim, where there is one."""
    other: str = ""
    """Id of the entry that already speaks for the pair."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every claim with the states of its sources, and the entries that belong nowhere."""

    statements: Mapping[str, tuple[Statement, ...]]
    """By record, in the order of its fields."""
    strays: tuple[Stray, ...]
    entries: int
    """How many entries there are."""

    def all(self) -> Iterator[Statement]:
        """Every statement, by record."""
        for found in self.statements.values():
            yield from found


@dataclass
class _Place:
    """A claim while the entries are dealt out."""

    route: Route
    words: Words
    references: tuple[str, ...]
    digest: str = ""
    taken: dict[str, tuple[Evidence, bool]] = field(default_factory=dict)
    """By reference: its entry, and whether the claim still reads as it did."""


def read_ledger(records: Mapping[str, Record]) -> Ledger:
    """Deal the entries out to the claims they looked at."""
    entries = [r for r in records.values() if isinstance(r, Evidence)]
    entries.sort(key=lambda entry: entry.on, reverse=True)  # of two, the later look holds
    places = {name: found for name in records if (found := _places(records[name]))}
    strays: list[Stray] = []
    by_record: dict[str, list[Evidence]] = {}
    for entry in entries:
        if entry.claim not in records:
            strays.append(Stray(entry, "record"))
        elif f"reference/{entry.reference}" not in records:
            strays.append(Stray(entry, "reference"))
        else:
            by_record.setdefault(entry.claim, []).append(entry)
    for name, group in by_record.items():
        strays += _deal(group, places.get(name, []))
    digests = {entry.reference: "" for entry in entries}
    for id_ in digests:
        reference = records.get(f"reference/{id_}")
        if isinstance(reference, Reference):
            digests[id_] = reference_digest(reference)
    statements = {
        name: tuple(_statement(name, place, digests) for place in found)
        for name, found in places.items()
    }
    return Ledger(statements, tuple(strays), len(entries))


def _places(record: Record) -> list[_Place]:
    """The claims of a record: texts that must cite, and others that do."""
    found = []
    for route, words in words_of(record):
        cited = tuple(dict.fromkeys(c.item.reference for c in parse(str(words)).cites))
        if cited or isinstance(words, Claim):
            found.append(_Place(route, words, cited))
    return found


def _deal(entries: list[Evidence], places: list[_Place]) -> Iterator[Stray]:
    """Give each entry of one record to its claim: by the digest first, then by what is left."""
    for place in places:
        place.digest = claim_digest(str(place.words))
    rest: list[Evidence] = []
    for entry in entries:
        same = [place for place in places if place.digest == entry.claim_digest]
        citing = [place for place in same if entry.reference in place.references]
        free = [place for place in citing if entry.reference not in place.taken]
        if free:
            free[0].taken[entry.reference] = (entry, True)
        elif citing:
            first, _ = citing[0].taken[entry.reference]
            yield Stray(entry, "doubled", citing[0].route, first.id)
        elif same:
            yield Stray(entry, "citation", same[0].route)
        else:
            rest.append(entry)
    for entry in rest:
        home = _edited(entry, places)
        if home is None:
            yield Stray(entry, "claim")
        else:
            home.taken[entry.reference] = (entry, False)


def _edited(entry: Evidence, places: list[_Place]) -> _Place | None:
    """The claim whose words have changed since an entry was written, if one is left that fits.

    The entry's `at` tells several apart: it is where the claim stood then.
    """
    free = [
        place
        for place in places
        if entry.reference in place.references and entry.reference not in place.taken
    ]
    by_place = [p for p in free if ".".join(str(part) for part in p.route) == entry.at]
    return next(iter(by_place or free), None)


def _statement(name: str, place: _Place, digests: Mapping[str, str]) -> Statement:
    sources = tuple(_source(id_, place, digests) for id_ in place.references)
    return Statement(name, place.route, place.words, sources)


def _source(id_: str, place: _Place, digests: Mapping[str, str]) -> SourceState:
    if id_ not in place.taken:
        return SourceState(id_, "unchecked")
    entry, same = place.taken[id_]
    changed = (
        *(() if same else ("claim",)),
        *(() if digests[id_] == entry.reference_digest else ("reference",)),
    )
    return SourceState(id_, "suspect" if changed else entry.verdict, entry, changed)
