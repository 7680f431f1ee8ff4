"""The sample brands: two that a build prints, and one whose letterhead it refuses."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from pptx import Presentation

pytestmark = pytest.mark.slow
Run = Callable[..., Any]
ROOT = Path(__file__).parent.parent.parent
SHOP = "job-or-career-45"
SOUND = ("harbor-adult-school", "prairie-skills-center")


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The knowledge base that came along, with the sample brands copied into it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "kb", "kb")
    shutil.copytree(ROOT / "samples/brand", "kb/brand")
    return Path("kb")


def made(brand: str, name: str) -> Path:
    return Path(f"build/{brand}/{SHOP}/{SHOP}-{name}")


def test_two_are_printed(kb: Path, run: Run) -> None:
    done = run("build", SHOP, *(word for brand in SOUND for word in ("--brand", brand)))
    assert done.exit_code == 0, done.output
    for brand, name in zip(SOUND, ("Harbor Adult School", "Prairie Skills Center"), strict=True):
        paper = docx.Document(made(brand, "handout.docx"))
        assert f"{name} · Handout" in [each.text for each in paper.paragraphs]
        assert len(paper.inline_shapes) == 1
    own = docx.Document(made("prairie-skills-center", "handout.docx"))
    assert own.styles["Heading 2"].font.color.rgb is not None
    slides = Presentation(str(made("prairie-skills-center", "slides.pptx")))
    assert "Prairie Skills Center" in [s.text_frame.text for s in slides.slides[2].shapes][-2]
    helpers = docx.Document(made("harbor-adult-school", "help-list.docx")).tables[0]
    assert "ibrary" in helpers.cell(1, 0).text


def test_the_third_is_refused_with_the_nearest_colors_that_can_be_read(kb: Path, run: Run) -> None:
    assert (
        run("check").exit_code == 0
    )  # its record is sound; what its file looks like, a build says
    done = run("build", SHOP, "--brand", "all")
    assert done.exit_code == 1
    assert "kb/brand/lindenhof-akademie.docx" in done.stdout
    assert "needs 3 to 1; the nearest that does is 8B95A0" in " ".join(done.stdout.split())
    assert not list(Path("build").rglob("*.docx"))
