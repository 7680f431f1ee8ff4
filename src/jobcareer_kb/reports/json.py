"""The report that programs read; its version changes with its shape."""

import json
from typing import Any

from jobcareer_kb.diagnostic import Severity, Span
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat

VERSION = 1


def render_json(report: Report) -> str:
    """One object: version, findings in order, counts."""
    data = {
        "version": VERSION,
        "findings": [
            {
                "code": d.code,
                "name": report.rules[d.code].name if d.code in report.rules else "",
                "severity": d.severity.label,
                **_place(d.span),
                "message": d.message,
                "help": d.help,
                "related": [{**_place(r.span), "label": r.label} for r in d.related],
            }
            for d in report.diagnostics
        ],
        "counts": {s.label: report.count(s) for s in sorted(Severity, reverse=True)},
        "records": report.records,
        "files": len(report.files),
        "held_back": report.held_back,
        "silenced": report.silenced,
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


REPORT = ReportFormat(name="json", render=render_json)
