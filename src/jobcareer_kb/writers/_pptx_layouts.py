"""The slide layouts of the look, section 6: which places each has, and where.

`Table` is `Agenda` without its name, `List` and `References` serve plain text; `Ladder` has no
slide of ours yet (a document has no figures) and waits for an instructor's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jobcareer_kb.writers._pptx_geometry import (
    BAR,
    CONTENT_TOP,
    FOOTER_HEIGHT,
    FOOTER_TOP,
    GAP,
    MARGIN,
    SLIDE_WIDTH,
    SOURCE_GAP,
    SOURCE_HEIGHT,
    SOURCE_TOP,
    TITLE_HEIGHT,
    TITLE_TOP,
    WIDTH,
    Box,
)
from jobcareer_kb.writers._pptx_shapes import Place, decoration
from jobcareer_kb.writers._pptx_text import Face

SQUARE = 676656
PAIR_WIDTH = 5227320
PAIR_HEAD = 658368
QUIZ_ROW = 804672
STEP_ROW = 768096
CHECK_ROW = 902208
_ROOM_TO_SOURCE = SOURCE_TOP - SOURCE_GAP - CONTENT_TOP
_CHECK_PITCH = 740664
_QUIZ_PITCH = _ROOM_TO_SOURCE // 5
_SOFT = Face(20, colour="tx2")

TITLE = Place("Title", "title", 0, Box(MARGIN, TITLE_TOP, WIDTH, TITLE_HEIGHT), Face(38, True))
FOOTER = Place("Footer", "ftr", 10, Box(MARGIN, FOOTER_TOP, 8229600, FOOTER_HEIGHT), _SOFT)
NUMBER = Place(
    "Slide Number",
    "sldNum",
    11,
    Box(SLIDE_WIDTH - MARGIN - 1371600, FOOTER_TOP, 1371600, FOOTER_HEIGHT),
    _SOFT,
    align="r",
)
_BODY = Box(MARGIN, CONTENT_TOP, WIDTH, _ROOM_TO_SOURCE)
"""Down to the source line; a slide without one has room below."""
TEXT = Place("Text", "body", 1, _BODY, bullet=True)
SOURCE = Place("Source", "body", 12, Box(MARGIN, SOURCE_TOP, WIDTH, SOURCE_HEIGHT), _SOFT)
_TABLE = Place("Table", "tbl", 13, _BODY)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its places in reading order and its ground."""

    name: str
    kind: str
    """Type in PresentationML; empty where none of them fits."""
    places: tuple[Place, ...]
    ground: str = "bg1"
    running: bool = True
    """True where footer and slide number stand."""

    def place(self, name: str) -> Place | None:
        """Return a place by its name."""
        return next((place for place in self.places if place.name == name), None)

    def decorations(self) -> Iterator[str]:
        """Yield what the layout draws behind the words."""
        if self.kind == "title":
            yield decoration(90, "Bar", BAR.at(1737360, BAR.height), fill="bg1")
            circle = Box(8695944, 2194560, 1280160, 1280160)
            yield decoration(91, "Circle", circle, fill="accent5", shape="ellipse")
            square = Box(SLIDE_WIDTH - MARGIN - 1280160, 2194560, 1280160, 1280160)
            yield decoration(92, "Square", square, fill="accent6")
        else:
            yield decoration(90, "Bar", BAR, fill="accent1")


def _step_rows() -> Iterator[Place]:
    """Number, step and hint of five rows; a square, bold words, soft words."""
    for at in range(5):
        top = CONTENT_TOP + at * STEP_ROW
        square = Box(MARGIN, top, SQUARE, SQUARE)
        words = Box(MARGIN + SQUARE + 228600, top, 4937760, SQUARE)
        hint = Box(words.left + words.width + 182880, top, 0, SQUARE)
        hint = Box(hint.left, top, MARGIN + WIDTH - hint.left, SQUARE)
        yield Place(
            f"Number {at + 1}",
            "body",
            21 + at,
            square,
            Face(28, True, "bg1"),
            "ctr",
            align="ctr",
            fill="accent1",
            prompt=str(at + 1),
        )
        yield Place(f"Step {at + 1}", "body", 31 + at, words, Face(28, True), "ctr", prompt="Step")
        yield Place(f"Hint {at + 1}", "body", 41 + at, hint, Face(24, colour="tx2"), "ctr")


