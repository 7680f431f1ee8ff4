"""All that a report format may need: findings, what their codes mean, the lines they are on."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from jobcareer_kb.coverage import Coverage
from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.rule import Rule

WIDTH = 100
"""Columns of a report that no terminal asked for."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A workshop that prints a record, and in which of its products."""

    workshop: str
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that a `# jk: ignore[...]` comment holds back, and why."""

    diagnostic: Diagnostic
    reason: str
    comment: Span
    until: datetime.date | None = None


def _nobody(record: str) -> tuple[Printer, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one check."""

    diagnostics: tuple[Diagnostic, ...]
    """Sorted."""
    rules: Mapping[str, Rule]
    files: tuple[str, ...]
    """Every file that was looked at, by the path findings use."""
    records: int
    held_back: int = 0
    """Records that could not be looked into, because their file or their shape is broken."""
    silenced: int = 0
    """Names and citations that are not judged, because what they lead to is broken."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Text of each file, for reports that print lines."""
    ignored: tuple[Ignored, ...] = ()
    """Sorted as the findings are."""
    about: tuple[str, ...] | None = None
    """The files reported on where that is not all of them."""
    printers: Callable[[str], tuple[Printer, ...]] = _nobody
    """Who prints a record; asked only by reports that say so."""
    coverage: Coverage | None = None
    """How far the claims are cited, looked up and supported; None without a knowledge base."""
    version: str = ""
    """Version of the program."""
    width: int = WIDTH
    """Columns of the terminal."""
    colour: bool = False
    """True on a terminal that shows colours."""

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(d.severity is severity for d in self.diagnostics)

    @property
    def reported(self) -> tuple[str, ...]:
        """The files that the findings are about."""
        return self.files if self.about is None else self.about

    def line(self, span: Span) -> str:
        """The text of the line a span begins on; empty where there is none."""
        lines = self.sources.get(span.path, "").split("\n")
        return lines[span.line - 1] if 0 < span.line <= len(lines) else ""

    def renamed(self, names: Mapping[str, str]) -> "Report":
        """The report with other names for some of its files."""

        def span(old: Span) -> Span:
            return replace(old, path=names.get(old.path, old.path))

        def moved(old: Diagnostic) -> Diagnostic:
            related = tuple(replace(each, span=span(each.span)) for each in old.related)
            return replace(old, span=span(old.span), related=related)

        return replace(
            self,
            diagnostics=tuple(moved(each) for each in self.diagnostics),
            ignored=tuple(
                replace(e, diagnostic=moved(e.diagnostic), comment=span(e.comment))
                for e in self.ignored
            ),
            files=tuple(names.get(path, path) for path in self.files),
            about=self.about and tuple(names.get(path, path) for path in self.about),
            sources={names.get(path, path): text for path, text in self.sources.items()},
        )
