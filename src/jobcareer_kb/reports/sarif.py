"""SARIF 2.1.0, which code scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Paths are relative to the root of the repository
(`SRCROOT`), for an absolute one means nothing on another machine; outside of any, to the folder in
which the command was given. Results are followed by fingerprints without line numbers.

What is special in JSON `jobcareer_kb.media.json` names and escapes. In a message, braces hold the
number of an argument (3.11.5) and `[words](1)` is a link (3.11.6), and a viewer shows it where
signs that turn or hide text are special too: `_message` escapes all of these. In the address of a
file everything is escaped that is no letter, digit or slash (`_links`).
"""

from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.media import terminal
from jobcareer_kb.media.json import as_json
from jobcareer_kb.report import Fix, Ignored, Report
from jobcareer_kb.reports import ReportFormat
from jobcareer_kb.reports._identity import fingerprints
from jobcareer_kb.reports._links import PAGE, PROGRAM, file_uri, is_absolute, relative_uri
from jobcareer_kb.reports._words import place_in_words
from jobcareer_kb.rule import FAMILIES, Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"
_ROOT_WORDS = (
    "The root of the repository; outside of any, the folder in which the command was given."
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render_sarif(report: Report) -> str:
    """One run: every rule that has a finding, every finding, and the ignored ones marked so."""
    found = [*report.diagnostics, *(each.diagnostic for each in report.ignored)]
    codes = sorted({each.code for each in found} & set(report.rules))
    reasons = [None] * len(report.diagnostics) + [*report.ignored]
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": PROGRAM,
                "semanticVersion": report.version,
                "rules": [_rule(report.rules[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _ROOT_WORDS}}},
        "results": [
            _result(each, print_, codes, reason) | _fixes(report.fixes(each))
            for (each, print_), reason in zip(fingerprints(found), reasons, strict=True)
        ],
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(data)


def _rule(rule: Rule) -> dict[str, Any]:
    # No helpUri: it must be absolute, and the program names no home; the page is named in words.
    page = f"{PAGE} in the documentation has every code."
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.manual},
        "help": {
            "text": f"{rule.code} ({rule.name})\n\n{rule.manual}\n\n{page}",
            "markdown": f"**{rule.code}** `{rule.name}`\n\n```text\n{rule.manual}\n```\n\n{page}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES.get(rule.family, rule.family)]},
    }


def _result(
    found: Diagnostic, fingerprint: str, codes: list[str], ignored: Ignored | None
) -> dict[str, Any]:
    text = f"{found.message}; {found.help}" if found.help else found.message
    result: dict[str, Any] = {
        "ruleId": found.code,
        "level": _LEVELS[found.severity],
        "message": _message(text),
        "locations": [_location(found.span)],
        "partialFingerprints": {"jobcareerKb/v1": fingerprint},
    }
    if found.code in codes:
        result["ruleIndex"] = codes.index(found.code)
    if found.record:
        name = terminal.words(place_in_words(found))
        place = {"fullyQualifiedName": name, "kind": "member"}
        result["locations"][0]["logicalLocations"] = [place]
    if found.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.span), "message": _message(related.label)}
            for number, related in enumerate(found.related, start=1)
        ]
    if ignored is not None:
        until = f" (until {ignored.until})" if ignored.until is not None else ""
        result["suppressions"] = [
            {
                "kind": "inSource",
                "justification": terminal.lines(f"{ignored.reason}{until}"),
                "location": _location(ignored.comment),
            }
        ]
    return result


def _message(text: str) -> dict[str, str]:
    """A plain text message without placeholders and links."""
    shown = terminal.lines(text).replace("](", "] (")
    return {"text": shown.replace("{", "{{").replace("}", "}}")}


def _fixes(fix: Fix | None) -> dict[str, Any]:
    if fix is None:
        return {}
    replacement = {"deletedRegion": _region(fix.span), "insertedContent": {"text": fix.text}}
    change = {"artifactLocation": _artifact(fix.span), "replacements": [replacement]}
    return {"fixes": [{"description": _message(fix.words), "artifactChanges": [change]}]}


def _location(span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(span), "region": _region(span)}}


def _artifact(span: Span) -> dict[str, Any]:
    if is_absolute(span.path):
        return {"uri": file_uri(span.path)}
    return {"uri": relative_uri(span.path), "uriBaseId": _ROOT}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


REPORT = ReportFormat(
    name="sarif", render=render_sarif, reader="service", sign='"name": "jobcareer-kb"'
)
