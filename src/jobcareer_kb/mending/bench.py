"""What a mend may look at, what it gives, and when one name stands for another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.inline import PlacedCite, PlacedFigure, Route, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading import characters
from jobcareer_kb.loading.files import REFERENCES_FILE, SETTINGS_FILE, Listing, SourceFile
from jobcareer_kb.loading.owners import Owner, Owners
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.loading.yaml.positions import Positions
from jobcareer_kb.mending.edits.splice import Edit, Patch
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.spelling import Spelling
from jobcareer_kb.values import refs_of, walk

NEAR = 0.8
"""How alike two names must be to count as one misspelt: one or two slips in a usual id."""
SHORTEST = 4
"""Letters of a name that may be misspelt; in a shorter one a single slip makes another word."""
MOST = 100
"""Mends of one file that are tried at once. Each reads a part of the file again; what is left is
mended in the next round of `check --fix`, or when it is called again."""
EFFORT = 500_000
"""Characters of one file that are read again for its mends: of a large file fewer are tried."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A change of one scalar, or of a piece of a comment, and what it does, for people."""

    change: Edit | Patch
    words: str


class Page:
    """One file as the mends see it."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self._strangers: dict[Route, list[str]] = {}

    @cached_property
    def text(self) -> str:
        """The decoded text; empty where the file is no clean UTF-8."""
        return characters.decode(self.file.data, self.file.shown)[0]

    @cached_property
    def data(self) -> Any:
        """Plain data; None where the file is not read as a whole."""
        markers = self.file.path == REFERENCES_FILE
        loaded = plain_data.load(self.text, self.file.shown, markers=markers)
        return None if loaded.diagnostics else loaded.value

    @cached_property
    def places(self) -> Positions:
        """Where each key and value stands."""
        return Positions(self.text, self.file.shown)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in the text."""
        return list(accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0))

    def strangers(self, route: Route, known: frozenset[str]) -> list[str]:
        """The keys of a mapping that are not among the known ones."""
        if route not in self._strangers:
            self._strangers[route] = [key for key in self.at(route) if key not in known]
        return self._strangers[route]

    def at(self, route: Route) -> Any:
        """The data at a route that stands in the file."""
        data = self.data
        for part in route:
            data = data[part]
        return data


@dataclass(frozen=True)
class Bench:
    """One state of a knowledge base, with what mends ask of it."""

    listing: Listing
    kb: KnowledgeBase | None
    """None where `kb.yaml` is broken; then only the shape of files can be mended."""
    codes: frozenset[str]
    """Those that a comment may ignore."""
    _tried: dict[str, set[Span]] = field(default_factory=dict, repr=False)
    _names: dict[str, "Names"] = field(default_factory=dict, repr=False)
    _leaves: dict[str, dict[Route, object]] = field(default_factory=dict, repr=False)
    _listed: dict[tuple[str, Route], frozenset[str]] = field(default_factory=dict, repr=False)
    _cites: dict[tuple[str, Route], dict[Span, PlacedCite]] = field(
        default_factory=dict, repr=False
    )

    _figures: dict[tuple[str, Route], dict[Span, PlacedFigure]] = field(
        default_factory=dict, repr=False
    )

    def may_try(self, finding: Diagnostic) -> bool:
        """Say whether a finding may be mended now, or its file has had enough mends."""
        tried = self._tried.setdefault(finding.span.path, set())
        length = len(self.pages[finding.span.path].text)
        if len(tried) < max(1, min(MOST, EFFORT // max(1, length))):
            tried.add(finding.span)
        return finding.span in tried

    def names(self, what: str, known: Iterable[str]) -> "Names":
        """The known names of one sort; found once, so `known` is read for the first asking."""
        if what not in self._names:
            self._names[what] = Names(known)
        return self._names[what]

    def leaves(self, record: str) -> dict[Route, object]:
        """The values of a record, or of `kb.yaml`, by their routes; empty where there is none."""
        if record not in self._leaves and self.kb is not None:
            found = self.kb.settings if record == SETTINGS_FILE else self.kb.written.get(record)
            self._leaves[record] = dict(walk(found)) if found is not None else {}
        return self._leaves.get(record, {})

    def listed(self, record: str, route: Route) -> frozenset[str]:
        """The names of records that one list of a record holds."""
        place = (record, route)
        if place not in self._listed and self.kb is not None:
            found: dict[Route, set[str]] = {}
            for where, ref in refs_of(self.kb.records[record]):
                found.setdefault(where[:-1], set()).add(str(ref))
            self._listed.update(((record, at), frozenset(refs)) for at, refs in found.items())
        return self._listed.get(place, frozenset())

    def cites(self, record: str, route: Route) -> dict[Span, PlacedCite]:
        """The citations of a text by where they stand."""
        place = (record, route)
        if place not in self._cites and self.kb is not None:
            self._cites[place] = {
                self.kb.written_span(record, route, cite.start, cite.end): cite
                for cite in parse(str(self.leaves(record)[route])).cites
            }
        return self._cites.get(place, {})

    def figures(self, record: str, route: Route) -> dict[Span, PlacedFigure]:
        """The figures that a text names, by where they stand."""
        place = (record, route)
        if place not in self._figures and self.kb is not None:
            self._figures[place] = {
                self.kb.written_span(record, route, named.start, named.end): named
                for named in parse(str(self.leaves(record)[route])).figures
            }
        return self._figures.get(place, {})

    @cached_property
    def looks(self) -> frozenset[tuple[str, str, str]]:
        """Record, source and digest of each claim that an entry of the ledger speaks of."""
        entries = self.kb.of("evidence", Evidence) if self.kb is not None else ()
        return frozenset((e.claim, e.reference, e.claim_digest) for e in entries)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every file by its shown path, but for JSON, in which scalars are written another way."""
        files = (file for file in self.listing.files if not file.path.endswith(".json"))
        return {file.shown: Page(file) for file in files}

    @cached_property
    def _owners(self) -> Owners:
        return Owners(self.listing)

    def owner(self, finding: Diagnostic) -> Owner:
        """Record and route of a finding."""
        return self._owners.of(finding.span)


Mending = Callable[[Diagnostic, Bench], Mend | None]
"""How the findings of one code are mended; None where it is not sure."""


class Names:
    """Known names, and which of them a misspelt one can stand for."""

    def __init__(self, known: Iterable[str]) -> None:
        names = list(known)
        self._spelling = Spelling(names, NEAR)
        self._bare: dict[str, list[str]] = {}
        for name in names:
            self._bare.setdefault(_bare(name), []).append(name)

    def only_near(self, word: str) -> str | None:
        """The one name that a misspelt one stands for; None where there are two, or none.

        A name that differs in capitals and hyphens alone is taken before any other. Names that
        differ in a digit are no misspellings of each other: `bls-2023` is not `bls-2024`.
        """
        same = self._bare.get(_bare(word), [])
        if same:
            return same[0] if len(same) == 1 else None
        if len(word) < SHORTEST:
            return None
        near = self._spelling.two_near(word)
        if len(near) != 1 or _digits(near[0]) != _digits(word):
            return None
        return near[0]


def only_near(word: str, known: Iterable[str]) -> str | None:
    """The same for a few names."""
    return Names(known).only_near(word)


def _bare(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "")


def _digits(word: str) -> str:
    return "".join(char for char in word if char.isdigit())


def said(new: str, old: str) -> str:
    """What a mend does, for people."""
    return f"write '{new}' for '{old}'"
