"""The report in each of its formats: places, lines, counts, and order."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.artifacts.inspect import all_rules
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span, has_errors, in_order
from jobcareer_kb.report import Report
from jobcareer_kb.reports import report_formats
from jobcareer_kb.reports.text import finding, summary

LONG = "meaning: " + "many words and then some more, " * 9 + "<b>end</b>"
SOURCES = {
    "kb/definition/green.yaml": f"id: green\nterm: Green\x1b[31m tea\n{LONG}\n\n  deep: end\n",
    "kb/kb.yaml": "title: Tea\n",
}
FINDINGS = (
    Diagnostic(
        "JK201", Severity.ERROR, Span("kb/definition/green.yaml", 3, 10, 3, 15), "no source"
    ),
    Diagnostic(
        "JK120",
        Severity.ERROR,
        Span("kb/definition/green.yaml", 3, LONG.index("<b>") + 1, 3, LONG.index("<b>") + 4),
        "HTML in a text: '<b>'",
        "use plain words",
    ),
    Diagnostic(
        "JK002", Severity.ERROR, Span("kb/definition/green.yaml", 2, 12, 2, 13), "a control"
    ),
    Diagnostic("JK110", Severity.ERROR, Span("kb/definition/green.yaml", 4, 1, 4, 1), "empty line"),
    Diagnostic(
        "JK003", Severity.ERROR, Span("kb/definition/green.yaml", 9, 1, 9, 2), "no such line"
    ),
    Diagnostic(
        "JK306", Severity.WARNING, Span("kb/definition/green.yaml", 5, 3, 6, 1), "two lines"
    ),
    Diagnostic(
        "JK301",
        Severity.ERROR,
        Span("kb/definition/green.yaml", 1, 5, 1, 10),
        "id 'green' is used twice",
        "give one another id",
        (Related(Span("kb/definition/white.yaml", 1, 5, 1, 10), "the other one"),),
    ),
    Diagnostic("JK801", Severity.NOTE, Span("kb/kb.yaml", 1, 1, 1, 6), "not yet “printed”"),
    Diagnostic("JK130", Severity.ERROR, Span("kb/gone.yaml"), "no such file", "write it"),
)
REPORT = Report(
    in_order(FINDINGS),
    all_rules(),
    tuple(SOURCES),
    records=3,
    held_back=2,
    silenced=4,
    sources=SOURCES,
)


@pytest.mark.parametrize("name", report_formats())
def test_the_whole_report(name: str, golden: Callable[[str, bytes], None]) -> None:
    golden(f"reports/{name}.txt", report_formats()[name].render(REPORT).encode())


def test_json_holds_what_the_text_says() -> None:
    data = json.loads(report_formats()["json"].render(REPORT))
    assert data["counts"] == {"error": 7, "warning": 1, "note": 1}
    assert [f["code"] for f in data["findings"]] == [d.code for d in REPORT.diagnostics]
    assert {f["name"] for f in data["findings"]} >= {"claim-cited", "doubled-id"}


COUNTS = {
    "none": ({}, "3 records in 2 files: 0 errors"),
    "one error": ({Severity.ERROR: 1}, "3 records in 2 files: 1 error"),
    "all": (
        {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 3},
        "3 records in 2 files: 2 errors, 1 warning, 3 notes",
    ),
    "only notes": ({Severity.NOTE: 1}, "3 records in 2 files: 0 errors, 1 note"),
}


@pytest.mark.parametrize("counts, expected", COUNTS.values(), ids=COUNTS)
def test_the_last_line_counts(counts: dict[Severity, int], expected: str) -> None:
    found = tuple(
        Diagnostic("JK201", severity, Span("f", line), "x")
        for severity, count in counts.items()
        for line in range(count)
    )
    assert summary(Report(found, {}, ("a", "b"), 3)) == expected


def test_findings_come_by_path_line_column_and_code() -> None:
    keys = [(d.span.path, d.span.line, d.span.column, d.code) for d in REPORT.diagnostics]
    assert keys == sorted(keys)


def test_a_finding_told_twice_is_shown_once() -> None:
    assert in_order((*FINDINGS, *FINDINGS)) == REPORT.diagnostics


def test_only_an_error_makes_a_report_fail() -> None:
    assert has_errors(FINDINGS)
    assert not has_errors([d for d in FINDINGS if d.severity is not Severity.ERROR])


@given(
    st.text(),
    st.integers(1, 5),
    st.integers(1, 300),
    st.integers(1, 5),
    st.integers(1, 300),
)
def test_any_place_in_any_text_can_be_shown(
    text: str, line: int, column: int, end_line: int, end_column: int
) -> None:
    span = Span("f", line, column, end_line, end_column)
    said = finding(Diagnostic("JK201", Severity.ERROR, span, "what"), {"f": text})
    head, *excerpt = said.split("\n")
    assert head == f"f:{line}:{column}: error[JK201]: what"
    assert len(excerpt) in (0, 2)
    for row in excerpt:
        assert row.isprintable()
    if excerpt:
        assert set(excerpt[1].partition("|")[2]) <= {" ", "^"}
        assert "^" in excerpt[1]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_the_marks_stand_under_the_words_of_the_place(text: str, data: st.DataObject) -> None:
    line = "".join(c for c in text if c.isprintable()).strip()
    if not line:
        return
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    span = Span("f", 1, start + 1, 1, end + 1)
    _, shown, marks = finding(Diagnostic("JK201", Severity.ERROR, span, "w"), {"f": line}).split(
        "\n"
    )
    at, width = marks.index("^"), marks.count("^")
    assert line[start:end].startswith(shown[at : at + width].rstrip())
    assert width == end - start or len(line) > 96
