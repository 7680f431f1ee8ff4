"""Paper and large print: asked for once, kept up to date, and never lost in silence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Mm
from whole_build import retitle, seen

pytestmark = pytest.mark.slow
Run = Callable[..., Any]
SHOP = "weather-or-climate-30"
LARGE = {f"{SHOP}/{SHOP}-handout-large.docx", f"{SHOP}/{SHOP}-quiz-large.docx"}
KEPT = "large print: 2 papers that were made before are kept up to date; --no-large removes them"


def large() -> set[str]:
    return {path for path in seen(Path("build")) if path.endswith("-large.docx")}


def width() -> int:
    page = docx.Document(f"build/{SHOP}/{SHOP}-handout.docx").sections[0]
    return round(page.page_width / Mm(1))


def test_large_print_stands_beside_the_ordinary_papers(small: Path, run: Run) -> None:
    assert "3 made" in run("build").stdout
    ordinary = seen(Path("build"))
    done = run("build", "--large").stdout
    assert "2 made, 3 unchanged" in done
    assert "large print" not in done, "it was asked for"
    assert large() == LARGE
    assert {
        path: data for path, data in seen(Path("build")).items() if path in ordinary
    }.keys() == (ordinary.keys())
    assert "Handout, large print, Word" in Path("build/index.html").read_text()
    assert "0 made, 5 unchanged" in run("build", "--large").stdout


def test_a_plain_build_keeps_large_print_up_to_date_and_says_so(small: Path, run: Run) -> None:
    run("build", "--large")
    before = seen(Path("build"))
    again = run("build").stdout
    assert KEPT in again and "0 made, 5 unchanged" in again
    assert seen(Path("build")) == before
    retitle(small, "Another title")
    assert KEPT in (changed := run("build").stdout)
    assert "5 made" in changed
    assert all(seen(Path("build"))[path] != before[path] for path in LARGE)


def test_large_print_goes_when_it_is_asked_to(small: Path, run: Run) -> None:
    run("build", "--large")
    quiz = Path("build", SHOP, f"{SHOP}-quiz-large.docx")
    quiz.write_bytes(quiz.read_bytes() + b"edited")
    gone = run("build", "--no-large").stdout
    assert f"removed: {SHOP}/{SHOP}-handout-large.docx (no longer planned)" in gone
    assert f"kept: {SHOP}/{SHOP}-quiz-large.docx was edited by somebody" in gone
    assert large() == {f"{SHOP}/{SHOP}-quiz-large.docx"}
    assert "large print" not in run("build").stdout


def test_large_print_of_one_workshop_alone(small: Path, run: Run) -> None:
    run("build")
    assert "2 made" in run("build", SHOP, "--large", "--format", "docx").stdout
    assert KEPT in run("build", SHOP).stdout
    assert large() == LARGE


def test_paper_is_asked_for_each_time_or_said_in_kb_yaml(small: Path, run: Run) -> None:
    assert "3 made" in run("build", "--paper", "a4").stdout
    assert width() == 210
    assert "0 made, 3 unchanged" in run("build", "--paper", "a4").stdout
    back = run("build", "--explain").stdout
    assert f"why: {SHOP}/{SHOP}-handout.docx: paper (gone)" in back
    assert f"{SHOP}-gift.txt: " not in back
    assert "paper: the last build was asked for --paper a4, this one was not" in back
    assert width() == 216
    settings = small / "kb.yaml"
    settings.write_text(f"{settings.read_text()}\npaper: a4\n")
    assert "2 made, 1 unchanged" in run("build").stdout
    assert width() == 210
    run("build", "--paper", "letter")
    assert width() == 216


@pytest.mark.parametrize(("paper", "code"), [("a5", 2), ("A4", 0), ("Letter", 0)])
def test_paper_is_named_as_people_write_it(paper: str, code: int, small: Path, run: Run) -> None:
    assert run("build", "--paper", paper).exit_code == code
