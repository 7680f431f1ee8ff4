"""A slide in the making: shapes in reading order, in placeholders where its layout has some."""

from collections.abc import Iterable
from functools import partial
from typing import IO, Any

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Emu

from jobcareer_kb.writers.pptx.boxes import COLUMN_GAP, Box
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.layouts import Design, Layout
from jobcareer_kb.writers.pptx.markup import describe, set_words, slide_number
from jobcareer_kb.writers.pptx.places import Place
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph, Typesetter

UNDRESSED = Face((18,))
"""PowerPoint's own face of a text box and of a table: every other size is written down."""


class Canvas:
    """One slide; what is put first is read first."""

    def __init__(self, slide: Slide, layout: Layout, design: Design, language: str) -> None:
        self.layout = layout
        self.design = design
        self.faces = design.faces_on(layout.name)
        link = partial(slide.part.relate_to, reltype=RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        self.setter = Typesetter(language, design.faces.soft, link)
        self._slide = slide
        self._shapes = slide.shapes
        self._shapes.turbo_add_enabled = True  # ids are counted, not looked for
        self._tree: Any = slide.shapes._spTree
        self.language = language
        self._taken: set[str] = set()

    def place(self, name: str) -> Place:
        """Return a place of the layout."""
        return self.layout.places[name]

    @property
    def inset(self) -> tuple[int, int]:
        """Room around the words in the layout's place for text, if it has one."""
        place = self.layout.places.get("Text")
        return place.inset if place else (0, 0)

    def fill(self, place: Place, paras: Iterable[SlideParagraph], box: Box | None = None) -> None:
        """Put words into a place, elsewhere than the layout says if a box is given."""
        self._put(place, self.setter.xml(paras, place.face, place.bare), box)

    def write(self, paras: Iterable[SlideParagraph], box: Box, columns: int = 1) -> None:
        """Put words into the layout's place for text, or beside it once that is taken."""
        place = self._untaken("Text")
        if place:
            body = self._put(place, self.setter.xml(paras, place.face, place.bare), box)
        else:
            body = self._text_box(paras, box)
        if columns > 1:
            body.bodyPr.set("numCol", str(columns))
            body.bodyPr.set("spcCol", str(COLUMN_GAP))

    def _text_box(self, paras: Iterable[SlideParagraph], box: Box) -> Any:
        shape = self._shapes.add_textbox(*_sides(box))
        shape.name = f"Words {shape.shape_id}"
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
        set_words(frame._txBody, self.setter.xml(paras, UNDRESSED))
        return frame._txBody

    def table(self, rows: int, columns: int, box: Box, summary: str) -> Table:
        """Put a table on the slide, in the layout's place if it has one; `summary` describes it."""
        place = self._untaken("Table")
        if place:
            self._placeholder(place, box)
            frame: Any = self._slide.placeholders[place.promise[-1]].insert_table(rows, columns)
            frame.left, frame.top, frame.width, frame.height = _sides(box)
        else:
            frame = self._shapes.add_table(rows, columns, *_sides(box))
        frame.name = f"Table {frame.shape_id}"
        describe(frame, summary)
        table: Table = frame.table
        return table

    def picture(self, file: IO[bytes], box: Box, alt: str) -> None:
        """Put a picture on the slide; `alt` says what it shows."""
        try:
            shape: Any = self._shapes.add_picture(file, *_sides(box))
        except (OSError, ValueError, LookupError, ArithmeticError, SyntaxError) as fault:
            raise ValueError(f"the picture '{alt}' cannot be opened; save it anew") from fault
        shape.name = f"Picture {shape.shape_id}"
        describe(shape, alt)

    def chart(self, kind: Any, box: Box, data: Any, alt: str) -> Any:
        """Put a chart on the slide; `alt` says what it shows."""
        frame: Any = self._shapes.add_chart(kind, *_sides(box), data)
        frame.name = f"Chart {frame.shape_id}"
        describe(frame, alt)
        return frame.chart

    def group(self, alt: str) -> Any:
        """Begin a group of shapes; `alt` says what it shows. Its shapes are counted by themselves,
        so that `count_anew` must follow."""
        group: Any = self._shapes.add_group_shape()
        group.name = f"Drawing {group.shape_id}"
        describe(group, alt)
        return group

    def count_anew(self) -> None:
        """Count shapes on behind those of a group."""
        self._shapes.turbo_add_enabled = True

    def foot(self, footer: tuple[SlideParagraph, ...]) -> None:
        """Put footer and slide number on, where the layout has them."""
        if "Footer" in self.layout.places and footer:
            self.fill(self.place("Footer"), footer)
        if "Slide Number" in self.layout.places:
            self._put(self.place("Slide Number"), f"<a:p>{slide_number(self.language)}</a:p>")

    def _untaken(self, name: str) -> Place | None:
        """Return a place of the layout that nothing fills yet."""
        return None if name in self._taken else self.layout.places.get(name)

    def _put(self, place: Place, paragraphs: str, box: Box | None = None) -> Any:
        body = self._placeholder(place, box).get_or_add_txBody()
        set_words(body, paragraphs)
        return body

    def _placeholder(self, place: Place, box: Box | None = None) -> Any:
        """Add the placeholder of a place behind what is read before it, and return its element.

        The library's `clone_placeholder` does the same, but asks for a name that is free each time.
        """
        self._taken.add(place.name)
        shape = self._tree.add_placeholder(self._shapes._next_shape_id, place.name, *place.promise)
        if box and box != place.box:
            shape.x, shape.y, shape.cx, shape.cy = _sides(box)
        return shape


def _sides(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    return Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height)
