"""Drawings: where their parts stand, and what Word, PowerPoint and Markdown make of them."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from docx import Document as Word
from lxml import etree
from pptx import Presentation
from short_blocks import document, h, p, t

from jobcareer_kb.document import Cue, Document, Drawing, DrawnBox, DrawnMove, Section
from jobcareer_kb.inline import Strong
from jobcareer_kb.look import Look
from jobcareer_kb.writers import writers
from jobcareer_kb.writers._drawings import scene_of
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.png import fonts, png_of
from jobcareer_kb.writers._drawings.scene import Placed, Scene
from jobcareer_kb.writers._drawings.svg import svg_of

pytestmark = pytest.mark.slow

PAPER, LARGE, SLIDE = Lettering(10.5, 12), Lettering(15.75, 18), Lettering(20, 24)
LOOK = Look()


def box(id_: str, label: str, name: str, *lines: str, aside: bool = False) -> DrawnBox:
    return DrawnBox(id_, t(label), t(name), tuple(map(t, lines)), aside=aside)


def moves(*pairs: str) -> tuple[DrawnMove, ...]:
    return tuple(DrawnMove(*pair.split(">")) for pair in pairs)


LADDER = Drawing(
    "ladder",
    "A path of five roles. The table below says the same.",
    (
        box("aide", "Start", "Nursing assistant", "Zone 3"),
        box("lpn", "Step up", "Licensed practical nurse (LPN)", "Zone 3"),
        box("rn", "Step up", "Registered nurse", "Zone 4"),
        box("unit", "Sideways", "Nurse in another unit", "Zone 4", aside=True),
        box("head", "Branch, after years", "Health services manager", "Zone 4", aside=True),
        box("np", "Step up", "Nurse practitioner", "Zone 5"),
    ),
    moves("aide>lpn", "lpn>rn", "rn>unit", "rn>head", "rn>np"),
)
CROSSED = replace(
    LADDER,
    boxes=(*LADDER.boxes, box("cook", "Sideways", "Kitchen aide", aside=True)),
    moves=(*LADDER.moves, *moves("lpn>cook")),
)
MONTHS = Drawing(
    "months",
    "Four months.",
    tuple(box(n, f"Month {n}", "What to do in it") for n in ("1", "3", "6", "12")),
    moves("1>3", "3>6", "6>12"),
)
SIDES = Drawing(
    "sides",
    "A job and a career.",
    (
        *(DrawnBox(side, (), t(name), ((Strong(t("Time")),), t("Some words")), side=side)
          for side, name in (("a", "Job"), ("b", "Career"))),
        DrawnBox("both", t("Both"), lines=(t("Both are work."),)),
    ),
)  # fmt: skip
SCENES = {
    "ladder on paper": (LADDER, PAPER, 465),
    "ladder on a slide": (LADDER, SLIDE, 852),
    "ladder in large print": (LADDER, LARGE, 501),
    "ladder that would cross": (CROSSED, PAPER, 465),
    "months": (MONTHS, PAPER, 465),
    "months in a narrow column": (MONTHS, LARGE, 120),
    "sides": (SIDES, PAPER, 465),
}


@pytest.fixture(params=SCENES.values(), ids=SCENES)
def scene(request: pytest.FixtureRequest) -> Scene:
    return scene_of(*request.param)


def test_boxes_stand_apart_within_the_width(scene: Scene, request: pytest.FixtureRequest) -> None:
    width = request.node.callspec.params["scene"][2]
    assert min(each.left for each in scene.boxes) >= 0
    assert scene.width <= width + 0.01
    assert min(each.top for each in scene.boxes) == 0
    pairs = ((a, b) for a in scene.boxes for b in scene.boxes if a is not b)
    assert [(a.box.id, b.box.id) for a, b in pairs if overlap(a, b)] == []


def test_words_stay_within_their_frames(scene: Scene) -> None:
    for each in scene.boxes:
        lines = scene.lettering.lines(each.box, each.width)
        assert sum(line.face.size for line in lines) * 1.22 < each.height
        assert scene.lettering.narrowest(each.box) <= each.width


def test_arrows_lead_from_edge_to_edge_and_through_no_box(scene: Scene) -> None:
    boxes = {each.box.id: each for each in scene.boxes}
    for arrow in scene.arrows:
        ends = (boxes[arrow.start].at(arrow.leaves), boxes[arrow.end].at(arrow.meets))
        assert (arrow.points[0], arrow.points[-1]) == ends
        assert arrow.dashed == boxes[arrow.end].box.aside
        for (x, y), (to_x, to_y) in pairwise(arrow.points):
            assert x == pytest.approx(to_x) or y == pytest.approx(to_y)
            way = Placed(LADDER.boxes[0], min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))
            assert [each.box.id for each in scene.boxes if overlap(way, each)] == []


def overlap(a: Placed, b: Placed) -> bool:
    slack = 0.01
    across = a.left < b.left + b.width - slack and b.left < a.left + a.width - slack
    return across and a.top < b.bottom - slack and b.top < a.bottom - slack


def test_no_line_of_a_staircase_is_drawn_over_another() -> None:
    scene = scene_of(LADDER, PAPER, 465)
    up, beside = ([a for a in scene.arrows if a.dashed == dashed] for dashed in (False, True))
    assert {a.points[0] for a in up}.isdisjoint(a.points[0] for a in beside)
    steps = {each.box.id: each.top for each in scene.boxes}
    assert steps["aide"] > steps["lpn"] > steps["rn"] > steps["np"] == 0


@pytest.mark.parametrize("name", ["ladder in large print", "ladder that would cross"])
def test_a_ladder_without_room_is_a_tower(name: str) -> None:
    scene = scene_of(*SCENES[name])
    lefts = {each.box.id: each.left for each in scene.boxes}
    assert {lefts[id_] for id_ in ("aide", "lpn", "rn", "np")} == {0}


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LADDER, moves=LADDER.moves[1:]),
        replace(LADDER, moves=(*LADDER.moves, *moves("np>unit"))),
        replace(LADDER, moves=(*LADDER.moves[:-1], *moves("unit>np"))),
        replace(LADDER, moves=(*LADDER.moves, *moves("np>aide"))),
    ],
    ids=["no way to it", "two ways to it", "from beside", "in a circle"],
)
def test_a_ladder_that_no_place_can_be_told_of_is_refused(wrong: Drawing) -> None:
    with pytest.raises(ValueError, match="a ladder whose boxes are not all reached once"):
        scene_of(wrong, PAPER, 465)


@pytest.mark.parametrize(
    ("drawing", "name"), [(LADDER, "ladder"), (MONTHS, "months"), (SIDES, "sides")]
)
def test_is_drawn_as_before(
    drawing: Drawing, name: str, golden: Callable[[str, bytes], None]
) -> None:
    svg = svg_of(scene_of(drawing, PAPER, 465), LOOK.colors, "Calibri")
    golden(f"drawings/{name}.svg", svg.replace("><", ">\n<").encode())


def test_the_fonts_that_came_along_draw_the_picture() -> None:
    assert [name.rpartition("/")[2] for name in fonts()] == [
        "Carlito-Bold.ttf",
        "Carlito-Italic.ttf",
        "Carlito-Regular.ttf",
    ]
    words = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="{}">{}'
    text = '<text y="15" font-size="12">Months</text></svg>'
    drawn = {png_of(words.format(name, text)) for name in ("Calibri, Carlito", "Carlito")}
    assert len(drawn) == 1
    assert drawn != {png_of(words.format("Carlito", "</svg>"))}


def sample(*drawings: Drawing, language: str = "en-US") -> Document:
    names = ("One path", "A year", "Two sides")
    slides = (Section((h(name), each, p("Words below.", "hint")), "list")
              for name, each in zip(names, drawings, strict=False))  # fmt: skip
    return replace(document(*slides), language=language)


SHORT = replace(LADDER, boxes=tuple(replace(each, lines=()) for each in LADDER.boxes))
"""Fits a slide, whose words are larger."""
DECK = sample(SHORT, MONTHS, SIDES)


@pytest.mark.parametrize("name", ["docx", "pptx", "markdown"])
def test_equal_drawings_give_equal_bytes(name: str) -> None:
    write = writers()[name].write
    assert write(DECK, LOOK) == write(DECK, LOOK)


def test_word_has_svg_with_a_png_beside_it_and_words() -> None:
    data = writers()["docx"].write(DECK, LOOK)
    pictures = Word(io.BytesIO(data)).inline_shapes
    alts = [each._inline.docPr.get("descr") for each in pictures]
    assert alts == [LADDER.alt, MONTHS.alt, SIDES.alt]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    media = sorted(name for name in parts if "/media/" in name)
    assert media == [f"word/media/image{n}.{kind}" for n in (1, 2, 3) for kind in ("png", "svg")]
    assert all(etree.fromstring(parts[name]).tag.endswith("svg") for name in media[1::2])
    assert parts["word/document.xml"].count(b"svgBlip") == 3
    assert b'ContentType="image/svg+xml"' in parts["[Content_Types].xml"]


def test_a_drawing_that_stands_twice_is_held_once() -> None:
    twice = document(Section((h("A year"), MONTHS, p("Again."), MONTHS, p("End."))))
    data = writers()["docx"].write(twice, LOOK)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert [n for n in names if "/media/" in n] == [
        "word/media/image1.png",
        "word/media/image1.svg",
    ]


def test_letters_that_the_fonts_lack_are_not_drawn_in_word() -> None:
    said = replace(MONTHS, boxes=(box("1", "\u0634\u0647\u0631", "One"), *MONTHS.boxes[1:]))
    data = writers()["docx"].write(document(Section((h("A year"), said, p("End.")))), LOOK)
    assert not [n for n in zipfile.ZipFile(io.BytesIO(data)).namelist() if "/media/" in n]


def test_a_cue_has_a_sign_that_a_screen_reader_passes_by() -> None:
    cues = (Cue(kind, t("Words.")) for kind in ("say", "ask", "do", "listen", "say"))
    data = writers()["docx"].write(document(Section((h("A part"), *cues))), LOOK)
    signs = Word(io.BytesIO(data)).inline_shapes
    marks = [each._inline.docPr.xpath(".//*[local-name()='decorative']/@val") for each in signs]
    assert marks == [["1"]] * 5
    assert {each._inline.docPr.get("descr") for each in signs} == {None}
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len([n for n in names if n.endswith(".svg")]) == 4


def test_a_slide_has_native_shapes_in_a_group_with_words() -> None:
    deck = Presentation(io.BytesIO(writers()["pptx"].write(DECK, LOOK)))
    ladder, months, sides = (group_of(slide) for slide in deck.slides)
    alts = [each._element.nvGrpSpPr.cNvPr.get("descr") for each in (ladder, months, sides)]
    assert alts == [LADDER.alt, MONTHS.alt, SIDES.alt]
    texts = [each.text_frame.text for each in ladder.shapes if each.has_text_frame]
    assert texts[0] == "Start\nNursing assistant"
    for group, drawing in ((ladder, LADDER), (months, MONTHS)):
        boxes = [shape for shape in group.shapes if shape.has_text_frame]
        names = dict(zip((b.shape_id for b in boxes), (b.id for b in drawing.boxes), strict=True))
        lines = [shape._element for shape in group.shapes if not shape.has_text_frame]
        glued = [tuple(names[int(id_)] for id_ in line.xpath(".//a:stCxn/@id | .//a:endCxn/@id"))
                 for line in lines]  # fmt: skip
        assert glued == [(move.start, move.end) for move in drawing.moves]
    heads = [each.text_frame.text for each in sides.shapes]
    said = "Time\nSome words"
    assert heads == ["Job ●", said, "Career ■", said, "Both\nBoth are work."]
    for slide in deck.slides:
        ids = slide._element.xpath("//@id[parent::p:cNvPr]")
        assert len(ids) == len(set(ids))


def group_of(slide):
    return next(shape for shape in slide.shapes if shape.shape_type == 6)


def test_a_slide_that_runs_from_the_right_begins_there() -> None:
    deck = Presentation(io.BytesIO(writers()["pptx"].write(sample(SHORT, language="ar"), LOOK)))
    boxes = [shape for shape in group_of(deck.slides[0]).shapes if shape.has_text_frame]
    lefts = {shape.text_frame.paragraphs[1].text: shape.left for shape in boxes}
    assert lefts["Nursing assistant"] == max(lefts.values())
    assert lefts["Nurse practitioner"] == min(lefts.values())


def test_markdown_has_the_words_in_place_of_a_drawing() -> None:
    written = writers()["markdown"].write(DECK, LOOK).decode()
    assert f"\\[{LADDER.alt}\\]" in written
    assert "Nursing assistant" not in written
