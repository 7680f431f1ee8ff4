"""A sound knowledge base with one thing broken in it gives findings in its files, never a fault."""

import json
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.building.make import WriteFault, job, make
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import Inspected, inspect
from jobcareer_kb.diagnostic import Span, has_errors
from jobcareer_kb.loading.files import Listing, SourceFile, read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.rules import RenderFault
from jobcareer_kb.reports import report_formats

STARTER = Path(__file__).parents[2] / "src" / "jobcareer_kb" / "starter"
FILES = {file.path: file.data for file in read_folder(STARTER, "kb").files}
TOKENS = [
    b"", b"\n", b" ", b"  ", b": ", b"- ", b"id: x\n", b"~", b"5", b"true", b"[]", b"{}", b"''",
    b"[@no]", b"*", b"<b>", b"2026-13-45", b"step/none", b"definition/*", b"\t", b"\xff", b"&a ",
    b"*a", b"!t ", b"---\n", b"...\n", b'"\\u0007"', b"\xe2\x80\xae", b"'", b'"', b"|\n",
    b"x" * 5000,
]  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of the starter with up to three places overwritten."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(sorted(files)))
        data = files[path]
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 0, 1, 5, 40, 400])))
        token = draw(st.sampled_from(TOKENS) | st.binary(max_size=4))
        files[path] = data[:start] + token + data[end:]
    return files


@pytest.mark.slow
@given(damaged())
def test_damage_is_reported_at_places_that_exist(files: dict[str, bytes]) -> None:
    inspected = looked_at(files)
    for found in inspected.report.diagnostics:
        for span in (found.span, *(related.span for related in found.related)):
            assert_inside(span, files)
        assert found.message
    for format in report_formats().values():
        assert format.render(inspected.report)


def looked_at(files: dict[str, bytes]) -> Inspected:
    sources = tuple(SourceFile(path, f"kb/{path}", data) for path, data in sorted(files.items()))
    return inspect(Listing("kb", sources, ()))


def assert_inside(span: Span, files: dict[str, bytes]) -> None:
    data = files[span.path.removeprefix("kb/")]
    lines = [*data.decode("utf-8", "replace").split("\n"), ""]
    assert 1 <= span.line <= span.end_line <= len(lines)
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1


@pytest.mark.slow
@examples(50)
@given(damaged())
def test_what_passes_the_checks_is_made_or_the_finding_says_why_not(
    files: dict[str, bytes],
) -> None:
    inspected = looked_at(files)
    if inspected.kb is None or has_errors(inspected.report.diagnostics):
        return
    templates = Templates(packaged("templates"), "templates")
    for artifact in plan(inspected.kb, formats=("docx", "gift")):
        try:
            assert make(job(inspected.kb, artifact, templates, Look())).data
        except (RenderFault, WriteFault) as fault:
            assert str(fault)


def test_the_undamaged_files_have_no_fault() -> None:
    assert looked_at(FILES).report.diagnostics == ()


def test_the_same_damage_gives_the_same_report_in_any_order_of_files() -> None:
    files = {path: data.replace(b"[@", b"[@x") for path, data in FILES.items()}
    turned = dict(reversed(files.items()))
    reports = [report_formats()["json"].render(looked_at(each).report) for each in (files, turned)]
    assert reports[0] == reports[1]
    assert len(json.loads(reports[0])["findings"]) > 10
