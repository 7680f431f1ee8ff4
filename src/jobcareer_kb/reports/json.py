"""The report that programs read; its version changes with its shape.

`docs/schemas/report-1.json` describes it. Fields may be added within a version, none is taken away.

What is special in JSON, and on the way through a terminal, `jobcareer_kb.media.json` names and
escapes; a program reads every text as it is in its file.
"""

from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.media.json import as_json
from jobcareer_kb.report import Fix, Grades, Ignored, Reading, Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._coverage import coverage_data
from jobcareer_kb.reports._words import name_of

VERSION = 1


def render_json(report: Report) -> str:
    """One object: version, findings in order, what is ignored, counts."""
    coverage = report.coverage()
    data = {
        "version": VERSION,
        "findings": [_finding(each, report) for each in report.diagnostics],
        "ignored": [_ignored(each, report) for each in report.ignored],
        "reading": [_reading(each) for each in report.reading()],
        "coverage": coverage_data(coverage) if coverage is not None else None,
        "counts": {s.label: report.count(s) for s in sorted(Severity, reverse=True)},
        "records": report.records,
        "files": len(report.files),
        "held_back": report.held_back,
        "silenced": report.silenced,
    }
    return as_json(data)


def _reading(level: Reading) -> dict[str, Any]:
    return {
        "workshop": level.workshop,
        "product": level.product,
        "reader": level.reader,
        "target": _grades(level.target),
        "found": _grades(level.found),
        "with_all_words": _grades(level.every),
        "words": level.words,
        "judged": level.judged,
    }


def _grades(grades: Grades) -> dict[str, float]:
    return {"flesch_kincaid": grades.flesch_kincaid, "smog": grades.smog}


def _finding(found: Diagnostic, report: Report) -> dict[str, Any]:
    return {
        "code": found.code,
        "name": name_of(found.code, report),
        "severity": found.severity.label,
        **_place(found.span),
        "message": found.message,
        "help": found.help,
        "record": found.record,
        "route": list(found.route),
        "fix": _fix(report.fixes(found)),
        "related": [{**_place(r.span), "label": r.label} for r in found.related],
        "printed_by": [
            {"workshop": printer.workshop, "products": list(printer.products)}
            for printer in report.printers(found.record)
        ],
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    return {**_place(fix.span), "text": fix.text, "words": fix.words} if fix is not None else None


def _ignored(each: Ignored, report: Report) -> dict[str, Any]:
    return {
        **_finding(each.diagnostic, report),
        "reason": each.reason,
        "until": each.until.isoformat() if each.until is not None else None,
        "comment": _place(each.comment),
    }


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


REPORT = ReportFormat(
    name="json", render=render_json, reader="program", sign='{\n  "version": 1,\n  "findings": ['
)
