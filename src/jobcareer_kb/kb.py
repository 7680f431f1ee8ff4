"""A knowledge base that has been loaded: its records by name and by kind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from jobcareer_kb.bibliography import Source, bibliography
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import Route, parse
from jobcareer_kb.ledger.printing import as_printed
from jobcareer_kb.ledger.states import Ledger, read_ledger
from jobcareer_kb.model import Record
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.values import Ref, refs_of, words_of

R = TypeVar("R", bound=Record)

Locate = Callable[[str, Route], Span]
"""Where a route of a record stands; `kb.yaml` is the settings, `words.yaml` the word lists."""


@dataclass(frozen=True)
class KnowledgeBase:
    """Records that fit their models. What they say about each other may still be wrong."""

    settings: Settings
    records: Mapping[str, Record]
    """By `kind/id`, sorted by kind and id."""
    locate: Locate
    text_span: Callable[[str, Route, int, int], Span] = field(repr=False)
    """Where characters `start` to `end` of a text stand, also inside folded and quoted scalars."""
    words: WordLists = field(default_factory=WordLists)
    """What `words.yaml` lists; all empty where there is no such file."""
    broken: frozenset[str] = frozenset()
    """Names of records that do not fit their model; `kind/*` where a whole file is unreadable."""

    @cached_property
    def by_kind(self) -> Mapping[str, Mapping[str, Record]]:
        """Records by kind, then by id, both sorted."""
        table: dict[str, dict[str, Record]] = {}
        for name, record in self.records.items():
            kind, _, id_ = name.partition("/")
            table.setdefault(kind, {})[id_] = record
        return table

    def of(self, kind: str, model: type[R]) -> tuple[R, ...]:
        """All records of one kind, by id."""
        found = self.by_kind.get(kind, {}).values()
        return tuple(record for record in found if isinstance(record, model))

    def get(self, ref: str, model: type[R]) -> R:
        """One record by its name; KeyError where a check should have found it missing."""
        record = self.records[ref]
        if not isinstance(record, model):
            raise KeyError(ref)
        return record

    def picked(self, pick: Ref) -> Iterator[str]:
        """Names that a pick stands for; `kind/*` gives all of the kind, by id."""
        if pick.id != "*":
            yield str(pick)
            return
        for id_ in self.by_kind.get(pick.kind, {}):
            yield f"{pick.kind}/{id_}"

    def has(self, ref: Ref) -> bool:
        """Say whether a name, or a pick of a whole kind, leads to a record."""
        return ref.kind in self.by_kind if ref.id == "*" else str(ref) in self.records

    def is_broken(self, name: str) -> bool:
        """Say whether a name is missing only because its record or its file is broken."""
        kind, _, id_ = name.partition("/")
        if id_ == "*":
            return any(other.partition("/")[0] == kind for other in self.broken)
        return name in self.broken or f"{kind}/*" in self.broken

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every reference ready to print; year letters run over the whole knowledge base."""
        return bibliography(self.of("reference", Reference))

    @cached_property
    def ledger(self) -> Ledger:
        """Every claim with what somebody found who looked it up in its sources."""
        return read_ledger(self.records)

    @cached_property
    def as_printed(self) -> Mapping[str, Record]:
        """The records without the citations that the ledger found wrong where another stands."""
        if not self.ledger.entries:
            return self.records
        found = self.ledger.statements
        return {name: as_printed(r, found.get(name, ())) for name, r in self.records.items()}


def missing_refs(kb: KnowledgeBase) -> Iterator[Ref]:
    """Every name in a record that leads to no record."""
    for record in kb.records.values():
        for _, ref in refs_of(record):
            if not kb.has(ref):
                yield ref


def silenced(kb: KnowledgeBase) -> int:
    """How many names and citations are not judged, because what they lead to is broken."""
    names = [str(ref) for ref in missing_refs(kb)]
    cites = (
        f"reference/{cite.item.reference}"
        for record in kb.records.values()
        for _, words in words_of(record)
        for cite in parse(str(words)).cites
    )
    missing = [name for name in (*names, *cites) if name not in kb.records]
    return sum(kb.is_broken(name) for name in missing)
