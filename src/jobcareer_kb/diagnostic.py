"""What a check or the loader has to say about one place: the value every report prints."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How grave a finding is; only an error makes `check` and `build` fail."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word that reports print and `kb.yaml` uses."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text file; lines and columns count from 1, columns in code points."""

    path: str
    """Path as the user named the knowledge base, with forward slashes."""
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    """One past the last code point."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def last_line(self) -> int:
        """The last line that holds some of it; a block of text ends where the next line begins."""
        return max(self.line, self.end_line - (self.end_column == 1))


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a finding, and why."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, complete when born, so that equality and sorting mean something."""

    code: str
    """Such as `JK301`; its rule says what it means."""
    severity: Severity
    span: Span
    message: str
    """Lower case: what was found and what was expected."""
    help: str = ""
    """What to do about it; empty where the message already says so."""
    related: tuple[Related, ...] = ()
    record: str = ""
    """`kind/id` of the record at the place, or `kb.yaml`; filled for a whole report at once."""
    route: tuple[str | int, ...] = ()
    """Keys and indices from the record to the place."""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order in which everything is shown: path, line, column, code, message."""
        return (self.span.path, self.span.line, self.span.column, self.code, self.message)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort findings for show, and drop exact repeats."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.sort_key))


def has_errors(diagnostics: Iterable[Diagnostic], least: Severity = Severity.ERROR) -> bool:
    """Say whether any finding is an error, or as grave as `least`."""
    return any(d.severity >= least for d in diagnostics)
