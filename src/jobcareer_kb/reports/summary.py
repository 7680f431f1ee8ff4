"""The whole report as a table in Markdown, for a pull request or the summary of a workflow.

GitHub takes one mebibyte for the summary of a step and 65,536 characters for a comment
(https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
"""

import re

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._words import counted, name_of, place_in_words, printers_in_words
from jobcareer_kb.reports._words import summary as closing_line

MOST = 60_000
"""Characters of the table, so that it fits a comment too."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&$@])")
_QUOTED = re.compile(r"(?<!\w)'([^'`\\]+)'(?!\w)")
_HEAD = "| | where | what | what to do |\n| --- | --- | --- | --- |\n"
_MARKS = {Severity.ERROR: "**error**", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render_summary(report: Report) -> str:
    """A heading, the closing line of the report, and a row for each finding, worst first.

    What leads, such as a change that lowers what it is judged by, comes before the worst.
    """
    title = "All records pass" if not report.diagnostics else _title(report)
    parts = [f"## {title}\n\n{_text(closing_line(report))}.\n"]
    if report.diagnostics:
        parts.append(_table(report))
    if report.ignored:
        parts.append(_ignored(report))
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
    place = f"`{found.span.path}:{found.span.line}`".replace("|", "\\|")
    if words := place_in_words(found):
        place += f"<br>{_text(words)}"
    what = f"{_text(found.message)}<br>{found.code} {name_of(found.code, report)}".strip()
    if printers := printers_in_words(report.printers(found.record)):
        what += f"<br>printed by {_text(printers)}"
    help = _text(found.help) or f"`jobcareer-kb explain {found.code}`"
    return f"| {_MARKS[found.severity]} | {place} | {what} | {help} |\n"


def _ignored(report: Report) -> str:
    rows = (
        f"- `{each.diagnostic.span.path}:{each.diagnostic.span.line}` {each.diagnostic.code}: "
        f"{_text(each.reason)}{f' (until {each.until})' if each.until is not None else ''}\n"
        for each in report.ignored
    )
    return "Ignored, each with its reason:\n\n" + "".join(rows)


def _text(words: str) -> str:
    """Words of a record or a message, with nothing in them that Markdown would read.

    What a message quotes becomes code, so that `[@some-id]` calls nobody of that name.
    """
    pieces = _QUOTED.split(" ".join(words.split()))
    code = ("`" + piece.replace("|", "\\|") + "`" for piece in pieces[1::2])
    plain = [_SIGNS.sub(r"\\\1", piece) for piece in pieces[::2]]
    return plain[0] + "".join(c + p for c, p in zip(code, plain[1:], strict=True))


REPORT = ReportFormat(name="summary", render=render_summary, reader="service")
