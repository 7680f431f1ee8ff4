"""PDF files of the real knowledge base: audited, and measured on their pages by poppler."""

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from built_files import Built
from docx_audit import DocxAudit, words
from pdf_audit import PdfAudit
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from short_blocks import document, h, listed, p, row, t
from test_libreoffice import Run, flat

from jobcareer_kb.document import Block, Callout, Column, Cue, Section, Table
from jobcareer_kb.inline import Text
from jobcareer_kb.look import Look
from jobcareer_kb.writers.pdf import write_pdf

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">')
_EDGE = 20
"""Points from the edge of the paper within which a printer may not reach."""


@pytest.mark.slow
def test_pdf_files_are_accessible(built: Built) -> None:
    found = {path.name: PdfAudit(path).findings() for path in built.files(".pdf")}
    assert len(found) >= 50
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.office
def test_a_pdf_says_what_its_word_file_says(built: Built, execute: Run) -> None:
    for pdf in built.files(".pdf"):
        printed = Counter(flat(execute("pdftotext", "-raw", pdf, "-")))
        paragraphs = DocxAudit(pdf.with_suffix(".docx")).paragraphs()
        said = Counter(flat("".join(map(words, paragraphs))))
        assert said - printed == Counter(), pdf.name


@pytest.mark.office
def test_no_word_stands_off_the_page_or_on_another(built: Built, execute: Run) -> None:
    for pdf in built.files(".pdf"):
        for page in execute("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]:
            size = _PAGE.match(f"<page {page}")
            assert size is not None
            width, height = map(float, size.groups())
            boxes = [tuple(map(float, found)) for found in _WORD.findall(page)]
            assert boxes, pdf.name
            for left, top, right, bottom in boxes:
                assert min(left, top) > _EDGE, pdf.name
                assert right < width - _EDGE and bottom < height - _EDGE, pdf.name
            assert _on_each_other(boxes) == [], pdf.name


LONG = {
    "a cue": (Cue("say", (Text("word " * 900),)),),
    "a box": (Callout("note", t("Long"), (p("word " * 3000),)),),
    "a held question": (h("Two", 2), p("word " * 700), listed("choose-one", *["word " * 9] * 40)),
    "a row": (Table("plain", (Column(t("A")),) * 2, (row("word " * 900, "b"),), summary="s"),),
    "a narrow column": (
        Table(
            "plain", (Column(t("A"), 1), Column(t("B"), 60)), (row("w" * 300, "b"),), summary="s"
        ),
    ),
    "a word": (p("w" * 900),),
    "an address": (p("https://example.org/?" + "id=1&" * 60),),
}


@pytest.mark.office
@pytest.mark.parametrize("blocks", LONG.values(), ids=LONG)
def test_what_is_long_runs_on_and_is_not_cut(
    blocks: tuple[Block, ...], tmp_path: Path, execute: Run
) -> None:
    path = tmp_path / "long.pdf"
    section = Section((h("One", 1), *blocks), held=True)
    path.write_bytes(write_pdf(document(section, footer=()), Look()))
    for page in execute("pdftotext", "-bbox", path, "-").split("<page ")[1:]:
        boxes = [tuple(map(float, found)) for found in _WORD.findall(page)]
        body = [box for box in boxes if box[3] < 728]
        assert len(boxes) - len(body) == 4, "Page 1 of 2 alone stands in the margin"
        assert all(right < 541 for _, _, right, _ in body)


def _on_each_other(boxes: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Words whose middle lies within another word."""
    return [
        one
        for one in boxes
        for other in boxes
        if one is not other
        and other[0] + 1 < (one[0] + one[2]) / 2 < other[2] - 1
        and other[1] + 2 < (one[1] + one[3]) / 2 < other[3] - 2
    ]


# An audit that finds nothing proves nothing until it has found something.


def _untitled(writer: PdfWriter) -> None:
    del writer.root_object["/ViewerPreferences"]


def _skipped(writer: PdfWriter) -> None:
    _first(writer, "/H2")[NameObject("/S")] = NameObject("/H4")


def _lost(writer: PdfWriter) -> None:
    _first(writer, "/TH")[NameObject("/A")] = ArrayObject()  # a head of nothing


def _silent(writer: PdfWriter) -> None:
    _first(writer, "/P")[NameObject("/S")] = NameObject("/Figure")


def _astray(writer: PdfWriter) -> None:
    _first(writer, "/P")[NameObject("/S")] = NameObject("/TD")


def _bare(writer: PdfWriter) -> None:
    page = writer.pages[0]
    content = page.get_contents()
    assert content is not None
    content.set_data(content.get_data() + b"\nBT /f0 9 Tf (x) Tj ET")
    page[NameObject("/Contents")] = content


def _wordless(writer: PdfWriter) -> None:
    for page in writer.pages:
        for note in page.annotations or ():
            note.get_object()[NameObject("/Contents")] = TextStringObject("")


def _fontless(writer: PdfWriter) -> None:
    font = next(iter(writer.pages[0]["/Resources"]["/Font"].values())).get_object()
    del font["/ToUnicode"]


def _first(writer: PdfWriter, tag: str) -> DictionaryObject:
    row: list[DictionaryObject] = [writer.root_object["/StructTreeRoot"]]
    while row:
        element = row.pop(0)
        if element.get("/S") == tag:
            return element
        inner = element.get("/K", ())
        found = [e.get_object() for e in (inner if isinstance(inner, ArrayObject) else [inner])]
        row = [each for each in found if isinstance(each, DictionaryObject)] + row
    raise AssertionError(f"no {tag}")


PLANTED = {
    "about": _untitled,
    "headings": _skipped,
    "tables": _lost,
    "figures": _silent,
    "tags": _astray,
    "content": _bare,
    "links": _wordless,
    "fonts": _fontless,
}


@pytest.mark.slow
@pytest.mark.parametrize("rule", PLANTED)
def test_the_audit_finds_a_planted_defect(built: Built, tmp_path: Path, rule: str) -> None:
    plant: Callable[[PdfWriter], None] = PLANTED[rule]
    handout = next(path for path in built.files(".pdf") if "60-handout" in path.name)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(handout.read_bytes())))
    plant(writer)
    bad = tmp_path / "bad.pdf"
    writer.write(bad)
    assert {text.partition(":")[0] for text in PdfAudit(bad).findings()} >= {rule}


def test_every_rule_has_a_planted_defect() -> None:
    assert {name[5:] for name in dir(PdfAudit) if name.startswith("rule_")} == PLANTED.keys()
