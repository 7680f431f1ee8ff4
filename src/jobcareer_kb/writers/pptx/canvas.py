"""A slide in the making: shapes in reading order, in placeholders where its layout has some."""

from collections.abc import Iterable
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from jobcareer_kb.writers.pptx.boxes import Box
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.layouts import Design, Layout
from jobcareer_kb.writers.pptx.markup import (
    decorative,
    element,
    found,
    outline,
    set_words,
    slide_number,
    solid,
)
from jobcareer_kb.writers.pptx.places import Place
from jobcareer_kb.writers.pptx.typesetting import Para, Typesetter

if TYPE_CHECKING:
    from pptx.slide import Slide
    from pptx.table import Table

UNDRESSED = Face((18,))
"""PowerPoint's own face of a text box and of a table: every other size is written down."""
_FRAME = (
    '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr>'
    "<a:lstStyle/>"
)


class Canvas:
    """One slide; what is put first is read first."""

    def __init__(self, slide: "Slide", layout: Layout, design: Design, language: str) -> None:
        from pptx.opc.constants import RELATIONSHIP_TYPE

        self.layout = layout
        self.design = design
        self.faces = design.faces
        link = partial(slide.part.relate_to, reltype=RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        self.setter = Typesetter(language, design.faces.soft, link)
        self._slide = slide
        self._shapes = slide.shapes
        self._shapes.turbo_add_enabled = True  # ids are counted, not looked for
        self._tree: Any = slide.shapes._spTree
        self._taken: set[str] = set()
        self._language = language

    def place(self, name: str) -> Place:
        """Return a place of the layout."""
        return self.layout.places[name]

    def fill(self, place: Place, paras: Iterable[Para], box: Box | None = None) -> None:
        """Put words into a place, elsewhere than the layout says if a box is given."""
        self._put(place, self.setter.xml(paras, place.face, place.bare), box)

    def write(self, paras: Iterable[Para], box: Box) -> None:
        """Put words into the layout's place for text, or beside it once that is taken."""
        place = self._untaken("Text")
        if place:
            self.fill(place, paras, box)
            return
        shape = self._shapes.add_textbox(*_sides(box))
        shape.name = f"Words {shape.shape_id}"
        set_words(shape._element, self.setter.xml(paras, UNDRESSED), _FRAME)

    def table(self, rows: int, columns: int, box: Box, summary: str) -> "Table":
        """Put a table on the slide, into the layout's place if it has one; `summary` describes it.

        The library has no word for a description.
        """
        place = self._untaken("Table")
        if place:
            self._placeholder(place, box)
            frame = self._slide.placeholders[place.promise[-1]].insert_table(rows, columns)
            frame.left, frame.top, frame.width, frame.height = _sides(box)
        else:
            frame = self._shapes.add_table(rows, columns, *_sides(box))
        frame.name = f"Table {frame.shape_id}"
        frame._element.nvGraphicFramePr.cNvPr.set("descr", summary)
        table: Table = frame.table
        return table

    def picture(self, file: IO[bytes], box: Box, alt: str) -> None:
        """Put a picture on the slide; `alt` says what it shows."""
        try:
            shape: Any = self._shapes.add_picture(file, *_sides(box))
        except (OSError, ValueError, LookupError, ArithmeticError, SyntaxError) as fault:
            raise ValueError(f"the picture '{alt}' cannot be opened; save it anew") from fault
        shape.name = f"Picture {shape.shape_id}"
        shape._element.nvPicPr.cNvPr.set("descr", alt)

    def draw(self, name: str, box: Box, *, fill: str, line: str = "") -> None:
        """Draw a rectangle that says nothing, and mark it so."""
        from pptx.enum.shapes import MSO_SHAPE

        shape: Any = self._shapes.add_shape(MSO_SHAPE.RECTANGLE, *_sides(box))
        shape.name = f"{name} {shape.shape_id}"
        drawn = shape._element
        for each in found(drawn, "p:style | p:txBody"):
            drawn.remove(each)
        drawn.nvSpPr.cNvPr.append(decorative())
        drawn.spPr.extend((element(solid(fill)), element(outline(line, 28575))))

    def foot(self, footer: tuple[Para, ...]) -> None:
        """Put footer and slide number on, where the layout has them."""
        if "Footer" in self.layout.places and footer:
            self.fill(self.place("Footer"), footer)
        if "Slide Number" in self.layout.places:
            self._put(self.place("Slide Number"), f"<a:p>{slide_number(self._language)}</a:p>")

    def _untaken(self, name: str) -> Place | None:
        """Return a place of the layout that nothing fills yet."""
        return None if name in self._taken else self.layout.places.get(name)

    def _put(self, place: Place, paragraphs: str, box: Box | None = None) -> None:
        set_words(self._placeholder(place, box), paragraphs)

    def _placeholder(self, place: Place, box: Box | None) -> Any:
        """Add the placeholder of a place behind what is read before it.

        The library's slides begin with every placeholder of their layout, in its order.
        """
        self._taken.add(place.name)
        shape = self._tree.add_placeholder(self._shapes._next_shape_id, place.name, *place.promise)
        if box and box != self.place(place.name).box:
            shape.x, shape.y, shape.cx, shape.cy = _sides(box)
        return shape


def _sides(box: Box) -> tuple[Any, ...]:
    from pptx.util import Emu

    return tuple(Emu(side) for side in (box.left, box.top, box.width, box.height))
