"""The deck as python-pptx, and LibreOffice, read it back."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from deck_samples import (
    AGENDA,
    ANY,
    DECK,
    LAST,
    LAYOUTS,
    LINK,
    LOOK,
    PAIR,
    SIZES,
    SLIDES,
    box,
    decorative,
    document,
    h,
    items,
    one,
    overlapping,
    p,
    parts,
    read,
    shape,
    t,
    texts,
)
from examples import sizes
from pptx import Presentation

from jobcareer_kb.document import Cue, ListBlock, ListItem, Panel, Paragraph, Section, Table
from jobcareer_kb.inline import Strong, Text
from jobcareer_kb.look import Look
from jobcareer_kb.writers.pptx import WRITER, write_pptx


@pytest.fixture(scope="module")
def deck():
    return read(DECK)


def test_declares_itself():
    assert (WRITER.name, WRITER.suffix) == ("pptx", ".pptx")


def test_is_wide_and_has_a_slide_a_section(deck):
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert [s.slide_layout.name for s in deck.slides] == list(LAYOUTS.values())


def test_every_slide_has_its_own_title_and_reads_first_only_what_stands_above_it(deck):
    titles = [s.shapes.title.text_frame.text for s in deck.slides]
    assert all(titles) and len(set(titles)) == len(titles)
    for slide in deck.slides:
        title = slide.shapes.title
        names = [shape.name for shape in slide.shapes]
        above = [s.name for s in slide.shapes if s.top + s.height <= title.top]
        assert names[: names.index("Title")] == above


def test_words_stand_in_placeholders_and_the_rest_is_decoration(deck):
    for slide in deck.slides:
        for each in slide.shapes:
            assert each.is_placeholder or decorative(each), each.name
            assert not (each.is_placeholder and decorative(each))


def test_layouts_draw_only_decoration(deck):
    for layout in deck.slide_layouts:
        drawn = [s for s in layout.shapes if not s.is_placeholder]
        assert drawn and all(decorative(s) for s in drawn)


def test_the_look_has_its_layouts_with_named_places(deck):
    names = {layout.name: {p.name for p in layout.placeholders} for layout in deck.slide_layouts}
    assert {"Title Slide", "Agenda", "Question", "Comparison", "Steps"} <= set(names)
    assert "Quiz Question" in names
    assert {"Title", "Head A", "Side A", "Head B", "Side B", "Footer"} <= names["Comparison"]
    indexes = [[p.placeholder_format.idx for p in x.placeholders] for x in deck.slide_layouts]
    assert all(len(set(each)) == len(each) for each in indexes)


@pytest.mark.slow
def test_places_of_a_layout_do_not_lie_on_each_other(deck):
    assert [overlapping(layout) for layout in deck.slide_layouts] == [[]] * len(deck.slide_layouts)


def test_an_instructor_can_add_a_slide_of_every_layout():
    own = read(DECK)
    for layout in own.slide_layouts:
        own.slides.add_slide(layout).shapes.title.text = layout.name
    saved = io.BytesIO()
    own.save(saved)
    assert len(Presentation(saved).slides) == len(SLIDES) + len(own.slide_layouts)


def test_tables_are_native_with_a_head_row_and_words_for_the_blind(deck):
    tables = [s for slide in deck.slides for s in slide.shapes if s.has_table]
    assert [s.table.first_row for s in tables] == [True, True]
    assert [s._element.nvGraphicFramePr.cNvPr.get("descr") for s in tables] == [
        "The parts of the workshop.",
        "Two steps.",
    ]
    assert not any("gridSpan" in xml or "rowSpan" in xml for xml in parts(DECK).values())


def test_sizes_are_of_the_scale_and_nothing_shrinks():
    for name, xml in parts(DECK).items():
        if re.match(r"ppt/(slides|slideLayouts|slideMasters)/[^_]", name):
            assert set(re.findall(r'sz="(\d+)"', xml)) <= SIZES, name
        assert "normAutofit" not in xml and "spAutoFit" not in xml


@pytest.mark.slow
def test_nothing_leaves_the_slide_or_lies_on_something_else(deck):
    for slide in deck.slides:
        assert overlapping(slide) == []
        for each in slide.shapes:
            left, top, right, bottom = box(each)
            assert left >= 0 and top >= 0 and right <= 12192000 and bottom <= 6858000


def test_sides_are_read_one_after_the_other_with_their_marks(deck):
    slide = deck.slides[3]
    assert texts(slide)[:6] == [
        "How they often differ",
        "Job ●",
        "Time",
        "May last weeks, months, or years",
        "Goal",
        "Often meets a need now",
    ]
    assert shape(slide, "Head B").text_frame.text == "Career ■"
    mark = shape(slide, "Head B").text_frame.paragraphs[0].runs[-1]
    assert (mark.text, mark.font.name) == ("■", "Arial")


def test_a_sentence_that_begins_in_bold_stays_one_paragraph():
    bold = Paragraph((Strong(t("A job")), Text(" is paid work.")))
    panels = (Panel("a", 3, t("Job"), (bold,)), PAIR[1])
    assert "A job is paid work." in texts(read(one("comparison", h("X"), *panels)).slides[0])


def listed(slide, path: str) -> list[str]:
    """The paragraphs of the one place for text that are entries of a list."""
    return [q.text for q in shape(slide, "Text").text_frame.paragraphs
            if q._p.xpath(f"boolean(a:pPr/{path})")]  # fmt: skip


def test_lists_are_real(deck):
    at = dict(zip(SLIDES, deck.slides, strict=True))
    letters, numbers = (f"a:buAutoNum[@type='{k}']" for k in ("alphaUcPeriod", "arabicPeriod"))
    assert listed(at["list"], "a:buChar")[0] == "An occupation is a kind of work"
    assert listed(at["quiz"], letters) == ["A post", "A path", "A degree", "An insurance"]
    assert listed(at["close"], "a:buChar[@char='\u25a1']")[2] == "One question"
    many = read(one("quiz", h("X"), p("Ben is new."), ListBlock("choose-many", items(*"abcdef"))))
    assert listed(many.slides[0], letters) == [*"abcdef"]
    steps = ListBlock("number", (ListItem(t("Find training"), t("College")), *items("Talk")))
    slide = read(one("steps", h("Steps"), steps)).slides[0]
    assert slide.slide_layout.name == "Steps"
    assert listed(slide, numbers) == ["Find training (College)", "Talk"]


def test_citations_are_small_and_soft(deck):
    run = shape(deck.slides[5], "Text").text_frame.paragraphs[0].runs[-1]
    assert (run.text, run.font.size.pt) == ("[1, p. 3]", 20)


def test_links_are_live_on_slides_and_in_notes():
    own = one("list", h("X"), Paragraph((LINK,)), notes=(Paragraph((LINK,)),))
    slide = read(own).slides[0]
    on_slide = shape(slide, "Text").text_frame.paragraphs[0].runs[0]
    in_notes = slide.notes_slide.notes_text_frame.paragraphs[0].runs[0]
    assert on_slide.hyperlink.address == in_notes.hyperlink.address == LINK.url


def test_a_link_on_a_dark_slide_keeps_the_color_of_its_words():
    xml = parts(one("title", h("X", 1), Paragraph((LINK,), "hint")))["ppt/slides/slide1.xml"]
    assert "hlinkClr" in xml and '<a:schemeClr val="bg1"/>' not in xml  # white is inherited


def test_every_slide_has_notes(deck):
    for slide in deck.slides:
        said = [q.text for q in slide.notes_slide.notes_text_frame.paragraphs]
        assert said == ["SAY: Welcome.", "Wait for answers.", "- cards"]


def test_notes_say_all_that_a_block_says():
    notes = (Cue("listen", t("pay")), ListBlock("number", items("one")), AGENDA, PAIR[0])
    slide = read(one("list", h("X"), p("Y"), notes=notes)).slides[0]
    said = slide.notes_slide.notes_text_frame.text.split("\n")
    assert said[:3] == [
        "LISTEN FOR: pay",
        "1. one",
        "- Start: 0:00; Part: First-job story; Time: 5 min",
    ]
    assert said[4:6] == ["Job ●", "Time May last weeks, months, or years"]


def test_a_slide_without_notes_says_its_title_there():
    assert read(one("list", h("X"), p("Y"))).slides[0].notes_slide.notes_text_frame.text == "X"


def test_footer_and_number_stand_on_all_but_the_first(deck):
    names = [[each.name for each in slide.shapes] for slide in deck.slides]
    assert not {"Footer", "Slide Number"} & set(names[0])
    assert all(last[-2:] == ["Footer", "Slide Number"] for last in names[1:])
    assert shape(deck.slides[1], "Footer").text_frame.text == "Job and career"


def test_properties_are_those_of_the_document(deck):
    core = deck.core_properties
    assert (core.title, core.author, core.language) == ("Job and career", "The Center", "en-US")
    assert core.created.isoformat() == core.modified.isoformat() == "2026-10-01T00:00:00"
    assert core.last_modified_by == "The Center"
    assert "licenses/by/4.0" in parts(DECK)["docProps/custom.xml"]


def test_a_long_title_is_cut_in_the_properties_alone():
    core = read(replace(DECK, title="Work " * 60, creator="A school " * 60)).core_properties
    assert core.title == ("Work " * 60)[:254].rstrip() + "…"
    assert len(core.author) <= 255


def test_every_run_has_a_language():
    own = replace(DECK, language="es-MX")
    for name, xml in parts(own).items():
        if name.startswith(("ppt/slides/s", "ppt/notesSlides/n")):
            assert set(re.findall(r'<a:rPr lang="([^"]+)"', xml)) == {"es-MX"}
            assert xml.count("<a:rPr lang") == xml.count("<a:rPr")


def test_equal_documents_give_equal_bytes():
    assert write_pptx(DECK, LOOK) == write_pptx(replace(DECK), Look())


@pytest.mark.slow
@pytest.mark.parametrize("seed", sizes("1", "2"))
def test_bytes_do_not_depend_on_the_hash_seed(seed):
    program = (
        "import hashlib, deck_samples as m;"
        "print(hashlib.sha256(m.write_pptx(m.DECK, m.LOOK)).hexdigest())"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == hashlib.sha256(write_pptx(DECK, LOOK)).hexdigest()


@pytest.mark.node
def test_the_validator_of_microsoft_finds_nothing(tmp_path):
    combined = (
        Section((h(f"{kind} with {name}"), block, LAST), kind, notes=(block,))
        for kind in SLIDES
        for name, block in ANY.items()
        if (kind, type(block)) != ("title", Table)
    )
    (tmp_path / "combined.pptx").write_bytes(write_pptx(document(*combined), LOOK))
    (tmp_path / "deck.pptx").write_bytes(write_pptx(DECK, LOOK))
    (tmp_path / "base.pptx").write_bytes(LOOK.powerpoint)
    files = sorted(str(file) for file in tmp_path.glob("*.pptx"))
    program = Path(__file__).parents[2] / "programs" / "validate_office.mjs"
    found = subprocess.run(["node", program, *files], capture_output=True, check=True)
    assert json.loads(found.stdout) == {file: [] for file in files}


@pytest.mark.office
def test_libreoffice_shows_every_slide(tmp_path):
    (tmp_path / "deck.pptx").write_bytes(write_pptx(DECK, LOOK))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run([*convert, tmp_path / "deck.pptx"], check=True, capture_output=True)
    shown = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "deck.pdf", "-"], check=True, capture_output=True
    )
    pages = shown.stdout.decode().split("\f")[:-1]
    assert len(pages) == len(SLIDES)
    for page, slide in zip(pages, read(DECK).slides, strict=True):
        words = " ".join(" ".join(texts(slide)).split()).replace("‹#›", "").split()
        assert [word for word in words if word not in page] == []
