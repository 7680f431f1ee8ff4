"""The report that people read in a terminal: place, code, what, the line, what to do."""

from collections.abc import Iterator, Mapping

from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat


def render_text(report: Report) -> str:
    """Each finding with its line, then one line that counts them."""
    parts = [finding(d, report.sources) for d in report.diagnostics]
    return "\n".join([*parts, summary(report)]) + "\n"


def finding(diagnostic: Diagnostic, sources: Mapping[str, str]) -> str:
    """One finding: `path:line:column: error[JK201]: what`, the line underlined, what to do."""
    head = (
        f"{diagnostic.span}: {diagnostic.severity.label}[{diagnostic.code}]: {diagnostic.message}"
    )
    lines = [head, *_excerpt(diagnostic.span, sources)]
    if diagnostic.help:
        lines.append(f"    help: {diagnostic.help}")
    for related in diagnostic.related:
        lines.append(f"    see:  {related.span}: {related.label}")
    return "\n".join(lines)


def _excerpt(span: Span, sources: Mapping[str, str]) -> Iterator[str]:
    """The line of a span, cut to what fits, with the span underlined."""
    lines = sources.get(span.path, "").split("\n")
    if not 0 < span.line <= len(lines) or not lines[span.line - 1].strip():
        return
    text = _visible(lines[span.line - 1])
    start = max(0, span.column - 1 - 60) if len(text) > 96 else 0
    shown = text[start : start + 96].rstrip()
    end = span.end_column if span.end_line == span.line else len(text) + 1
    width = max(1, min(end, start + len(shown) + 1) - span.column)
    yield f"    {span.line:>4} | {shown}"
    yield f"         | {' ' * (span.column - 1 - start)}{'^' * width}"


def _visible(text: str) -> str:
    """Show signs that would move or hide what follows."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def summary(report: Report) -> str:
    """One line: what was looked at and what was found."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    notes = report.count(Severity.NOTE)
    found = ", ".join(
        f"{count} {word}{'s' if count != 1 else ''}"
        for count, word in ((errors, "error"), (warnings, "warning"), (notes, "note"))
        if count or word == "error"
    )
    return f"{report.records} records in {len(report.files)} files: {found}{_held_back(report)}"


def _held_back(report: Report) -> str:
    """What hangs on the errors above, so that nobody takes silence for praise."""
    if not report.held_back:
        return ""
    broken = f"{report.held_back} record{'s' if report.held_back != 1 else ''} not looked into"
    what = "names and citations" if report.silenced > 1 else "name or citation"
    names = f", {report.silenced} {what} not judged" if report.silenced else ""
    return f"; {broken}{names} until that is mended"


REPORT = ReportFormat(name="text", render=render_text)
