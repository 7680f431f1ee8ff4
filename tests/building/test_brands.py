"""Files that wear the name and the look of a school, beside those that wear none."""

import base64
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt
from pptx import Presentation
from whole_build import seen

from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import select

pytestmark = pytest.mark.usefixtures("once")
Run = Callable[..., Any]
SHOP = "weather-or-climate-30"
HANDOUT = Path(f"build/harbor/{SHOP}/{SHOP}-handout.docx")
BRAND = """id: harbor
name: Harbor College
contacts: [12 Harbor Street, "Call: 555-0100"]
logo: harbor.png
logo_alt: A lighthouse
theme: {accent: 1F4E79, side_a: 5B2C83, family: Georgia}
"""
_PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="
)


@pytest.fixture
def branded(small: Path) -> Path:
    """A base with one brand."""
    folder = small / "brand"
    folder.mkdir()
    (folder / "harbor.yaml").write_text(BRAND)
    (folder / "harbor.png").write_bytes(base64.b64decode(_PIXEL))
    return small


def made() -> set[str]:
    return {path for path in seen(Path("build")) if path.count("/") == 2}


def test_a_brand_stands_on_its_files_and_nowhere_else(branded: Path, run: Run) -> None:
    assert "2 made" in run("build", "--brand", "harbor").stdout  # the bank wears none
    words = [paragraph.text for paragraph in docx.Document(HANDOUT).paragraphs]
    assert "Harbor College · Handout" in words
    assert "Harbor College · 12 Harbor Street · Call: 555-0100" in words
    with zipfile.ZipFile(HANDOUT) as package:
        markup = package.read("word/document.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert 'descr="A lighthouse"' in markup
    assert "1F4E79" in styles and "0B5551" not in styles and "Georgia" in styles
    assert "Harbor College: " in Path("build/index.html").read_text()
    assert "3 made" in run("build", "--force").stdout.replace("5 made", "3 made")
    assert "Harbor" not in Path(f"build/{SHOP}/{SHOP}-handout.docx").read_bytes().decode("latin-1")


HELPER = """id: front-desk
name: Front desk of Harbor College
group: {group}
helps: Forms
what_for: Ask here for forms.
how_to_find: Room 4.
"""


@pytest.mark.parametrize("brand, shown", [("", False), ("harbor", True), ("other", False)])
def test_a_local_helper_stands_on_papers_of_its_brand(
    branded: Path, brand: str, shown: bool
) -> None:
    some = next((branded / "resource").glob("*.yaml")).read_text()
    group = some.partition("group: ")[2].partition("\n")[0]
    (branded / "resource" / "front-desk.yaml").write_text(HELPER.format(group=group))
    (branded / "brand" / "other.yaml").write_text("id: other\nname: Other College\n")
    with (branded / "brand" / "harbor.yaml").open("a") as file:
        file.write("resources: [resource/front-desk]\n")
    kb = inspect(read_folder(branded, "kb")).kb
    assert kb is not None
    shop = kb.get(f"workshop/{SHOP}", Workshop)
    assert shop is not None
    for product in ("handout", "booklet", "help-list"):
        picked = select(kb, shop, product, brand=brand)
        rest = [n for n in (*picked.records, *picked.picks) if n == "resource/front-desk"]
        assert bool(rest) is shown


@pytest.mark.slow
def test_later_builds_keep_a_brand_up_to_date(branded: Path, run: Run) -> None:
    run("build")
    assert made() == set()
    run("build", "--brand", "all")
    assert len(made()) == 2
    assert "0 made, 5 unchanged" in run("build").stdout
    record = branded / "brand" / "harbor.yaml"
    record.write_text(record.read_text().replace("Harbor College", "Harbor School"))
    assert "2 made, 3 unchanged" in run("build").stdout
    assert "Harbor School · Handout" in [p.text for p in docx.Document(HANDOUT).paragraphs]


@pytest.mark.slow
def test_none_removes_what_nobody_edited(branded: Path, run: Run) -> None:
    run("build", "--brand", "harbor")
    HANDOUT.write_bytes(b"my own words")
    gone = run("build", "--brand", "none")
    assert f"kept: harbor/{SHOP}/{SHOP}-handout.docx was edited by somebody" in gone.stdout
    assert made() == {f"harbor/{SHOP}/{SHOP}-handout.docx"}


@pytest.mark.slow
def test_a_base_of_the_school_is_used(branded: Path, run: Run) -> None:
    letter = docx.Document(io.BytesIO(Look().word))
    letter.styles["Normal"].font.size = Pt(13)
    letter.save(str(branded / "brand" / "letter.docx"))
    record = branded / "brand" / "harbor.yaml"
    record.write_text(f"{record.read_text()}word_base: letter.docx\n")
    assert run("build", "--brand", "harbor").exit_code == 0
    assert docx.Document(HANDOUT).styles["Normal"].font.size == Pt(13)
    (branded / "brand" / "letter.docx").write_bytes(Look().powerpoint)
    refused = run("build", "--brand", "harbor")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("jobcareer-kb: brand/letter.docx ")


@pytest.mark.slow
def test_slides_say_whose_they_are(branded: Path, run: Run) -> None:
    settings = branded / "kb.yaml"
    text = settings.read_text()
    assert "slides:" not in text
    head, _, rest = text.partition("products:\n")
    slides = "  slides: {title: Slides, audience: facilitator, formats: [pptx]}\n"
    settings.write_text(f"{head}products:\n{slides}{rest}")
    assert run("build", "--brand", "harbor").exit_code == 0
    deck = Presentation(f"build/harbor/{SHOP}/{SHOP}-slides.pptx")
    footers = {
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.placeholders
        if shape.placeholder_format.type == 15
    }
    assert any(text.startswith("Harbor College · ") for text in footers)


@pytest.mark.slow
def test_an_unknown_brand_is_named(branded: Path, run: Run) -> None:
    refused = run("build", "--brand", "haven")
    assert refused.exit_code == 2
    assert "unknown brand 'haven'; known: harbor" in refused.stderr


@pytest.mark.slow
def test_one_workshop_may_wear_a_brand(branded: Path, run: Run) -> None:
    assert "2 made" in run("build", SHOP, "--brand", "harbor").stdout
    assert "Harbor College · Handout" in [p.text for p in docx.Document(HANDOUT).paragraphs]


@pytest.mark.slow
def test_all_of_none_is_said(small: Path, run: Run) -> None:
    refused = run("build", "--brand", "all")
    assert refused.exit_code == 2
    assert "--brand all: there is no record of kind brand" in refused.stderr
