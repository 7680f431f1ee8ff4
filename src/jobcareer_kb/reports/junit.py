"""JUnit's XML, which every build server charts: a case for each file and family of codes.

The form is that of the schema which Jenkins' xUnit plug-in publishes (junit-10.xsd). Files that
pass have cases too, or a chart would show nothing of nothing. Warnings and notes do not fail a
case, as they do not fail the command; they stand in its output.

Special are `&`, `<`, `>` and, in an attribute, `"`; signs that XML 1.0 cannot hold; and what a
terminal or a log obeys, for a build server shows the texts there. `_text` escapes all but the
quotation marks of attributes.
"""

from collections.abc import Iterator

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.media import terminal
from jobcareer_kb.report import Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._links import PROGRAM
from jobcareer_kb.reports._words import counted
from jobcareer_kb.reports.text import finding
from jobcareer_kb.rule import FAMILIES

SHAPE = frozenset({"JK0", "JK1"})
"""Families that hold the others back: what is not read, or does not fit, is not looked into."""
_OF_BUILD = frozenset({"JK6", "JK7", "JK9"})
"""Families that only a build can judge."""


def render_junit(report: Report) -> str:
    """One suite a family, one case a file in it."""
    by_place: dict[tuple[str, str], list[Diagnostic]] = {}
    for each in report.diagnostics:
        by_place.setdefault((each.code[:3], each.span.path), []).append(each)
    files = sorted({*report.reported, *(path for _, path in by_place)})
    known = {rule.family for rule in report.rules.values()} - _OF_BUILD
    families = sorted(known | {family for family, _ in by_place})
    broken = {path for (family, path), found in by_place.items() if _fails(found, family)}
    suites = [_suite(family, files, by_place, broken, report) for family in families]
    failures = sum(count for _, count, _ in suites)
    skipped = sum(count for _, _, count in suites)
    head = (
        f'<testsuites name="{PROGRAM}" tests="{len(files) * len(families)}" '
        f'failures="{failures}" errors="0" skipped="{skipped}">'
    )
    body = "".join(text for text, _, _ in suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{body}</testsuites>\n'


def _fails(found: list[Diagnostic], family: str) -> bool:
    return family in SHAPE and any(d.severity is Severity.ERROR for d in found)


def _suite(
    family: str,
    files: list[str],
    by_place: dict[tuple[str, str], list[Diagnostic]],
    broken: set[str],
    report: Report,
) -> tuple[str, int, int]:
    """The suite as XML, and how many of its cases fail and are skipped."""
    title = f"{family}xx {FAMILIES.get(family, '')}".strip()
    cases: list[str] = []
    failures = skipped = 0
    for path in files:
        found = by_place.get((family, path), [])
        errors = [d for d in found if d.severity is Severity.ERROR]
        hidden = family not in SHAPE and not found and (path in broken or not report.records)
        failures += bool(errors)
        skipped += hidden
        lines = [*_failure(errors, report), *_output(found, report)]
        if hidden:
            lines.append('<skipped message="not looked into until the file is mended"/>')
        opening = f"<testcase classname={_attribute(path)} name={_attribute(title)}"
        inner = "".join(f"      {line}\n" for line in lines)
        cases.append(f"    {opening}>\n{inner}    </testcase>\n" if lines else f"    {opening}/>\n")
    counts = f'tests="{len(files)}" failures="{failures}" errors="0" skipped="{skipped}"'
    return (
        f"  <testsuite name={_attribute(title)} {counts}>\n{''.join(cases)}  </testsuite>\n",
        failures,
        skipped,
    )


def _failure(errors: list[Diagnostic], report: Report) -> Iterator[str]:
    if errors:
        more = f" and {counted(len(errors) - 1, 'error')} more" if len(errors) > 1 else ""
        message = _attribute(" ".join(f"{errors[0].message}{more}".split()))
        text = _text("\n\n".join(finding(each, report) for each in errors))
        yield f"<failure type={_attribute(errors[0].code)} message={message}>{text}</failure>"


def _output(found: list[Diagnostic], report: Report) -> Iterator[str]:
    light = [each for each in found if each.severity is not Severity.ERROR]
    if light:
        text = _text("\n\n".join(finding(each, report) for each in light))
        yield f"<system-out>{text}</system-out>"


def _attribute(text: str) -> str:
    return '"' + _text(text).replace('"', "&quot;") + '"'


def _text(text: str) -> str:
    # Every sign that XML cannot hold is one that cannot be shown.
    shown = terminal.lines(text)
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


REPORT = ReportFormat(
    name="junit", render=render_junit, reader="service", sign='<testsuites name="jobcareer-kb"'
)
