"""Words find room on a slide, or are named."""

from dataclasses import replace

import pytest
from deck_samples import (
    AGENDA,
    ANY,
    LAST,
    LOOK,
    SLIDES,
    document,
    h,
    one,
    overlapping,
    p,
    read,
    row,
    shape,
    texts,
)

from jobcareer_kb.document import Section, Table, inlines_of
from jobcareer_kb.inline import plain
from jobcareer_kb.writers.pptx import write_pptx

LONG = "A long title that needs two lines because it says a good deal more than most titles"


@pytest.mark.slow
@pytest.mark.parametrize("kind", [k for k in SLIDES if k not in ("title", "question")])
def test_a_title_of_two_lines_pushes_the_content_down(kind):
    blocks = (h(LONG), *SLIDES[kind][1:])
    slide = read(one(kind, *blocks)).slides[0]
    assert slide.shapes.title.height > 868680
    assert overlapping(slide) == []


@pytest.mark.slow
def test_a_long_stem_is_set_smaller():
    stem = "Maria has worked at a hotel for two years and wants to become a manager there. " * 2
    slide = read(one("quiz", h(stem), *SLIDES["quiz"][1:])).slides[0]
    assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt == 28
    assert overlapping(slide) == []


def test_eight_parts_fit_an_agenda():
    parts_ = tuple(row(f"0:{at}5", f"Part {at}", "5 min") for at in range(8))
    slide = read(one("agenda", h("X"), replace(AGENDA, rows=parts_), p("Source", "hint"))).slides[0]
    table = next(s for s in slide.shapes if s.has_table)
    assert len(table.table.rows) == 9
    assert sum(r.height for r in table.table.rows) == table.height
    assert overlapping(slide) == []


def test_columns_break_no_word():
    narrow = replace(AGENDA, columns=(replace(AGENDA.columns[0], width=1), *AGENDA.columns[1:]))
    wide = replace(narrow, rows=(row("Introduction", "Part", "5 min"),))
    slide = read(one("agenda", h("X"), wide)).slides[0]
    table = next(s for s in slide.shapes if s.has_table).table
    assert table.columns[0].width > 24 * 0.45 * len("Introduction") * 12700
    assert sum(c.width for c in table.columns) == 10820400


DAILY = next(iter(SLIDES))


@pytest.mark.parametrize(
    "kind",
    [DAILY, *(pytest.param(kind, marks=pytest.mark.slow) for kind in SLIDES if kind != DAILY)],
)
@pytest.mark.parametrize("name", list(ANY))
def test_any_block_finds_a_place_on_any_slide(kind, name):
    own = one(kind, h("The title"), ANY[name], LAST)
    if kind == "title" and isinstance(ANY[name], Table):
        with pytest.raises(ValueError, match=r"slide 1 'The title': a table cannot stand"):
            write_pptx(own, LOOK)
        return
    slide = read(own).slides[0]
    said = " ".join(texts(slide))
    wanted = " ".join(plain(run) for block in own.blocks() for run in inlines_of(block))
    assert [word for word in wanted.split() if word not in said] == []
    assert overlapping(slide) == []


@pytest.mark.parametrize(
    ("sections", "message"),
    [
        ([("list", (p("Words"),))], r"slide 1 \(list\) has no title; give it a heading"),
        ([("list", (h(" "),))], r"slide 1 \(list\) has no title"),
        (
            [("list", (h("Same"),)), ("quiz", (h("same"),))],
            "slides 1 and 2 have the same title 'same'; reword one",
        ),
        ([("page", (h("X"),))], "section 1 has the layout 'page', which is no slide; known: title"),
        ([("list", (h("X"), p("words " * 300)))], "slide 1 'X': its words need .* pt of height"),
        ([("list", (h("words " * 60),))], "its title takes .* lines and may take 3; shorten it"),
        ([("list", (h("X"), p("a\x0cb")))], r"slide 1 'X': U\+000C cannot stand in a PowerPoint"),
    ],
    ids=["no title", "blank title", "title twice", "no slide", "full", "long title", "control"],
)
def test_what_cannot_be_placed_is_named(sections, message):
    own = document(*(Section(blocks, kind) for kind, blocks in sections))
    with pytest.raises(ValueError, match=message):
        write_pptx(own, LOOK)


def test_too_much_text_goes_down_the_scale_before_it_is_refused():
    slide = read(one("list", h("X"), p("some words " * 100))).slides[0]
    assert shape(slide, "Text").text_frame.paragraphs[0].runs[0].font.size.pt == 20
