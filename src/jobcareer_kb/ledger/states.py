"""Join the ledger's entries with the claims of the records: the state of each claim and source."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from jobcareer_kb.facts import Claimed, Facts, claims_of
from jobcareer_kb.inline import Route, dotted, field_name
from jobcareer_kb.ledger.digests import reference_digest
from jobcareer_kb.ledger.look import Look, look_of
from jobcareer_kb.model import Record
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import Words, words_of

State = Literal["supported", "partial", "unsupported", "unreachable", "unchecked", "suspect"]
Misfit = Literal["record", "claim", "reference", "citation", "doubled"]
"""What an entry lacks: record, claim, reference or citation; or it is a second one."""
_WORST_FIRST = ("contradicted", "supported", "partial")
BACKING = frozenset({"supported", "partial"})
"""Verdicts that speak for a source."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """One source of a claim, and what the ledger says about the two."""

    reference: str
    state: State
    entry: Look | None = None
    changed: tuple[str, ...] = ()
    """Of a suspect entry: `claim`, `reference`, or both."""

    @property
    def found(self) -> str:
        """What the last look found, also of one that is suspect now; empty without a look."""
        return self.entry.says_so if self.entry is not None else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A text that states a fact or cites a source."""

    record: str
    """`kind/id`."""
    route: Route
    sources: tuple[SourceState, ...]
    """Each reference once, in the order of citing."""
    read: Callable[[], Words] = field(repr=False, compare=False)

    @property
    def words(self) -> Words:
        """The text as it stands in the record, which may have to be read again."""
        return self.read()

    @property
    def name(self) -> str:
        """`kind/id#route`, as the command `review` takes it."""
        return field_name(self.record, self.route)

    @property
    def holds(self) -> str:
        """Whether it holds by better sources; empty where no look answers that."""
        found = {source.entry.holds for source in self.sources if source.entry is not None}
        return next((each for each in _WORST_FIRST if each in found), "")

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

    entry: Look
    why: Misfit
    route: Route = ()
    """The claim, where there is one."""
    other: str = ""
    """Id of the entry that already speaks for the pair."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every claim with the states of its sources, and the entries that belong nowhere."""

    statements: Mapping[str, tuple[Statement, ...]]
    """By record, in the order of its fields; made when asked for."""
    looked: Mapping[str, tuple[Statement, ...]]
    """Those of the records that an entry speaks of; of all others nobody has looked up a claim."""
    strays: tuple[Stray, ...]
    entries: int
    """How many entries there are."""
    facts: Mapping[str, Facts]
    """Of every record, by its name."""

    def looked_at(self) -> Iterator[Statement]:
        """Every statement of a record that an entry speaks of, by record."""
        for found in self.looked.values():
            yield from found

    def all(self) -> Iterator[Statement]:
        """Every statement, by record."""
        for found in self.statements.values():
            yield from found


class _Statements(Mapping[str, tuple[Statement, ...]]):
    """Statements by record; where no entry speaks of it, they are made from its facts."""

    def __init__(
        self,
        records: Mapping[str, Record],
        facts: Mapping[str, Facts],
        looked: Mapping[str, tuple[Statement, ...]],
    ) -> None:
        self._records = records
        self._facts = facts
        self._looked = looked

    def __getitem__(self, name: str) -> tuple[Statement, ...]:
        if name in self._looked:
            return self._looked[name]
        facts = self._facts[name]
        if not facts.claims:
            raise KeyError(name)
        places = [_Place(claimed) for claimed in claims_of(name, facts, self._records)]
        read = _reading(self._records, name)
        return tuple(_statement(name, place, {}, read) for place in places)

    def __iter__(self) -> Iterator[str]:
        return (name for name, facts in self._facts.items() if facts.claims)

    def __len__(self) -> int:
        return sum(facts.claims > 0 for facts in self._facts.values())


@dataclass
class _Place:
    """A claim while the entries are dealt out."""

    claimed: Claimed
    taken: dict[str, tuple[Look, bool]] = field(default_factory=dict)
    """By reference: its entry, and whether the claim still reads as it did."""


