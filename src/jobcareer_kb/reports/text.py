"""The report that people read in a terminal: what is wrong, where, who prints it, what to do.

Special are the signs that a terminal obeys, and those by which the log of a CI step takes commands;
`jobcareer_kb.media.terminal` names and escapes them. The colors are put in afterwards.
"""

from collections.abc import Iterator

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.media import terminal
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._coverage import coverage_lines
from jobcareer_kb.reports._excerpt import excerpt
from jobcareer_kb.reports._paint import Paint, cells
from jobcareer_kb.reports._words import (
    name_of,
    place_in_words,
    printers_in_words,
    summary,
)


def render_text(report: Report) -> str:
    """Each finding with its lines, then one line that counts them."""
    seen: set[str] = set()
    parts: list[str] = []
    for each in report.diagnostics:
        parts.append(finding(each, report, pointer=each.code not in seen) + "\n")
        seen.add(each.code)
    return "\n".join([*parts, *coverage_lines(report), summary(report)]) + "\n"


def finding(diagnostic: Diagnostic, report: Report, pointer: bool = True) -> str:
    """One finding; with `pointer`, the command that says more about its code."""
    paint = Paint(report.color)
    spans = (diagnostic.span, *(related.span for related in diagnostic.related))
    gutter = len(str(max(span.end_line for span in spans)))
    lines = [*_head(diagnostic, report, paint)]
    lines += _lines(diagnostic.span, "^", diagnostic, report, gutter)
    for related in diagnostic.related:
        place = terminal.words(f"{related.span}: {related.label}")
        lines.append(f"{' ' * gutter}{paint.frame(':::')} {place}")
        lines += _lines(related.span, "-", diagnostic, report, gutter)
    for label, words in _notes(diagnostic, report, pointer):
        lead = f"{' ' * gutter} = {label}: "
        first, *rest = _wrapped(words, report.width, len(lead), gutter + 5)
        equals = f"{' ' * gutter} {paint.frame('=')} {paint.strong(label + ':')} "
        lines += [equals + first, *rest]
    return "\n".join(lines)


def _head(diagnostic: Diagnostic, report: Report, paint: Paint) -> Iterator[str]:
    """`path:line:column: error[JK201]: what (claim-cited)`: a terminal links to such a place."""
    place = terminal.line(f"{diagnostic.span}: ")
    grade = terminal.words(f"{diagnostic.severity.label}[{diagnostic.code}]")
    name = name_of(diagnostic.code, report)
    words = f"{diagnostic.message} ({name})" if name else diagnostic.message
    first, *rest = _wrapped(words, report.width, cells(place) + len(grade) + 2, 4)
    yield f"{place}{paint.grave(grade, diagnostic.severity)}: {paint.strong(first)}".rstrip()
    yield from (paint.strong(line) for line in rest)


def _lines(
    span: Span, sign: str, diagnostic: Diagnostic, report: Report, gutter: int
) -> Iterator[str]:
    """The lines of the file that a span covers, with it underlined."""
    paint = Paint(report.color)
    bar = f"{' ' * gutter} {paint.frame('|')}"
    rows = excerpt(span, report.sources, max(20, report.width - gutter - 3), sign)
    if rows:
        yield bar
    for row in rows:
        lead = f"{'':>{gutter}}  " if row.number is None else f"{row.number:>{gutter}} |"
        yield f"{paint.frame(lead)} {row.text}".rstrip()
        if row.underline:
            line = row.underline.lstrip(" ")
            indent = " " * (len(row.underline) - len(line))
            yield f"{bar} {indent}{paint.grave(line, diagnostic.severity)}"


def _notes(diagnostic: Diagnostic, report: Report, pointer: bool) -> Iterator[tuple[str, str]]:
    if place := place_in_words(diagnostic):
        yield "in", place
    if printers := printers_in_words(report.printers(diagnostic.record)):
        yield "printed by", printers
    by_machine = "(check --fix can do this)" if report.fixes(diagnostic) is not None else ""
    if words := f"{diagnostic.help} {by_machine}".strip():
        yield "help", words
    if pointer:
        yield "more", f"jobcareer-kb explain {diagnostic.code}"


def _wrapped(words: str, width: int, lead: int, indent: int) -> list[str]:
    """Break words into lines; the first leaves room for `lead` columns, the rest are indented."""
    said, most = terminal.words(" ".join(words.split())), max(width, 40)
    if lead + cells(said) <= most and not said.startswith(" "):
        return [said]
    lines: list[str] = []
    line, used = "", lead
    for word in said.split(" "):
        size = cells(word)
        if line and used + 1 + size > most:
            lines.append(line)
            line, used = " " * indent + word, indent + size
        else:
            gap = " " if line else ""
            line, used = f"{line}{gap}{word}", used + len(gap) + size
    return [*lines[:1], *map(terminal.line, (*lines, line)[1:])] if lines else [line]


REPORT = ReportFormat(name="text", render=render_text, reader="person")
