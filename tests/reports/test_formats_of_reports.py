"""Every report format: what it looks like, and that those who read it can."""

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from sample_report import DIAGNOSTICS, FILES, clean, many, sample, span

from jobcareer_kb.diagnostic import Diagnostic, Severity, Span
from jobcareer_kb.report import Report
from jobcareer_kb.reports import report_formats
from jobcareer_kb.reports._excerpt import excerpt
from jobcareer_kb.reports._paint import cells
from jobcareer_kb.reports.text import finding, render_text

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FORMATS = report_formats()


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_looks_like_its_golden_file(
    name: str, golden: Callable[[str, bytes], None]
) -> None:
    golden(f"reports/full/{name}.txt", FORMATS[name].render(sample()).encode())


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_without_findings_is_whole(
    name: str, golden: Callable[[str, bytes], None]
) -> None:
    golden(f"reports/full/{name}-clean.txt", FORMATS[name].render(clean()).encode())


def test_text_in_color_and_on_a_narrow_terminal(golden: Callable[[str, bytes], None]) -> None:
    golden("reports/full/text-narrow.txt", render_text(replace(sample(), width=60)).encode())
    golden("reports/full/text-color.txt", render_text(replace(sample(), color=True)).encode())


def test_no_line_of_a_narrow_report_is_wider_than_the_terminal() -> None:
    said = render_text(replace(sample(), width=60)).splitlines()[:-1]  # the closing line is one
    assert [line for line in said if cells(line) > 60 and ":1" not in line] == []


def test_a_sign_that_moves_the_cursor_is_not_printed() -> None:
    evil = Diagnostic("JK101", Severity.ERROR, span(0, 1, 1, 1, 3), "a \x1b[2Jsign\x07")
    for name in ("text", "concise"):
        assert "\x1b" not in FORMATS[name].render(sample(evil))


@given(
    st.text(),
    st.integers(1, 5),
    st.integers(1, 300),
    st.integers(1, 9),
    st.integers(1, 300),
    st.integers(40, 120),
)
def test_any_place_in_any_text_can_be_shown(
    text: str, line: int, column: int, end_line: int, end_column: int, width: int
) -> None:
    place = Span("f", line, column, end_line, end_column)
    report = replace(sample(), sources={"f": text}, width=width)
    said = finding(Diagnostic("JK101", Severity.ERROR, place, "what"), report).split("\n")
    assert said[0].startswith(f"f:{line}:{column}: error[JK101]: what")
    assert [row for row in said if not row.isprintable()] == []
    marks = [row for row in said if "^" in row and set(row.partition("|")[2]) <= {" ", "^"}]
    assert len(marks) <= 5
    if line <= text.count("\n") + 1 and text.split("\n")[line - 1].strip():
        assert marks


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.data())
def test_the_marks_stand_under_the_words_of_the_place(text: str, data: st.DataObject) -> None:
    # A combining sign stands in the column of the sign before it, in the marks or not.
    line = "".join(c for c in text if c.isprintable() and cells(c)).strip()
    if not line:
        return
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    (row,) = excerpt(Span("f", 1, start + 1, 1, end + 1), {"f": line}, 90)
    before = cells(row.underline) - cells(row.underline.lstrip(" "))
    marked, at = "", 0
    for char in row.text:
        if before <= at < cells(row.underline):
            marked += char
        at += cells(char)
    covered = line[start:end].replace("...", "").strip()
    shown = marked.replace("...", "").strip()
    assert covered.startswith(shown)
    assert shown or not cells(covered.strip(" ."))


# JSON


