"""Reviewdog's diagnostic format, from which it writes comments to any code host.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Its columns count bytes of UTF-8.
Paths are relative to the folder in which the command was given: reviewdog, run in the same one,
puts the way from the root of the repository before them.

What is special in JSON `jobcareer_kb.media.json` names and escapes. Reviewdog puts a message into a
comment, where it is read as Markdown: `jobcareer_kb.media.markdown` names and escapes what is
special there, and `jobcareer_kb.media.terminal` what is so in the line that it prints.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.media import markdown
from jobcareer_kb.media.json import as_json
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._links import PROGRAM
from jobcareer_kb.reports._words import place_in_words
from jobcareer_kb.reports.concise import one_line

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render_rdjson(report: Report) -> str:
    """One object with the name of the tool and its findings."""
    worst = max((each.severity for each in report.diagnostics), default=Severity.NOTE)
    named = {
        span.path
        for found in report.diagnostics
        for span in (found.span, *(related.span for related in found.related))
    }
    lines = {
        path: report.sources[path].split("\n") for path in sorted(named) if path in report.sources
    }
    data = {
        "source": {"name": PROGRAM},
        "severity": _SEVERITIES[worst],
        "diagnostics": [_diagnostic(each, report, lines) for each in report.diagnostics],
    }
    return as_json(data)


def _diagnostic(found: Diagnostic, report: Report, lines: dict[str, list[str]]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "message": "\n".join(_lines(found)),
        "location": _location(found.span, lines),
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.code},
        "original_output": one_line(found, report),
    }
    fix = report.fixes(found)
    if fix is not None:
        result["suggestions"] = [{"range": _range(fix.span, lines), "text": fix.text}]
    if found.related:
        result["related_locations"] = [
            {"message": markdown.words(related.label), "location": _location(related.span, lines)}
            for related in found.related
        ]
    return result


def _lines(found: Diagnostic) -> Iterator[str]:
    for said in (found.message, found.help):
        yield from (markdown.words(line) for line in said.split("\n") if line.strip())
    if place := place_in_words(found):
        yield "in " + " > ".join(map(markdown.words, place.split(" > ")))


def _location(span: Span, lines: dict[str, list[str]]) -> dict[str, Any]:
    return {"path": span.path, "range": _range(span, lines)}


def _range(span: Span, lines: dict[str, list[str]]) -> dict[str, Any]:
    text = lines.get(span.path, [])
    return {
        "start": _position(span.line, span.column, text),
        "end": _position(span.end_line, span.end_column, text),
    }


def _position(line: int, column: int, lines: list[str]) -> dict[str, int]:
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    wide = 0 if text.isascii() else _wider(text)[min(column - 1, len(text))]
    return {"line": line, "column": column + wide}


@lru_cache(maxsize=16)
def _wider(text: str) -> tuple[int, ...]:
    """By how many more bytes than characters a line begins, up to each of its places."""
    more = (len(char.encode("utf-8", "surrogatepass")) - 1 for char in text)
    return tuple(accumulate(more, initial=0))


REPORT = ReportFormat(
    name="rdjson",
    render=render_rdjson,
    reader="program",
    sign='"source": {\n    "name": "jobcareer-kb"',
)
