"""What a mend may look at, what it gives, and when one name stands for another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.edits.splice import Edit, Patch
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading import characters, plain_data
from jobcareer_kb.loading.files import REFERENCES_FILE, Listing, SourceFile
from jobcareer_kb.loading.owners import Owner, Owners
from jobcareer_kb.loading.positions import Positions

NEAR = 0.8
"""How alike two names must be to count as one misspelt: one or two slips in a usual id."""
SHORTEST = 4
"""Letters of a name that may be misspelt; in a shorter one a single slip makes another word."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A change of one scalar, or of a piece of a comment, and what it does, for people."""

    change: Edit | Patch
    words: str


class Page:
    """One file as the mends see it."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file

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

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every file by its shown path."""
        return {file.shown: Page(file) for file in self.listing.files}

    @cached_property
    def _owners(self) -> Owners:
        return Owners(self.listing)

    def owner(self, finding: Diagnostic) -> Owner:
        """Record and route of a finding."""
        return self._owners.of(finding.span)


Mending = Callable[[Diagnostic, Bench], Mend | None]
"""How the findings of one code are mended; None where it is not sure."""


def only_near(word: str, known: Iterable[str]) -> str | None:
    """The one name that a misspelt one stands for; None where there are two, or none.

    A name that differs in capitals and hyphens alone is taken before any other. Names that differ
    in a digit are no misspellings of each other: `bls-2023` is not `bls-2024`.
    """
    names = list(known)
    same = [name for name in names if _bare(name) == _bare(word)]
    if same:
        return same[0] if len(same) == 1 else None
    if len(word) < SHORTEST:
        return None
    near = get_close_matches(word, names, n=2, cutoff=NEAR)
    if len(near) != 1 or _digits(near[0]) != _digits(word):
        return None
    return near[0]


def _bare(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "")


def _digits(word: str) -> str:
    return "".join(char for char in word if char.isdigit())


def said(new: str, old: str) -> str:
    """What a mend does, for people."""
    return f"write '{new}' for '{old}'"
