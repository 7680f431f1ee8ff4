"""A4, Letter and large print: the page, the sizes of type, and the tables that follow it."""

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.document import Document as Word
from docx.shared import Pt, Twips
from docx_bases import LOOK, on_a4, restyled
from docx_reader import Package
from paper_samples import GUIDE, HANDOUT, document

from jobcareer_kb.look import Look
from jobcareer_kb.writers.docx import write_docx

LETTER, A4 = (Twips(12240), Twips(15840)), (Twips(11906), Twips(16838))
LETTERS_A_LINE = 45
MEAN_LETTER = 0.48
"""Mean width of a letter of Calibri in its own size, over English prose."""


def opened(look: Look, *sections: Any) -> Word:
    return docx.Document(io.BytesIO(write_docx(document(*(sections or GUIDE)), look)))


LOOKS: dict[str, tuple[Look, tuple[int, int]]] = {
    "as the base is": (LOOK, LETTER),
    "A4": (replace(LOOK, paper="a4"), A4),
    "Letter": (replace(LOOK, paper="letter"), LETTER),
    "a base on A4, which nobody named": (restyled(on_a4), (Twips(11906), Twips(16838))),
    "a base on A4, and Letter": (replace(restyled(on_a4), paper="letter"), LETTER),
    "A4 in large print": (replace(LOOK, paper="a4", large=True), A4),
}


@pytest.mark.parametrize(("look", "page"), LOOKS.values(), ids=LOOKS)
def test_every_section_has_the_paper(look: Look, page: tuple[int, int]) -> None:
    for section in opened(look).sections:
        assert abs(section.page_width - page[0]) <= Twips(1)
        assert abs(section.page_height - page[1]) <= Twips(1)


@pytest.mark.parametrize("look", [look for look, _ in LOOKS.values()], ids=LOOKS)
def test_tables_and_the_bar_follow_the_width_of_the_text(look: Look) -> None:
    width = text_width(opened(look))
    for table in Package(HANDOUT, look).find("//w:tbl"):
        columns = [int(each.get(f"{{{table.nsmap['w']}}}w")) for each in table.iter("{*}gridCol")]
        assert sum(columns) == width
        (share,) = table.iterfind("{*}tblPr/{*}tblW")
        assert share.get(f"{{{table.nsmap['w']}}}type") == "pct"
    drawn = bar(docx.Document(io.BytesIO(look.word)))
    assert bar(opened(look)) == (drawn * 3 // 2 if look.large else drawn)


def text_width(word: Word) -> int:
    page = word.sections[-1]
    return round((page.page_width - page.left_margin - page.right_margin) / Twips(1))


def bar(word: Word) -> int:
    indent = word.styles["Kicker"].paragraph_format.right_indent
    return text_width(word) - round(indent / Twips(1))


def test_large_print_is_half_as_large_again() -> None:
    plain, large = opened(LOOK), opened(replace(LOOK, large=True))
    sizes = {
        style.name: (style.font.size, large.styles[style.name].font.size)
        for style in plain.styles
        if getattr(style, "font", None) is not None and style.font.size
    }
    assert sizes["Normal"] == (Pt(12), Pt(18))
    assert {n: s for n, s in sizes.items() if abs(s[1] - s[0] * 1.5) > Pt(0.25)} == {}
    headings = [sizes[f"Heading {level}"][1] for level in (1, 2, 3)]
    assert headings == sorted(headings, reverse=True)
    assert min(headings) > Pt(18)


def test_large_print_has_narrow_margins_one_column_and_no_fixed_pages() -> None:
    word = opened(replace(LOOK, large=True))
    for section in word.sections:
        sides = ("left_margin", "right_margin", "top_margin", "bottom_margin")
        assert {getattr(section, side) for side in sides} == {Twips(1080)}
    body = word.element.body
    assert body.xpath(".//w:cols[@w:num]") == []
    assert body.xpath(".//w:pageBreakBefore") == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_line_of_large_print_holds_45_letters(paper: str) -> None:
    word = opened(replace(LOOK, paper=paper, large=True))
    page = word.sections[-1]
    for name in ("Body Text", "List Bullet", "Callout", "Side A", "Bibliography"):
        style: Any = word.styles[name]
        room = page.page_width - page.left_margin - page.right_margin
        for side in ("left_indent", "right_indent"):
            room -= said(style, side) or 0
        assert room / (MEAN_LETTER * Pt(18)) >= LETTERS_A_LINE, name


def said(style: Any, what: str) -> int | None:
    """What a style, or one that it is based on, says."""
    while style is not None:
        if (found := getattr(style.paragraph_format, what)) is not None:
            return int(found)
        style = style.base_style
    return None


def test_a_line_of_fixed_height_grows_with_its_letters() -> None:
    def fix(word: Word) -> None:
        word.styles["Body Text"].paragraph_format.line_spacing = Pt(15)

    word = opened(replace(restyled(fix), large=True))
    assert word.styles["Body Text"].paragraph_format.line_spacing == Pt(22.5)
