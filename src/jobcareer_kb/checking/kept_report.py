"""A report as text that a cache can keep, and back again; imports nothing heavy."""

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from jobcareer_kb import __version__
from jobcareer_kb.coverage import Coverage, Floor, Tally
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.disk.regular import read_regular
from jobcareer_kb.loading import characters
from jobcareer_kb.outside import Maybe, NotOurs, wrong_in
from jobcareer_kb.report import Fix, Ignored, Printer, Reading, Report
from jobcareer_kb.rule import Rule

_SPAN = (str, int, int, int, int)
_ROW = (str, int, _SPAN, str, str, [(_SPAN, str)], str, [str | int])
_TALLY = [int]
_COUNTED = tuple(each.name for each in fields(Tally))
_REPORT = {
    "diagnostics": [(_ROW, Maybe((_SPAN, str, str)))],
    "rules": [(str, str, int, str, [int], bool)],
    "files": [str],
    "texts": [str],
    "counts": (int, int, int),
    "ignored": [(_ROW, str, _SPAN, str | None)],
    "printers": {str: [(str, [str])]},
    "coverage": Maybe((_TALLY, {str: _TALLY}, {str: _TALLY}, bool, {str: (int, _SPAN)})),
}
"""A report as it is kept; whoever can write into the folder of caches can have written it."""


class OnDisk(NamedTuple):
    """A file that was read in an earlier check."""

    path: Path
    digest: str
    """Of the bytes that were checked."""

    def data(self) -> bytes:
        """These bytes, or none: a finding without its line is still a finding, and of a file that
        was changed since, or is gone, another line would be shown."""
        try:
            data = read_regular(self.path)
        except OSError:
            return b""
        return data if hashlib.sha256(data).hexdigest() == self.digest else b""


def kept(report: Report) -> str:
    """What to keep of a report; the texts of the files stay where they are."""
    every = (*report.diagnostics, *(each.diagnostic for each in report.ignored))
    names = sorted({found.record for found in every})
    return json.dumps(
        {
            "diagnostics": [[row_of(d), _fix_row(report.fixes(d))] for d in report.diagnostics],
            "rules": [_rule_row(rule) for rule in report.rules.values()],
            "files": report.files,
            "texts": sorted(report.sources),
            "counts": [report.records, report.held_back, report.silenced],
            "ignored": [_ignored_row(each) for each in report.ignored],
            "printers": {
                name: [(p.workshop, p.products) for p in report.printers(name)] for name in names
            },
            "coverage": _coverage_row(report.coverage()),
        },
        separators=(",", ":"),
    )


def unkept(
    text: str, files: Mapping[str, OnDisk], reading: Callable[[], tuple[Reading, ...]]
) -> Report:
    """The report again; `files` are those of the folder by their shown path, `reading` finds the
    levels anew."""
    data = json.loads(text)
    if wrong := wrong_in(data, _REPORT):
        raise NotOurs(wrong)
    records, held_back, silenced = data["counts"]
    printers = {
        name: tuple(Printer(shop, tuple(products)) for shop, products in rows)
        for name, rows in data["printers"].items()
    }
    fixes = {finding(row): _fix(fix) for row, fix in data["diagnostics"]}
    coverage = _coverage(data["coverage"])
    return Report(
        diagnostics=tuple(fixes),
        rules={row[0]: _rule(row) for row in data["rules"]},
        files=tuple(data["files"]),
        records=records,
        held_back=held_back,
        silenced=silenced,
        sources=_TextsOnDisk({shown: files[shown] for shown in data["texts"]}),
        ignored=tuple(_ignored(row) for row in data["ignored"]),
        printers=lambda record: printers.get(record, ()),
        fixes=fixes.get,
        reading=reading,
        coverage=lambda: coverage,
        version=__version__,
    )


class _TextsOnDisk(Mapping[str, str]):
    """The text of each file by its shown path, read when a report wants to print a line."""

    def __init__(self, files: Mapping[str, OnDisk]) -> None:
        self._files = files
        self._texts: dict[str, str] = {}

    def __getitem__(self, shown: str) -> str:
        if shown not in self._texts:
            data = self._files[shown].data()
            self._texts[shown] = characters.decode(data, shown)[0]
        return self._texts[shown]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def row_of(found: Diagnostic) -> list[Any]:
    """A finding as plain data."""
    return [
        found.code,
        found.severity,
        _place(found.span),
        found.message,
        found.help,
        [[_place(each.span), each.label] for each in found.related],
        found.record,
        found.route,
    ]


def _place(span: Span) -> list[Any]:
    return [span.path, span.line, span.column, span.end_line, span.end_column]


def finding(row: list[Any]) -> Diagnostic:
    """The finding again; TypeError or ValueError where its row is damaged."""
    code, severity, span, message, help, related, record, route = row
    if not all(type(words) is str for words in (code, message, help, record)):
        raise TypeError("words of a finding are a text")
    others = tuple(Related(Span(*place), label) for place, label in related)
    return Diagnostic(
        code, Severity(severity), Span(*span), message, help, others, record, tuple(route)
    )


def _rule_row(rule: Rule) -> list[Any]:
    return [rule.code, rule.name, rule.severity, rule.manual, rule.also, rule.leads]


def _rule(row: list[Any]) -> Rule:
    code, name, severity, manual, also, leads = row
    return Rule(code, name, Severity(severity), manual, tuple(map(Severity, also)), leads)


def _fix_row(fix: Fix | None) -> list[Any] | None:
    return [_place(fix.span), fix.text, fix.words] if fix is not None else None


def _fix(row: list[Any] | None) -> Fix | None:
    return Fix(Span(*row[0]), row[1], row[2]) if row is not None else None


def _ignored_row(each: Ignored) -> list[Any]:
    until = each.until.isoformat() if each.until is not None else None
    return [row_of(each.diagnostic), each.reason, _place(each.comment), until]


def _ignored(row: list[Any]) -> Ignored:
    found, reason, comment, until = row
    day = datetime.date.fromisoformat(until) if until is not None else None
    return Ignored(finding(found), reason, Span(*comment), day)


def _coverage_row(coverage: Coverage | None) -> list[Any] | None:
    if coverage is None:
        return None
    return [
        _tally_row(coverage.whole),
        {kind: _tally_row(tally) for kind, tally in coverage.kinds.items()},
        {label: _tally_row(tally) for label, tally in coverage.artifacts.items()},
        coverage.looked_at,
        {name: [floor.percent, _place(floor.span)] for name, floor in coverage.floors.items()},
    ]


def _tally_row(tally: Tally) -> list[int]:
    return [getattr(tally, name) for name in _COUNTED]


def _coverage(row: list[Any] | None) -> Coverage | None:
    if row is None:
        return None
    whole, kinds, artifacts, looked_at, floors = row
    return Coverage(
        Tally(*whole),
        {kind: Tally(*each) for kind, each in kinds.items()},
        {label: Tally(*each) for label, each in artifacts.items()},
        looked_at,
        {name: Floor(percent, Span(*span)) for name, (percent, span) in floors.items()},
    )
