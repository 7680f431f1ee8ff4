"""GitLab's Code Quality report, shown in a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab wants paths
relative to the repository, and shows one of several findings with equal fingerprints.

What is special in JSON `jobcareer_kb.media.json` names and escapes. A description is plain words on
the page of a merge request, where signs that turn or hide text are special: `terminal.lines` shows
them.
"""

from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.media import terminal
from jobcareer_kb.media.json import as_json
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._identity import fingerprints
from jobcareer_kb.reports._words import name_of, place_in_words

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render_gitlab(report: Report) -> str:
    """A list of issues; empty where nothing was found."""
    issues = [_issue(each, print_, report) for each, print_ in fingerprints(report.diagnostics)]
    return as_json(issues)


def _issue(found: Diagnostic, fingerprint: str, report: Report) -> dict[str, Any]:
    place = place_in_words(found)
    words = [found.message, found.help, f"in {place}" if place else ""]
    return {
        "description": terminal.lines("; ".join(part for part in words if part)),
        "check_name": f"{found.code} {name_of(found.code, report)}".strip(),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": found.span.path.removeprefix("./"),
            "lines": {"begin": found.span.line, "end": found.span.last_line},
        },
    }


REPORT = ReportFormat(name="gitlab", render=render_gitlab, reader="service")
