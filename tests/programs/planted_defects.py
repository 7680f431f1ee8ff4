"""A Word file and a deck in which every rule of the audits is broken at least once."""

import base64
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pptx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from pptx.dml.color import RGBColor as SlideColor
from pptx.util import Emu

_WHITE_PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="
)


def bad_docx(path: Path) -> None:
    """Write a Word file; python-docx's own template adds its share (compatibility mode 14)."""
    document = docx.Document()
    document.core_properties.title = "python"
    document.sections[0].left_margin = Pt(9)
    document.add_heading("Part", 2)
    document.add_heading("", 4)
    document.add_paragraph("")
    document.add_paragraph().add_run("Bold, but no heading").bold = True
    document.add_paragraph("- typed by hand, {{ name }}")
    document.add_paragraph("one", style="List Number")
    document.add_heading("Between", 3)
    document.add_paragraph("two", style="List Number")
    faint = document.add_paragraph().add_run("faint and small")
    faint.font.color.rgb, faint.font.size = RGBColor(0xCC, 0xCC, 0xCC), Pt(8)
    document.add_paragraph("wide").alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1))
    document.add_picture(_pixel())
    paragraph = document.add_paragraph()._p
    link = _element(paragraph, "hyperlink", anchor="nowhere")
    run = _element(link, "r")
    _element(run, "t").text = "click here"
    for _ in range(2):
        _element(paragraph, "bookmarkStart", id="1", name="twice")
    document.save(str(path))
    _without_language(path)


def _element(parent: Any, tag: str, **attributes: str) -> Any:
    """Append an element for which python-docx has no word."""
    space = parent.tag.partition("}")[0] + "}"
    element = parent.makeelement(f"{space}{tag}")
    for key, value in attributes.items():
        element.set(f"{space}{key}", value)
    parent.append(element)
    return element


def _without_language(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"w:lang ", b"w:langless ")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def bad_pptx(path: Path) -> None:
    """Write a deck of two slides."""
    deck = pptx.Presentation()
    deck.core_properties.title = "PowerPoint Presentation"
    deck.slides.add_slide(deck.slide_layouts[1])  # its placeholders stay empty
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = slide.shapes.add_textbox(Emu(-100_000), Emu(0), Emu(3_000_000), Emu(900_000))
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = "click here", Pt(9)
    run.font.color.rgb = SlideColor(0xEE, 0xEE, 0xEE)
    run.hyperlink.address = "https://example.org/"
    place = (Emu(0), Emu(0), Emu(900_000), Emu(900_000))
    picture = slide.shapes.add_picture(_pixel(), *place)
    picture._element.nvPicPr.cNvPr.set("id", str(box.shape_id))
    table = slide.shapes.add_table(2, 2, *place).table
    table.first_row = False
    table.cell(0, 0).merge(table.cell(0, 1))
    _element(slide._element, "transition")
    deck.save(str(path))


def _pixel() -> io.BytesIO:
    return io.BytesIO(base64.b64decode(_WHITE_PIXEL))
