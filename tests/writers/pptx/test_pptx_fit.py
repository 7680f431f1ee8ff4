"""Words find room on a slide, or are named."""

from dataclasses import replace

import pytest
from deck_samples import (
    AGENDA,
    ANY,
    LAST,
    LOOK,
    PAIR,
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
from short_blocks import items, t

from jobcareer_kb.document import (
    Bibliography,
    Entry,
    ListBlock,
    Panel,
    Section,
    Table,
    inlines_of,
)
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


LONG_WORD = "Rindfleischetikettierungsueberwachung"
TOO_WIDE = LONG_WORD * 12
FULL = "some words " * 120
AT = {
    "text": ("list", (h("X"), p(f"{FULL} {TOO_WIDE}"))),
    "a cell": ("agenda", (h("X"), replace(AGENDA, rows=(row("0:00", TOO_WIDE * 9, "5 min"),)))),
    "a narrow cell": ("list", (h("X"), replace(AGENDA, rows=(row(TOO_WIDE * 9, "A", "5 min"),)))),
    "a side": ("comparison", (h("X"), Panel("a", 3, t("A"), (p(f"{FULL} {TOO_WIDE}"),)), PAIR[1])),
    "a row": ("quiz", (h("X"), ListBlock("choose-one", items(TOO_WIDE * 9, "b")))),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "blocks"), AT.values(), ids=AT)
def test_a_word_that_is_wider_than_its_place_is_named(kind, blocks):
    shown = f"the word '{TOO_WIDE[:40]}…' is wider than its place; write a shorter one"
    with pytest.raises(ValueError, match=f"slide 1 'X': {shown}"):
        write_pptx(one(kind, *blocks), LOOK)


def test_a_word_that_is_wider_than_its_column_takes_no_room_from_the_others():
    rows = (row("0:00", LONG_WORD * 3, "5 min"),)
    slide = read(one("agenda", h("X"), replace(AGENDA, rows=rows))).slides[0]
    widths = [column.width for column in next(s for s in slide.shapes if s.has_table).table.columns]
    assert sum(widths) == 10820400
    assert min(widths[0], widths[2]) > 24 * 0.45 * len("5 min") * 12700


def references(count: int, words: str, is_short: bool) -> Bibliography:
    entries = (Entry(n, "bls", t(f"{words} {n}")) for n in range(1, count + 1))
    return Bibliography(tuple(entries), is_short)


def test_short_references_stand_in_two_columns():
    slide = read(one("references", h("Sources"), references(20, "Bureau, 2024", True))).slides[0]
    text = shape(slide, "Text")
    assert text.text_frame._txBody.bodyPr.get("numCol") == "2"
    assert len(text.text_frame.paragraphs) == 20
    assert text.height < 5669280 - 1783080
    assert overlapping(slide) == []


def test_references_that_do_not_fit_go_on_on_the_next_slide():
    listed = references(9, "A source with every field filled. " * 10, is_short=False)
    deck = read(one("references", h("Sources"), listed, p("In the handout too", "hint")))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles == ["Sources", *(f"Sources ({n})" for n in range(2, len(titles) + 1))]
    numbers = [
        paragraph.text.partition("]")[0]
        for slide in deck.slides
        for paragraph in shape(slide, "Text").text_frame.paragraphs
    ]
    assert numbers == [f"[{n}" for n in range(1, 10)]
    assert all(overlapping(slide) == [] for slide in deck.slides)
    assert all("In the handout too" in texts(slide) for slide in deck.slides)


def test_one_reference_that_fills_more_than_a_slide_is_told():
    with pytest.raises(ValueError, match=r"slide 1 'Sources': its words need .* pt of height"):
        write_pptx(one("references", h("Sources"), references(2, FULL * 3, False)), LOOK)