def _quiz_rows() -> Iterator[Place]:
    """Letter and option of five rows; a slide with fewer gives them more height."""
    for at, letter in enumerate("ABCDE"):
        top = CONTENT_TOP + at * _QUIZ_PITCH
        square = Box(MARGIN, top, QUIZ_ROW, _QUIZ_PITCH - GAP // 2)
        words = Box(MARGIN + QUIZ_ROW, top, WIDTH - QUIZ_ROW, square.height)
        yield Place(
            f"Letter {at + 1}",
            "body",
            21 + at,
            square,
            Face(28, True),
            "ctr",
            align="ctr",
            fill="bg2",
            line="accent4",
            line_width=19050,
            prompt=letter,
        )
        yield Place(
            f"Option {at + 1}",
            "body",
            31 + at,
            words,
            Face(28),
            "ctr",
            inset=(228600, 0),
            line="accent4",
            line_width=19050,
            prompt="Option",
        )


def _check_rows() -> Iterator[Place]:
    """Lines to tick; their squares are drawn on the slide, since there may be one to four."""
    for at in range(4):
        box = Box(MARGIN + SQUARE + 274320, CONTENT_TOP + at * _CHECK_PITCH, 0, SQUARE)
        box = Box(box.left, box.top, MARGIN + WIDTH - box.left, SQUARE)
        yield Place(f"Line {at + 1}", "body", 21 + at, box, Face(28, True), "ctr", prompt="Line")


def _pair() -> Iterator[Place]:
    """Head and body of side A, then of side B: read in this order."""
    height = _ROOM_TO_SOURCE - PAIR_HEAD
    for at, (side, colour, tint) in enumerate(
        (("A", "accent2", "accent5"), ("B", "accent3", "accent6"))
    ):
        left = MARGIN + at * (SLIDE_WIDTH - 2 * MARGIN - PAIR_WIDTH)
        head = Box(left, CONTENT_TOP, PAIR_WIDTH, PAIR_HEAD)
        body = Box(left, CONTENT_TOP + PAIR_HEAD, PAIR_WIDTH, height)
        face = Face(28, True, "bg1")
        yield Place(f"Head {side}", "body", 21 + at, head, face, "ctr", (182880, 0), fill=colour)
        yield Place(f"Side {side}", "body", 31 + at, body, inset=(182880, 137160), fill=tint)


_TITLE_SLIDE = Layout(
    "Title Slide",
    "title",
    (
        Place(
            "Title", "ctrTitle", 0, Box(MARGIN, 2057400, 7772400, 1828800), Face(52, True, "bg1")
        ),
        Place(
            "Subtitle", "subTitle", 1, Box(MARGIN, 4114800, WIDTH, 1371600), Face(28, False, "bg1")
        ),
        Place("Line", "body", 12, Box(MARGIN, 5943600, WIDTH, 320040), Face(20, False, "bg1")),
    ),
    ground="accent1",
    running=False,
)
_QUESTION = Layout(
    "Question",
    "",
    (
        Place("Title", "title", 0, Box(MARGIN, 1600200, WIDTH, 3429000), Face(52, True), "ctr"),
        Place(
            "Small Head", "subTitle", 1, Box(MARGIN, TITLE_TOP, WIDTH, 457200),
            Face(28, True, "accent1"),
        ),
        Place("Hint", "body", 12, Box(MARGIN, 5212080, WIDTH, 868680), Face(28, colour="tx2")),
    ),
    ground="bg2",
)  # fmt: skip

LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        _TITLE_SLIDE,
        Layout("Agenda", "tbl", (TITLE, _TABLE, SOURCE)),
        _QUESTION,
        Layout("Comparison", "twoTxTwoObj", (TITLE, *_pair(), SOURCE)),
        Layout("Steps", "", (TITLE, *_step_rows(), SOURCE)),
        Layout("Ladder", "", (TITLE, TEXT, SOURCE)),
        Layout("Quiz Question", "", (TITLE, *_quiz_rows(), SOURCE)),
        Layout(
            "Close",
            "",
            (
                TITLE,
                *_check_rows(),
                Place("Text", "body", 1, Box(MARGIN, 4754880, WIDTH, 914400)),
                SOURCE,
            ),
            ground="bg2",
        ),
        Layout("List", "obj", (TITLE, TEXT, SOURCE)),
        Layout("References", "", (TITLE, Place("Text", "body", 1, _BODY, Face(20)), SOURCE)),
        Layout("Table", "tbl", (TITLE, _TABLE, SOURCE)),
    )
}
