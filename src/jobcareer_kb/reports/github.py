"""Annotations of a pull request: workflow commands that GitHub Actions reads from the log.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. GitHub shows
at most ten annotations of a kind for each step and drops the rest without a word, so each code has
its turn before any has its second, and the tenth place says how many are left.

Special are, in a command, `%` and the line end, in a property also `:` and `,`: `_escaped` writes
them as `%` and two digits, which the runner reads back. Everywhere in the log, `##[` in a line and
`::` at its beginning make a command of it: `jobcareer_kb.media.terminal` names and escapes these.
"""

from collections import Counter
from collections.abc import Iterator

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.media import terminal
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._words import counted, name_of, place_in_words, printers_in_words, summary
from jobcareer_kb.reports.concise import one_line

SHOWN = 10
"""Annotations of one kind that GitHub shows for a step."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(report: Report) -> str:
    """The annotations, errors first; then every finding in a group of the log that folds.

    What leads comes before all errors, and has the first of the places that GitHub shows.
    """
    made = [each for s in sorted(Severity, reverse=True) for each in _of(s, report)]
    lines = [line for _, line in sorted(made, key=lambda each: not each[0])]
    if report.diagnostics:
        lines.append("::group::All findings")
        lines += [one_line(each, report) for each in report.diagnostics]
        lines.append("::endgroup::")
    return "\n".join([*lines, summary(report)]) + "\n"


def _of(severity: Severity, report: Report) -> Iterator[tuple[bool, str]]:
    """The annotations of one severity, and whether each leads."""
    found = _in_turn([d for d in report.diagnostics if d.severity is severity], report)
    shown = found if len(found) <= SHOWN else found[: SHOWN - 1]
    for each in shown:
        yield report.leads(each.code), _annotation(each, report)
    left = found[len(shown) :]
    if left:
        files = dict.fromkeys(each.span.path for each in left)
        message = (
            f"and {counted(len(left), severity.label)} more, in {counted(len(files), 'file')}; "
            "the log of this step and its summary list all"
        )
        yield False, f"::{_COMMANDS[severity]} title=jobcareer-kb check::{_escaped(message)}"


def _in_turn(found: list[Diagnostic], report: Report) -> list[Diagnostic]:
    """The first finding of each code, then the second of each, and so on; first what leads."""
    seen: Counter[str] = Counter()
    turns: list[tuple[bool, int, Diagnostic]] = []
    for each in found:
        turns.append((not report.leads(each.code), seen[each.code], each))
        seen[each.code] += 1
    turns.sort(key=lambda turn: (*turn[:2], turn[2].sort_key))
    return [each for *_, each in turns]


def _annotation(found: Diagnostic, report: Report) -> str:
    span = found.span
    places = {"file": span.path, "line": str(span.line), "endLine": str(span.last_line)}
    if span.line == span.end_line:  # columns are read only within one line
        places |= {"col": str(span.column), "endColumn": str(span.end_column)}
    places["title"] = f"{found.code} {name_of(found.code, report)}".strip()
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in places.items())
    return f"::{_COMMANDS[found.severity]} {properties}::{_escaped(_words(found, report))}"


def _words(found: Diagnostic, report: Report) -> str:
    lines = [found.message]
    if found.help:
        lines.append(f"help: {found.help}")
    if place := place_in_words(found):
        lines.append(f"in: {place}")
    if printers := printers_in_words(report.printers(found.record)):
        lines.append(f"printed by: {printers}")
    lines += [f"see: {related.span}: {related.label}" for related in found.related]
    return "\n".join([*lines, f"more: jobcareer-kb explain {found.code}"])


def _escaped(text: str, also: str = "") -> str:
    """Text within a command: its lines stay lines; `also` are further signs that end it."""
    shown = "\n".join(map(terminal.words, text.split("\n")))
    for sign in ("%", "\n", *also):  # the percent sign first, for it begins the others
        shown = shown.replace(sign, f"%{ord(sign):02X}")
    return shown


REPORT = ReportFormat(name="github", render=render_github, reader="service")
