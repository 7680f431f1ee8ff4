"""The whole report as a table in Markdown, for a pull request or the summary of a workflow.

GitHub takes one mebibyte for the summary of a step and 65,536 characters for a comment
(https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).

What is special in Markdown, in a table and for GitHub itself `jobcareer_kb.media.markdown` names
and escapes.
"""

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.media.markdown import code, message, words
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._words import counted, name_of, place_in_words, printers_in_words
from jobcareer_kb.reports._words import summary as closing_line

MOST = 60_000
"""Characters of the table, so that it fits a comment too."""
_AFTER = 4_000
"""Characters at least that are left for what is ignored."""
_HEAD = "| | where | what | what to do |\n| --- | --- | --- | --- |\n"
_MARKS = {Severity.ERROR: "**error**", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render_summary(report: Report) -> str:
    """A heading, the closing line of the report, and a row for each finding, worst first.

    What leads, such as a change that lowers what it is judged by, comes before the worst.
    """
    title = "All records pass" if not report.diagnostics else _title(report)
    parts = [f"## {title}\n\n{words(closing_line(report))}.\n"]
    if report.diagnostics:
        parts.append(_table(report))
    if report.ignored:
        parts.append(_ignored(report, MOST + _AFTER - sum(map(len, parts))))
    return "\n".join(parts)


def _title(report: Report) -> str:
    counts = (counted(report.count(s), s.label) for s in sorted(Severity, reverse=True))
    return ", ".join(each for each in counts if not each.startswith("0 "))


def _table(report: Report) -> str:
    rows: list[str] = []
    length = 0
    worst_first = sorted(
        report.diagnostics, key=lambda d: (not report.leads(d.code), -d.severity, d.sort_key)
    )
    for each in worst_first:
        row = _row(each, report)
        if length + len(row) > MOST:
            left = len(worst_first) - len(rows)
            rows.append(f"| | | and {counted(left, 'finding')} more | `jobcareer-kb check` |\n")
            break
        rows.append(row)
        length += len(row)
    return _HEAD + "".join(rows)


def _row(found: Diagnostic, report: Report) -> str:
    place = code(f"{found.span.path}:{found.span.line}", cell=True)
    if named := place_in_words(found):
        place += f"<br>{words(named, cell=True)}"
    what = f"{message(found.message, cell=True)}<br>"
    what += words(f"{found.code} {name_of(found.code, report)}", cell=True)
    if printers := printers_in_words(report.printers(found.record)):
        what += f"<br>printed by {words(printers, cell=True)}"
    help = message(found.help, cell=True) or code(f"jobcareer-kb explain {found.code}", cell=True)
    return f"| {_MARKS[found.severity]} | {place} | {what} | {help} |\n"


def _ignored(report: Report, room: int) -> str:
    rows: list[str] = []
    for each in report.ignored:
        found = each.diagnostic
        until = f" (until {each.until})" if each.until is not None else ""
        place = code(f"{found.span.path}:{found.span.line}")
        row = f"- {place} {words(found.code)}: {words(each.reason)}{until}\n"
        if len(row) > room:
            rows.append(f"- and {counted(len(report.ignored) - len(rows), 'finding')} more\n")
            break
        rows.append(row)
        room -= len(row)
    return "Ignored, each with its reason:\n\n" + "".join(rows)


REPORT = ReportFormat(name="summary", render=render_summary, reader="service")