@pytest.fixture(scope="module")
def own_schema() -> Draft202012Validator:
    schema = json.loads((ROOT / "docs/schemas/report-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("report", [sample(), clean(), many(30)], ids=["all", "clean", "many"])
def test_json_fits_its_published_schema(report: Report, own_schema: Draft202012Validator) -> None:
    own_schema.validate(json.loads(FORMATS["json"].render(report)))


def test_the_schema_of_json_refuses_another_version(own_schema: Draft202012Validator) -> None:
    data = json.loads(FORMATS["json"].render(sample()))
    assert not own_schema.is_valid({**data, "version": 2})
    del data["findings"][0]["code"]
    assert not own_schema.is_valid(data)


def test_json_gives_all_that_its_schema_describes(own_schema: Draft202012Validator) -> None:
    """What the schema asks for only since a later day is there all the same."""
    data = json.loads(FORMATS["json"].render(sample()))
    described = own_schema.schema["properties"], own_schema.schema["$defs"]
    assert set(data) == set(described[0])
    for name, rows in (("finding", data["findings"]), ("reading", data["reading"])):
        place = {"path", "line", "column", "end_line", "end_column"} if name == "finding" else set()
        for row in rows:
            assert set(row) == set(described[1][name]["properties"]) | place
    assert [each["fix"] is None for each in data["findings"]] == [False] * 3 + [True] * 3


def test_a_report_asks_for_what_takes_time_only_where_it_is_printed() -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nobody asked")

    lazy = replace(sample(), reading=refuse, fixes=refuse, printers=refuse)
    FORMATS["concise"].render(lazy)
    FORMATS["gitlab"].render(lazy)
    for name in ("text", "github", "summary", "junit", "sarif", "rdjson"):
        FORMATS[name].render(replace(sample(), reading=refuse))


# Names of files


def test_a_report_with_other_names_keeps_its_fixes() -> None:
    moved = sample().renamed(lambda path: path.replace("kb/", "course/kb/"))
    fixes = [moved.fixes(each) for each in moved.diagnostics]
    assert [fix and fix.span.path for fix in fixes] == [
        f"course/{FILES[0]}", f"course/{FILES[1]}", f"course/{FILES[1]}", None, None, None,
    ]  # fmt: skip
    named = FORMATS["sarif"].render(moved) + FORMATS["text"].render(moved)
    assert "course/kb/step/a%20b.yaml" in named
    assert named.replace("course/kb/", "").count("kb/") == 0


def test_a_file_with_findings_only_is_renamed_too() -> None:
    stray = Diagnostic("JK101", Severity.ERROR, Span("kb/notes.txt"), "not read")
    (moved,) = sample(stray).renamed(lambda path: f"x/{path}").diagnostics
    assert moved.span.path == "x/kb/notes.txt"


# GitHub


def commands(text: str, kind: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(f"::{kind} ")]


def test_github_gets_ten_of_a_kind_and_is_told_how_many_more() -> None:
    said = commands(FORMATS["github"].render(many(37)), "error")
    assert len(said) == 10
    assert "and 28 errors more" in said[-1]


def test_ten_findings_need_no_closing_line() -> None:
    said = commands(FORMATS["github"].render(many(10)), "error")
    assert len(said) == 10
    assert "more, in" not in said[-1]


def test_github_gets_the_worst_first_and_each_code_in_turn() -> None:
    alike = [
        Diagnostic("JK201", Severity.ERROR, span(0, i, 1, i, 2), f"no. {i}") for i in range(1, 30)
    ]
    other = Diagnostic("JK101", Severity.ERROR, span(3, 1, 1, 1, 2), "alone")
    note = Diagnostic("JK901", Severity.NOTE, span(0, 1, 1, 1, 2), "small")
    lines = FORMATS["github"].render(sample(note, *alike, other)).splitlines()
    assert "alone" in lines[0] + lines[1]
    assert lines[10].startswith("::notice ")


def test_github_reads_back_what_was_said() -> None:
    """By the rules of the runner: properties end at a comma, the name at a colon."""
    line = next(c for c in commands(FORMATS["github"].render(sample()), "error") if "50 " in c)
    properties, _, message = line.removeprefix("::error ").partition("::")
    pairs = dict(each.split("=", 1) for each in properties.split(","))
    assert (pairs["file"], pairs["line"], pairs["col"]) == (FILES[1], "11", "5")
    plain = message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    assert plain.startswith("50 % of it, as found: %0A and\nmore\nhelp: see <b>bold</b> | pipe\n")


def test_a_path_with_signs_of_the_command_stays_one_property() -> None:
    odd = Diagnostic(
        "JK101", Severity.ERROR, replace(span(0, 1, 1, 1, 2), path="kb/a,b:c%.yaml"), "x"
    )
    assert "file=kb/a%2Cb%3Ac%25.yaml,line=1" in FORMATS["github"].render(sample(odd))


def test_a_summary_stays_below_what_a_comment_may_hold() -> None:
    said = FORMATS["summary"].render(many(3000))
    assert len(said) < 65_536
    assert "findings more" in said


def test_a_summary_stays_below_it_also_with_much_that_is_ignored() -> None:
    for report in (many(3000), clean()):
        said = FORMATS["summary"].render(replace(report, ignored=(sample().ignored[0],) * 5000))
        assert len(said) < 65_536
        assert said.endswith(" findings more\n")
        assert "a proper name (until 2027-03-01)" in said


def test_a_summary_has_one_row_a_finding_and_no_markup_of_others() -> None:
    said = FORMATS["summary"].render(sample())
    rows = [line for line in said.splitlines() if line.startswith("|")][2:]
    assert len(rows) == len(DIAGNOSTICS)
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)
    assert "<b>" not in said


# SARIF


def sarif(report: Report) -> dict:
    return json.loads(FORMATS["sarif"].render(report))["runs"][0]


def test_sarif_names_files_relative_to_the_root_and_escapes_them() -> None:
    places = {
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for r in sarif(sample())["results"]
    }
    assert "kb/step/a%20b.yaml" in places
    assert not [uri for uri in places if uri.startswith(("/", "file:"))]


def test_sarif_gives_what_fix_would_write() -> None:
    first, second, third, *rest = sarif(sample())["results"]
    (fix,) = second["fixes"]
    (change,) = fix["artifactChanges"]
    assert fix["description"] == {"text": 'write it "so"'}
    assert change["artifactLocation"] == {"uri": FILES[1], "uriBaseId": "SRCROOT"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 18, "endLine": 2, "endColumn": 20},
            "insertedContent": {"text": '"\\u7DD1"'},
        }
    ]
    region = third["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    assert region["startColumn"] == region["endColumn"], "something is put in"
    assert "fixes" in first
    assert not any("fixes" in each for each in rest)


@pytest.mark.parametrize(
    "path, uri",
    [
        ("/srv/a b/kb/kb.yaml", "file:///srv/a%20b/kb/kb.yaml"),
        ("C:/kb/kb.yaml", "file:///C:/kb/kb.yaml"),
    ],
)
def test_a_whole_path_is_a_whole_uri(path: str, uri: str) -> None:
    far = Diagnostic("JK101", Severity.ERROR, Span(path), "x")
    location = sarif(sample(far))["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": uri}


def test_fingerprints_stay_when_lines_move() -> None:
    moved = tuple(
        replace(d, span=replace(d.span, line=d.span.line + 7, end_line=d.span.end_line + 7))
        for d in DIAGNOSTICS
    )
    assert prints(sarif(sample(*moved))) == prints(sarif(sample()))
    gitlab = [
        [each["fingerprint"] for each in json.loads(FORMATS["gitlab"].render(report))]
        for report in (sample(*moved), sample())
    ]
    assert gitlab[0] == gitlab[1]


def prints(run: dict) -> list[str]:
    return [result["partialFingerprints"]["jobcareerKb/v1"] for result in run["results"]]


def test_fingerprints_tell_equal_findings_and_other_records_apart() -> None:
    one = DIAGNOSTICS[1]
    other = replace(one, record="definition/black")
    assert len(set(prints(sarif(sample(one, one, other))))) == 4  # with the one that is ignored


def test_sarif_marks_what_is_ignored_and_where_that_is_said() -> None:
    marked = [r for r in sarif(sample())["results"] if "suppressions" in r]
    assert [r["suppressions"][0]["kind"] for r in marked] == ["inSource"]
    assert "a proper name" in marked[0]["suppressions"][0]["justification"]


def test_every_result_of_sarif_points_at_its_rule() -> None:
    run = sarif(sample())
    rules = run["tool"]["driver"]["rules"]
    assert {rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"]} == {True}
    assert [rule["id"] for rule in rules if not rule["help"]["markdown"]] == []


@pytest.mark.node
@pytest.mark.parametrize("report", [sample(), clean()], ids=["all", "clean"])
def test_sarif_fits_the_schema_of_oasis(report: Report) -> None:
    """The schema is the one that the package @microsoft/jest-sarif carries."""
    from jsonschema.validators import validator_for

    folder = ROOT / "tests/node_modules/@microsoft/jest-sarif/lib/schemas"
    schema = json.loads((folder / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    validator_for(schema)(schema).validate(json.loads(FORMATS["sarif"].render(report)))


# The others


@pytest.mark.node
@pytest.mark.parametrize("report", [sample(), clean()], ids=["all", "clean"])
def test_reviewdog_reads_rdjson(report: Report, tmp_path: Path) -> None:
    import subprocess

    file = tmp_path / "report.json"
    file.write_text(FORMATS["rdjson"].render(report), encoding="utf-8")
    program = ROOT / "tests/node_modules/@umbrelladocs/rdformat-validator/bin/rdformat-validator.js"
    command = ["node", str(program), "--strict", "--no-extra-fields", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_columns_of_rdjson_count_bytes() -> None:
    found = json.loads(FORMATS["rdjson"].render(sample()))["diagnostics"][1]
    assert found["location"]["range"]["end"]["column"] == 20 + 2 * 2  # two signs of three bytes


def test_suggestions_of_rdjson_count_bytes_too() -> None:
    found = json.loads(FORMATS["rdjson"].render(sample()))["diagnostics"]
    assert [len(each.get("suggestions", ())) for each in found] == [1, 1, 1, 0, 0, 0]
    (suggestion,) = found[1]["suggestions"]
    assert suggestion == {
        "range": {"start": {"line": 2, "column": 18}, "end": {"line": 2, "column": 20 + 2 * 2}},
        "text": '"\\u7DD1"',
    }


def test_text_says_what_fix_can_do() -> None:
    said = [line for line in render_text(sample()).splitlines() if "--fix" in line]
    assert said == [
        "      more before you go on to the next one (check --fix can do this)",
        "  = help: give one of the two another term (check --fix can do this)",
        "   = help: (check --fix can do this)",
    ]


@pytest.mark.parametrize("report", [sample(), clean()], ids=["all", "clean"])
def test_gitlab_gets_what_its_page_asks_for(report: Report) -> None:
    schema = json.loads((HERE / "schemas/gitlab-code-quality.json").read_text(encoding="utf-8"))
    issues = json.loads(FORMATS["gitlab"].render(report))
    Draft202012Validator(schema).validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@pytest.mark.parametrize("report", [sample(), clean(), many(3)], ids=["all", "clean", "many"])
def test_junit_fits_its_schema(report: Report) -> None:
    schema = etree.XMLSchema(etree.parse(HERE / "schemas/junit.xsd"))
    schema.assertValid(etree.fromstring(FORMATS["junit"].render(report).encode()))


def test_junit_has_a_case_for_each_file_and_family_and_counts_them() -> None:
    root = ElementTree.fromstring(FORMATS["junit"].render(sample()))
    families = {"JK1", "JK2", "JK4", "JK9"}
    assert len(root.findall(".//testcase")) == len(families) * len(FILES)
    assert int(root.attrib["tests"]) == len(families) * len(FILES)
    assert int(root.attrib["failures"]) == len(root.findall(".//failure")) == 2
    assert int(root.attrib["skipped"]) == len(root.findall(".//skipped"))


def test_junit_calls_nothing_passed_that_was_not_looked_into() -> None:
    root = ElementTree.fromstring(FORMATS["junit"].render(sample()))
    cases = [c for c in root.iter("testcase") if c.attrib["classname"] == FILES[3]]
    assert [[child.tag for child in case] for case in cases] == [
        ["failure"], ["skipped"], ["skipped"], ["skipped"],
    ]  # fmt: skip


def test_a_warning_fails_no_case() -> None:
    root = ElementTree.fromstring(FORMATS["junit"].render(many(3, Severity.WARNING)))
    assert root.attrib["failures"] == "0"
    assert len(root.findall(".//system-out")) == 2
