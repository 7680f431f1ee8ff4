"""Audits: a file that was made is opened again, and looked at for what keeps readers out.

One format a module or folder; each declares `AUDIT`. An audit sees the bytes and the document that
they were written from, neither the disk nor the writer: what it says is true of the file.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jobcareer_kb.audits._rules import AUDIT_RULES, AuditRule
from jobcareer_kb.document import Document
from jobcareer_kb.registry import named

__all__ = ["AUDIT_RULES", "MOST", "Audit", "AuditRule", "Finding", "Found", "audits"]

MOST = 4
"""Findings of one rule in one file that are told: a fault of a base document is in many places."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found at one place of a file."""

    message: str
    words: str = ""
    """Those at the place: by them the record is found where there is no mark."""
    mark: str = ""
    """Name of the mark there, in a format that has marks."""
    style: str = ""
    """The style of the base document that decides it; empty where the text does."""
    help: str = ""
    """What to do, where more can be said than the rule says."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and the rule that it breaks."""

    rule: AuditRule
    found: Found


Look = Callable[[Any], Iterator[Found]]
"""One rule over one opened file; a generator."""


@dataclass(frozen=True, slots=True)
class Audit:
    """One format that can be audited: how a file is opened, and the rules, each with its look."""

    name: str
    """As `--format` of `build` calls it."""
    opened: Callable[[bytes, Document], Any]
    looks: tuple[tuple[AuditRule, Look], ...]

    def findings(self, data: bytes, document: Document) -> tuple[Finding, ...]:
        """What a file breaks, in the order of the codes; of each rule the first, if many, of a base
        document and of the text."""
        file = self.opened(data, document)
        looked = ((rule, _first(look(file))) for rule, look in self.looks)
        return tuple(Finding(rule, each) for rule, found in looked for each in found)


def _first(found: Iterator[Found]) -> Iterator[Found]:
    times = Counter[bool]()
    for each in found:
        times[bool(each.style)] += 1
        if times[bool(each.style)] <= MOST:
            yield each


def audits() -> Mapping[str, Audit]:
    """Every audit by the name of its format; none is imported before it is used."""
    return named(__name__, "AUDIT")
