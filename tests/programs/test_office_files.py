"""Word and PowerPoint files judged by what stands in them; needs no other program."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pptx
import pytest
from built_files import Built
from colors import ratio
from docx_audit import DocxAudit
from examples import sizes
from planted_defects import bad_docx, bad_pptx
from pptx_audit import PptxAudit


@pytest.mark.slow
def test_python_docx_opens_every_word_file(built: Built) -> None:
    for path in built.files(".docx"):
        document = docx.Document(str(path))
        assert document.core_properties.title
        assert any(p.style.name == "Heading 1" for p in document.paragraphs), path


@pytest.mark.slow
def test_python_pptx_opens_every_deck(built: Built) -> None:
    for path in built.files(".pptx"):
        deck = pptx.Presentation(str(path))
        assert len(deck.slides) > 10, path
        assert all(slide.shapes.title is not None for slide in deck.slides), path


@pytest.mark.slow
@pytest.mark.parametrize("shop", [*sizes(45, 60), pytest.param(90, marks=pytest.mark.slow)])
def test_word_files_are_accessible(built: Built, shop: int) -> None:
    files = [path for path in built.files(".docx") if f"-{shop}-" in path.name]
    found = {path.name: DocxAudit(path).findings() for path in files}
    assert len(found) >= 3
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.slow
def test_decks_are_accessible(built: Built) -> None:
    found = {path.name: PptxAudit(path).findings() for path in built.files(".pptx")}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.slow
def test_no_file_names_the_machine_it_was_made_on(built: Built) -> None:
    """Neither the folder of the build nor the one of the program may stand in a file."""
    private = [str(built.out).encode(), str(Path(__file__).parents[2]).encode()]
    for path in sorted(p for p in built.out.rglob("*") if p.is_file()):
        texts = [path.read_bytes()]
        if path.suffix in (".docx", ".pptx"):
            with zipfile.ZipFile(path) as package:
                texts = [package.read(name) for name in package.namelist()]
        for text in texts:
            assert not [word for word in private if word in text], path


def test_contrast_is_that_of_wcag() -> None:
    assert ratio("000000", "FFFFFF") == pytest.approx(21)
    assert ratio("767676", "FFFFFF") == pytest.approx(4.54, abs=0.005)


# An audit that finds nothing proves nothing until it has found something.

DOCX_DEFECTS = {
    "contrast",
    "false_headings",
    "headings",
    "language",
    "letters",
    "links",
    "lists",
    "objects",
    "pages",
    "settings",
    "spacing",
    "tables",
    "title",
    "package",
    "leftovers",
}


PPTX_DEFECTS = {
    "alternatives",
    "contrast",
    "empty",
    "ids",
    "language",
    "letters",
    "links",
    "notes",
    "places",
    "reading_order",
    "slide_titles",
    "tables",
    "timing",
    "title",
}


AUDITS = {
    "docx": (bad_docx, DocxAudit, DOCX_DEFECTS),
    "pptx": (bad_pptx, PptxAudit, PPTX_DEFECTS),
}


@pytest.mark.parametrize("plant, audit, defects", AUDITS.values(), ids=AUDITS)
def test_an_audit_finds_planted_defects(
    tmp_path: Path, plant: Callable[[Path], None], audit: type, defects: set[str]
) -> None:
    path = tmp_path / "bad"
    plant(path)
    judged = audit(path)
    found = {text.partition(":")[0] for text in judged.findings()}
    assert defects - found == set()
    rules = {name.removeprefix("rule_") for name in dir(judged) if name.startswith("rule_")}
    assert rules == defects, "a rule without a planted defect"
