"""What `check --fix` writes: findings with exactly one right answer within one scalar.

A mend never touches meaning: it gives a name that leads nowhere the one name it can stand for, a
value the quotes that its field asks for, and a figure what the row says from which it is taken.
Reports carry the same values that `--fix` writes.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading import characters, rules
from jobcareer_kb.loading.files import Listing, SourceFile
from jobcareer_kb.mending import fields, names
from jobcareer_kb.mending.bench import Bench, Mend, Mending, Page
from jobcareer_kb.mending.edits.files import Change, diff_of
from jobcareer_kb.mending.edits.splice import Edit, Patch, SpliceFault, commented, patch, patched
from jobcareer_kb.report import Fix, Report

MENDINGS: Mapping[str, Mending] = {
    "JK021": fields.former,
    "JK111": fields.field,
    "JK112": fields.value,
    "JK140": names.ignored_code,
    "JK202": names.citation,
    "JK207": names.evidence,
    "JK302": names.record_name,
    "JK303": names.setting,
    "JK372": names.figure_name,
    "JK373": names.figure_value,
}
"""Codes that a machine may mend; each function returns None where it is not sure."""
ROUNDS = 20
"""A mend may bring to light what its fault held back; each round judges what the last one left."""


def fixes_of(
    listing: Listing, kb: KnowledgeBase | None, codes: frozenset[str]
) -> Callable[[Diagnostic], Fix | None]:
    """Return a function from a finding to its one certain mend; the work is done when it is asked.

    `codes` are those that a comment may ignore.
    """
    bench = Bench(listing, kb, codes)

    @cache
    def fix(finding: Diagnostic) -> Fix | None:
        mending, page = MENDINGS.get(finding.code), bench.pages.get(finding.span.path)
        if mending is None or page is None:
            return None
        mend = mending(finding, bench)
        return _fix(mend, page) if mend is not None and bench.may_try(finding) else None

    return fix


def _fix(mend: Mend, page: Page) -> Fix | None:
    try:
        change = _patch(mend.change, page.text)
    except SpliceFault:
        return None
    return Fix(_span(page, change), change.text, mend.words)


def _patch(change: Edit | Patch, text: str) -> Patch:
    if isinstance(change, Edit):
        return patch(text, change)
    commented(text, change)  # raises where the piece is no comment
    return change


def _span(page: Page, change: Patch) -> Span:
    line, end_line = (bisect_right(page.starts, at) for at in (change.start, change.end))
    column, end_column = (
        at - page.starts[number - 1] + 1
        for at, number in ((change.start, line), (change.end, end_line))
    )
    return Span(page.file.shown, line, column, end_line, end_column)


@dataclass(frozen=True, slots=True)
class Fixes:
    """What could be mended, before anything is written."""

    changes: tuple[Change, ...]
    mended: int
    """How many findings are."""
    report: Report
    """What is found in the files as they would be."""

    @property
    def diff(self) -> str:
        """The changes as a unified diff, for `--diff` and to be read before they are made."""
        return diff_of(self.changes)


def fixed(report: Report, listing: Listing, judge: Callable[[Listing], Report]) -> Fixes:
    """Make every mend that is safe, in memory, until there is none left.

    `judge` checks a listing as the command was asked to.
    """
    after, mended = _without_windows(report, listing)
    report = judge(after) if mended else report
    for _ in range(ROUNDS):
        files, count = _round(report, after)
        if all(old.data == new.data for old, new in zip(after.files, files, strict=True)):
            break
        after, mended = replace(after, files=files), mended + count
        report = judge(after)
    changes = (
        Change(old.path, old.shown, old.data, new.data)
        for old, new in zip(listing.files, after.files, strict=True)
        if old.data != new.data
    )
    return Fixes(tuple(sorted(changes, key=lambda each: each.shown)), mended, report)


def _without_windows(report: Report, listing: Listing) -> tuple[Listing, int]:
    """The files with line feeds alone and no mark, as far as a finding asks, and how many ask."""
    codes = {found.code for found in report.diagnostics}
    refused = {f.span.path for f in report.diagnostics if f.code == rules.CHARACTER.code}
    mixed = {
        file.shown
        for file in listing.files
        if file.shown in refused and b"\r\n" in characters.plain(file.data)
    }
    every = rules.WINDOWS_FILE.code in codes

    def mended(file: SourceFile) -> bool:
        return file.shown in mixed or (every and characters.is_of_windows(file.data))

    files = tuple(
        file.with_data(characters.without_windows(file.data)) if mended(file) else file
        for file in listing.files
    )
    return replace(listing, files=files), len(mixed) + every


def _round(report: Report, listing: Listing) -> tuple[tuple[SourceFile, ...], int]:
    """The files with the mends of every finding, and how many findings are mended."""
    found: dict[str, list[Fix]] = {}
    for finding in report.diagnostics:
        fix = report.fixes(finding)
        if fix is not None:
            found.setdefault(fix.span.path, []).append(fix)
    files: list[SourceFile] = []
    count = 0
    for file in listing.files:
        made, data = _made(file, found.get(file.shown, []))
        files.append(file.with_data(data) if made else file)
        count += made
    return tuple(files), count


def _made(file: SourceFile, wanted: list[Fix]) -> tuple[int, bytes]:
    """A file with all the fixes; with the first one, where they do not go together."""
    text = characters.plain(file.data).decode("utf-8") if wanted else ""
    starts = Page(file).starts if wanted else []
    for fixes in (wanted, wanted[:1]) if wanted else ():
        try:
            after = patched(text, [_placed(starts, fix) for fix in fixes])
        except SpliceFault:
            continue
        return len(fixes), characters.as_before(after.encode("utf-8"), file.data)
    return 0, file.data


def _placed(starts: Sequence[int], fix: Fix) -> Patch:
    return Patch(
        starts[fix.span.line - 1] + fix.span.column - 1,
        starts[fix.span.end_line - 1] + fix.span.end_column - 1,
        fix.text,
    )
