"""All that a report format may need: findings, what their codes mean, the lines they are on."""

import datetime
from collections.abc import Callable, Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class Fix:
    """The one certain mend of a finding: what `check --fix` writes."""

    span: Span
    """The piece that goes; empty where something is put in."""
    text: str
    """What stands there instead, as the file writes it, with quotes and escapes."""
    words: str
    """What is done, for people: `write 'noaa-climate' for 'noaa-climat'`."""


@dataclass(frozen=True, slots=True)
class Grades:
    """The school grade that a text asks for, by two formulas."""

    flesch_kincaid: float
    smog: float


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard one product of one workshop is to read, and how hard it may be."""

    workshop: str
    product: str
    reader: str
    """`participant` or `facilitator`."""
    target: Grades
    found: Grades
    """What is held against the target: without defined terms and the long words that are exempt."""
    every: Grades
    """With all words."""
    words: int
    judged: bool
    """False where there are too few words to judge."""


def _nobody(record: str) -> tuple[Printer, ...]:
    return ()


def _no_fix(diagnostic: Diagnostic) -> Fix | None:
    return None


def _unread() -> tuple[Reading, ...]:
    return ()


def _uncounted() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one check."""

    diagnostics: tuple[Diagnostic, ...]
    """Sorted; but those that lead come first."""
    rules: Mapping[str, Rule]
    files: tuple[str, ...]
    """Every file that was looked at, by the path findings use."""
    records: int
    held_back: int = 0
    """Records that could not be wholly looked into: their file or their shape is broken."""
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
    fixes: Callable[[Diagnostic], Fix | None] = _no_fix
    """What `check --fix` would write for a finding; asked only by reports that say so."""
    reading: Callable[[], tuple[Reading, ...]] = _unread
    """Reading levels, by workshop and product; asked only by reports that say so."""
    coverage: Callable[[], Coverage | None] = _uncounted
    """How far the claims are cited, looked up and supported; asked only by reports that say so.
    None without a knowledge base."""
    version: str = ""
    """Version of the program."""
    width: int = WIDTH
    """Columns of the terminal."""
    color: bool = False
    """True on a terminal that shows colors."""

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(d.severity is severity for d in self.diagnostics)

    @property
    def reported(self) -> tuple[str, ...]:
        """The files that the findings are about."""
        return self.files if self.about is None else self.about

    def leads(self, code: str) -> bool:
        """Say whether findings of a code stand first, whatever else is chosen or sorted."""
        rule = self.rules.get(code)
        return rule is not None and rule.leads

    def renamed(self, rename: Callable[[str], str]) -> "Report":
        """The report with other names for its files; no two of them may get the same name."""
        paths = {*self.sources, *self.files, *(self.about or ()), *self._paths()}
        names = {path: rename(path) for path in paths}
        olds = {new: old for old, new in names.items()}
        about = self.about and tuple(names[path] for path in self.about)

        def fixes(moved: Diagnostic) -> Fix | None:
            fix = self.fixes(_moved(moved, olds))
            return replace(fix, span=_placed(fix.span, names)) if fix is not None else None

        return replace(
            self,
            diagnostics=tuple(_moved(each, names) for each in self.diagnostics),
            ignored=tuple(
                replace(
                    e, diagnostic=_moved(e.diagnostic, names), comment=_placed(e.comment, names)
                )
                for e in self.ignored
            ),
            files=tuple(names[path] for path in self.files),
            about=about,
            sources=_Renamed(self.sources, {names[path]: path for path in self.sources}),
            fixes=fixes,
        )

    def _paths(self) -> Iterator[str]:
        """The files that findings speak of, also those that were not read."""
        for found in (*self.diagnostics, *(each.diagnostic for each in self.ignored)):
            yield found.span.path
            yield from (related.span.path for related in found.related)
        yield from (each.comment.path for each in self.ignored)


class _Renamed(Mapping[str, str]):
    """The texts of files under other names; a text is read when it is asked for."""

    def __init__(self, texts: Mapping[str, str], olds: Mapping[str, str]) -> None:
        self._texts = texts
        self._olds = olds

    def __getitem__(self, path: str) -> str:
        return self._texts[self._olds[path]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._olds)

    def __len__(self) -> int:
        return len(self._olds)


def _placed(span: Span, names: Mapping[str, str]) -> Span:
    return replace(span, path=names.get(span.path, span.path))


def _moved(found: Diagnostic, names: Mapping[str, str]) -> Diagnostic:
    related = tuple(replace(each, span=_placed(each.span, names)) for each in found.related)
    return replace(found, span=_placed(found.span, names), related=related)