def read_ledger(records: Mapping[str, Record], facts: Mapping[str, Facts]) -> Ledger:
    """Deal the entries out to the claims they looked at."""
    entries = [look_of(each, records) for each in facts.values() if each.look]
    entries.sort(key=lambda entry: entry.day, reverse=True)  # of two, the later look holds
    strays: list[Stray] = []
    by_record: dict[str, list[Look]] = {}
    for entry in entries:
        if entry.claim not in facts:
            strays.append(Stray(entry, "record"))
        elif f"reference/{entry.reference}" not in facts:
            strays.append(Stray(entry, "reference"))
        else:
            by_record.setdefault(entry.claim, []).append(entry)
    places: dict[str, list[_Place]] = {}
    for name, group in by_record.items():
        places[name] = [_Place(claimed) for claimed in claims_of(name, facts[name], records)]
        strays += _deal(group, places[name])
    digests = _digests({entry.reference for entry in entries}, records)
    looked: dict[str, tuple[Statement, ...]] = {}
    for name in facts:  # in their order
        if places.get(name):
            read = _reading(records, name)
            looked[name] = tuple(_statement(name, p, digests, read) for p in places[name])
    return Ledger(_Statements(records, facts, looked), looked, tuple(strays), len(entries), facts)


def _digests(ids: set[str], records: Mapping[str, Record]) -> dict[str, str]:
    """Of each reference that entries speak of: its digest, empty where it is none."""
    digests = dict.fromkeys(sorted(ids), "")
    for id_ in digests:
        reference = records.get(f"reference/{id_}")
        if isinstance(reference, Reference):
            digests[id_] = reference_digest(reference)
    return digests


def _deal(entries: list[Look], places: list[_Place]) -> Iterator[Stray]:
    """Give each entry of one record to its claim: by the digest first, then by what is left."""
    rest: list[Look] = []
    said: dict[str, Route] = {}
    citing: dict[tuple[str, str], list[_Place]] = {}
    for place in reversed(places):
        said[place.claimed.digest] = place.claimed.route
        for reference in place.claimed.cites:
            citing.setdefault((place.claimed.digest, reference), []).append(place)
    first = {pair: there[-1] for pair, there in citing.items()}
    for entry in entries:
        pair = (entry.claim_digest, entry.reference)
        if free := citing.get(pair):
            free.pop().taken[entry.reference] = (entry, True)
        elif pair in first:
            other, _ = first[pair].taken[entry.reference]
            yield Stray(entry, "doubled", first[pair].claimed.route, other.id)
        elif entry.claim_digest in said:
            yield Stray(entry, "citation", said[entry.claim_digest])
        else:
            rest.append(entry)
    yield from _deal_by_place(rest, places) if rest else ()


def _deal_by_place(entries: list[Look], places: list[_Place]) -> Iterator[Stray]:
    """Give each entry whose claim has changed to one that cites its source and has no other entry.

    The entry's `at` tells several apart: it is where the claim stood when it was looked up.
    """
    free: dict[str, OrderedDict[str, _Place]] = {}
    for place in places:
        for reference in place.claimed.cites:
            if reference not in place.taken:
                at = dotted(place.claimed.route)
                free.setdefault(reference, OrderedDict())[at] = place
    for entry in entries:
        there = free.get(entry.reference)
        if not there:
            yield Stray(entry, "claim")
            continue
        home = there.pop(entry.at, None) if entry.at is not None else None
        home = home or there.popitem(last=False)[1]
        home.taken[entry.reference] = (entry, False)


Read = Callable[[], Mapping[Route, Words]]
"""The texts of a record by their routes; read when somebody asks."""


def _reading(records: Mapping[str, Record], name: str) -> Read:
    return cache(lambda: dict(words_of(records[name])))


def _statement(name: str, place: _Place, digests: Mapping[str, str], read: Read) -> Statement:
    route = place.claimed.route
    sources = tuple(_source(id_, place, digests) for id_ in place.claimed.cites)
    return Statement(name, route, sources, lambda: read()[route])


def _source(id_: str, place: _Place, digests: Mapping[str, str]) -> SourceState:
    if id_ not in place.taken:
        return SourceState(id_, "unchecked")
    entry, same = place.taken[id_]
    changed = (
        *(() if same else ("claim",)),
        *(() if digests[id_] == entry.reference_digest else ("reference",)),
    )
    return SourceState(id_, "suspect" if changed else entry.says_so, entry, changed)
