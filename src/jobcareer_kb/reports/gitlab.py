"""GitLab's Code Quality report, shown in a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab wants paths
relative to the repository, and shows one of several findings with equal fingerprints.
"""

import json
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._identity import fingerprints
from jobcareer_kb.reports._words import name_of, place_in_words

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render_gitlab(report: Report) -> str:
    """A list of issues; empty where nothing was found."""
    issues = [_issue(each, print_, report) for each, print_ in fingerprints(report.diagnostics)]
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"


def _issue(found: Diagnostic, fingerprint: str, report: Report) -> dict[str, Any]:
    place = place_in_words(found)
    words = [found.message, found.help, f"in {place}" if place else ""]
    return {
        "description": "; ".join(part for part in words if part),
        "check_name": f"{found.code} {name_of(found.code, report)}".strip(),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": found.span.path.removeprefix("./"),
            "lines": {"begin": found.span.line, "end": found.span.last_line},
        },
    }


REPORT = ReportFormat(name="gitlab", render=render_gitlab, reader="service")
