"""Whoever changes the base in PowerPoint changes every deck."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deck_samples import (
    AGENDA,
    DECK,
    LINK,
    LOOK,
    SLIDES,
    h,
    items,
    one,
    overlapping,
    p,
    read,
    shape,
    t,
)
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Pt
from restyled_in_office import restyled_in_office

from jobcareer_kb.document import Column, ListBlock, Paragraph
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.look import Look
from jobcareer_kb.writers.pptx import impress, write_pptx

pytestmark = pytest.mark.slow

Change = Callable[[Any], None]


def restyled(*changes: Change) -> Look:
    """A look whose base somebody opened, changed and saved."""
    base = Presentation(io.BytesIO(LOOK.powerpoint))
    for change in changes:
        change(base)
    saved = io.BytesIO()
    base.save(saved)
    return Look(powerpoint=saved.getvalue())


def layout(base: Any, name: str) -> Any:
    return next(each for each in base.slide_layouts if each.name == name)


def place(base: Any, of: str, name: str) -> Any:
    return next(each for each in layout(base, of).placeholders if each.name == name)


def themed(pattern: str, new: str) -> Change:
    """A change of the theme, as the dialogs for colors and fonts make it."""

    def change(base: Any) -> None:
        part = base.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        part.blob = re.sub(pattern, new, part.blob.decode()).encode()

    return change


def first_level(of: Any) -> Any:
    """The face of the words typed into a placeholder, or of a text style of the master."""
    return of.element.xpath("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr")[0]


def styled(base: Any, style: str) -> Any:
    return next(base.slide_master.element.iter("{*}" + style)).find("{*}lvl1pPr")


def moved(of: str, name: str, left: int, top: int, width: int, height: int) -> Change:
    def change(base: Any) -> None:
        found = place(base, of, name)
        found.left, found.top, found.width, found.height = map(Emu, (left, top, width, height))

    return change


def size_of(slide: Any, name: str) -> Any:
    return shape(slide, name).text_frame.paragraphs[0].runs[0].font.size


def test_the_base_has_a_sample_of_each_layout_and_colors_and_fonts_of_its_theme_alone():
    base = Presentation(io.BytesIO(LOOK.powerpoint))
    core = base.core_properties
    assert (core.author, core.last_modified_by) == ("", "")
    samples = [(each.shapes.title.text, each.slide_layout.name) for each in base.slides]
    assert samples == [(each.name, each.name) for each in base.slide_layouts]
    assert base.slide_width * 9 == base.slide_height * 16
    for each in (base.slide_master, base.notes_master, *base.slide_layouts, *base.slides):
        assert not each.element.xpath(".//a:srgbClr")
        fonts = set(each.element.xpath(".//a:latin/@typeface"))
        assert fonts <= {"+mj-lt", "+mn-lt"}, fonts


def test_an_accent_and_a_font_of_the_theme_are_those_of_the_deck():
    look = restyled(themed("0B5551", "004488"), themed('"Calibri"', '"Verdana"'))
    theme = read(DECK, look).slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    assert b"004488" in theme.blob and b"0B5551" not in theme.blob
    assert b'<a:latin typeface="Verdana"/>' in theme.blob and b"Calibri" not in theme.blob


def test_no_slide_names_a_color_or_a_font_but_those_of_the_theme():
    for slide in read(DECK).slides:
        assert not slide.element.xpath(".//a:srgbClr")
        assert set(slide.element.xpath(".//a:latin/@typeface")) <= {"Arial"}, "of marks alone"


def test_a_bullet_and_a_rule_of_the_base_are_those_of_every_slide():
    def dashed(base: Any) -> None:
        level = place(base, "List", "Text").element.xpath(".//a:lvl1pPr")[0]
        level.set("marL", "457200")
        level.find("{*}buChar").set("char", "\u2013")
        place(base, "Table", "Table").line.color.rgb = RGBColor(0x11, 0x22, 0x33)

    deck = read(DECK, restyled(dashed))
    listed = next(slide for slide in deck.slides if slide.shapes.title.text == "Three words")
    bullets = listed.element.xpath(".//a:pPr[a:buChar]")
    assert {(b.get("marL"), b.find("{*}buChar").get("char")) for b in bullets} == {
        ("457200", "\u2013")
    }
    rules = deck.slides[1].element.xpath(".//a:lnB//a:srgbClr/@val")
    assert set(rules) == {"112233"}


@pytest.mark.parametrize("sign", ["buNone", "buAutoNum"])
def test_a_list_has_bullets_where_the_base_has_none(sign: str):
    def bare(base: Any) -> None:
        for old in place(base, "List", "Text").element.xpath(".//a:buChar"):
            new = old.makeelement(old.tag.replace("buChar", sign), {})
            old.getparent().replace(old, new)
            if sign == "buAutoNum":
                new.set("type", "arabicPeriod")

    slide = read(one("list", h("X"), ListBlock("bullet", items("One"))), restyled(bare)).slides[0]
    assert slide.element.xpath(".//a:p/a:pPr/a:buChar/@char") == ["\u2022"]


def test_a_wider_font_breaks_lines_earlier():
    blocks = (h("X"), p("some words " * 64))
    narrow, wide = (read(one("list", *blocks), look).slides[0] for look in (
        LOOK, restyled(themed('"Calibri"', '"Verdana"'))
    ))  # fmt: skip
    assert size_of(narrow, "Text") is None and size_of(wide, "Text") == Pt(20)


def test_a_size_of_the_master_is_that_of_every_title():
    def larger(base: Any) -> None:
        styled(base, "titleStyle").find("{*}defRPr").set("sz", "4400")

    title = h("A title that just fits one line at its size of 38 points")
    before, after = (
        read(one("list", title, p("Words")), look).slides[0] for look in (LOOK, restyled(larger))
    )
    assert size_of(after, "Title") is None, "written nowhere but in the base"
    assert after.shapes.title.height > before.shapes.title.height, "it takes two lines now"
    assert overlapping(after) == []


def test_the_scale_is_that_of_the_base():
    def larger(base: Any) -> None:
        first_level(place(base, "List", "Text")).set("sz", "2600")

    full = one("list", h("X"), p("some words " * 100))
    assert size_of(read(full, restyled(larger)).slides[0], "Text") == Pt(20)
    assert size_of(read(DECK, restyled(larger)).slides[5], "Text") is None


@pytest.mark.parametrize(
    ("name", "kind", "held"), [("List", "list", "Text"), ("Agenda", "agenda", "Table")]
)
def test_a_placeholder_moved_in_a_layout_holds_the_content_there(name, kind, held):
    look = restyled(moved(name, held, 2_000_000, 2_500_000, 7_000_000, 2_000_000))
    content = shape(read(one(kind, *SLIDES[kind]), look).slides[0], held)
    assert (content.left, content.top, content.width) == (2_000_000, 2_500_000, 7_000_000)
    assert content.top + content.height <= 4_500_000


@pytest.mark.slow
def test_a_title_moved_on_the_master_moves_on_every_slide():
    def lower(base: Any) -> None:
        title = next(each for each in base.slide_master.placeholders if each.name == "Title")
        title.top = Emu(1_000_000)

    deck = read(DECK, restyled(lower))
    apart = ("Title Slide", "Question")  # their titles stand elsewhere
    for slide in (s for s in deck.slides if s.slide_layout.name not in apart):
        assert slide.shapes.title.top == 1_000_000
        assert overlapping(slide) == []


def test_a_centered_title_stays_in_the_middle_when_its_lines_are_balanced():
    def centered(base: Any) -> None:
        title = place(base, "Question", "Title")
        title.element.xpath("p:txBody/a:lstStyle/a:lvl1pPr")[0].set("algn", "ctr")

    slide = read(one("question", *SLIDES["question"]), restyled(centered)).slides[0]
    title, promised = slide.shapes.title, place(slide.part.package.presentation_part.presentation,
                                                "Question", "Title")  # fmt: skip
    assert title.width < promised.width
    assert abs(title.left + title.width / 2 - promised.left - promised.width / 2) < 2


def test_a_title_at_the_foot_of_its_place_hangs_there():
    def low(base: Any) -> None:
        place(base, "Title Slide", "Title").element.txBody.bodyPr.set("anchor", "b")

    look = restyled(low)
    title = read(DECK, look).slides[0].shapes.title
    promised = place(Presentation(io.BytesIO(look.powerpoint)), "Title Slide", "Title")
    assert title.top + title.height == promised.top + promised.height


def test_space_and_bullets_of_the_base_do_not_undo_what_was_measured():
    def spaced(base: Any) -> None:
        body = styled(base, "bodyStyle")
        body.find("{*}lnSpc/{*}spcPct").set("val", "150000")
        body.find("{*}spcBef/{*}spcPts").set("val", "3000")

    own = read(one("references", *SLIDES["references"]), restyled(spaced)).slides[0]
    said = shape(own, "Text").text_frame.paragraphs[0]
    assert (said.line_spacing, said.space_before, said.space_after) == (1.0, 0, 0)


def test_words_on_a_ground_of_their_own_keep_its_color_in_links():
    def dark(base: Any) -> None:
        source = place(base, "List", "Source").element
        source.xpath("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/a:solidFill")[0].getchildren()[0].set(
            "val", "bg1"
        )

    slide = read(one("list", h("X"), p("Y"), Paragraph((LINK,), "hint")), restyled(dark)).slides[0]
    assert slide.element.xpath("boolean(.//*[local-name()='hlinkClr'])")


def test_heads_of_sides_in_a_table_look_as_those_of_a_comparison():
    def painted(base: Any) -> None:
        head = place(base, "Comparison", "Head A")
        head.fill.solid()
        head.fill.fore_color.rgb = RGBColor(0x22, 0x44, 0x66)

    sided = replace(AGENDA, columns=(Column(t("Job"), side="a"), *AGENDA.columns[1:]))
    slide = read(one("agenda", h("X"), sided), restyled(painted)).slides[0]
    table = next(each for each in slide.shapes if each.has_table).table
    assert table.cell(0, 0).fill.fore_color.rgb == RGBColor(0x22, 0x44, 0x66)


def test_a_layout_without_a_footer_shows_none():
    def silent(base: Any) -> None:
        footer = place(base, "List", "Footer").element
        footer.getparent().remove(footer)

    names = [s.name for s in read(one("list", h("X"), p("Y")), restyled(silent)).slides[0].shapes]
    assert "Footer" not in names and "Slide Number" in names


def test_slides_and_traces_of_the_base_are_in_no_deck():
    def used(base: Any) -> None:
        base.slides.add_slide(layout(base, "List")).shapes.title.text = "Somebody's own"
        base.core_properties.author = base.core_properties.keywords = "Somebody"

    written = write_pptx(DECK, restyled(used))
    deck = Presentation(io.BytesIO(written))
    assert len(deck.slides) == len(SLIDES) and b"Somebody" not in written
    assert written == write_pptx(DECK, LOOK)


def test_alignment_of_the_base_is_left_to_it():
    def right(base: Any) -> None:
        styled(base, "titleStyle").set("algn", "r")

    slide = read(one("list", h("X"), p("Y")), restyled(right)).slides[0]
    assert slide.shapes.title.text_frame.paragraphs[0].alignment is None


@pytest.mark.office
def test_a_base_that_libreoffice_saved_is_the_same(tmp_path: Path):
    saved = restyled_in_office(tmp_path, ".pptx", LOOK.powerpoint, "")
    assert saved != LOOK.powerpoint
    assert write_pptx(DECK, Look(powerpoint=saved)) == write_pptx(DECK, LOOK)


ONE_MASTER = """
  page = document.MasterPages.getByIndex(1)
  For i = 0 To page.Count - 1
    shape = page.getByIndex(i)
    If shape.Name = "Bar" Then
      shape.FillColor = RGB(122, 31, 162)
      shape.FillColorTheme = -1
    End If
    If shape.supportsService("com.sun.star.presentation.TitleTextShape") Then
      words = shape.createTextCursor()
      words.gotoEnd(True)
      words.CharFontName = "Georgia"
    End If
  Next
  Dim where(0) As New com.sun.star.beans.PropertyValue
  where(0).Name = "URL"
  where(0).Value = "{logo}"
  logo = document.createInstance("com.sun.star.drawing.GraphicObjectShape")
  page.add(logo)
  logo.Graphic = createUnoService("com.sun.star.graphic.GraphicProvider").queryGraphic(where())
  Dim size As New com.sun.star.awt.Size
  size.Width = 2000
  size.Height = 1500
  logo.Size = size
  moved = document.DrawPages.getByIndex(6).getByIndex(1)
  place = moved.Position
  place.X = place.X + 1000
  moved.Position = place"""


@pytest.mark.office
def test_what_is_changed_once_in_libreoffice_is_changed_in_every_slide(tmp_path: Path):
    """A color of the theme and its font in the master of one layout; a box where it was moved, and
    a logo where it was put."""
    logo = tmp_path / "logo.png"
    Image.new("RGB", (20, 10), "navy").save(logo)
    changes = ONE_MASTER.format(logo=logo.as_uri())
    saved = restyled_in_office(tmp_path, ".pptx", LOOK.powerpoint, changes)
    deck = read(DECK, Look(powerpoint=saved))
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    assert b"7A1FA2" in theme and b"0B5551" not in theme
    assert b'<a:majorFont><a:latin typeface="Georgia"' in theme
    assert b'<a:minorFont><a:latin typeface="Calibri"' in theme
    lefts = {each.name: place(deck, each.name, "Text").left for each in deck.slide_layouts
             if each.name in ("List", "Quiz Question", "References")}  # fmt: skip
    assert lefts["List"] - lefts["Quiz Question"] == pytest.approx(360_000, abs=1000)
    assert lefts["References"] == lefts["Quiz Question"]
    shapes = [(each.name, shape) for each in deck.slide_layouts for shape in each.shapes]
    (found,) = [(name, s) for name, s in shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert (found[0], found[1].image.content_type) == ("Agenda", "image/png")


def test_a_sample_that_libreoffice_did_not_find_is_named(monkeypatch: pytest.MonkeyPatch):
    def saved(base: Any) -> None:
        for each in base.slide_layouts:
            each.name = "Title, Content"
        base.slides[3].shapes.title.text = "Words"

    monkeypatch.setattr(impress, "is_of", lambda *_: True)
    with pytest.raises(UsageFault, match="no sample slide with the title 'Comparison'"):
        write_pptx(DECK, restyled(saved))
