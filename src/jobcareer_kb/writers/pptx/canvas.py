"""A slide in the making: shapes in reading order, in placeholders where its layout has some."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from jobcareer_kb.writers.pptx.boxes import Box
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.layouts import RUNNING, Design, Layout
from jobcareer_kb.writers.pptx.markup import (
    INHERITED,
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
        self._language = language
        self._free = {each.placeholder_format.idx: each for each in slide.placeholders}

    def place(self, name: str) -> Place:
        """Return a place of the layout."""
        return self.layout.places[name]

    def fill(self, place: Place, paras: Iterable[Para], box: Box | None = None) -> None:
        """Put words into a place, elsewhere than the layout says if a box is given."""
        shape = self._free.pop(place.index)
        if box and box != self.place(place.name).box:
            _move(shape, box)
        self._add(shape, place.name, self.setter.xml(paras, place.face, place.bare))

    def write(self, paras: Iterable[Para], box: Box) -> None:
        """Put words into the layout's place for text, or beside it once that is taken."""
        place = self._untaken("Text")
        if place:
            self.fill(place, paras, box)
            return
        shape = self._shapes.add_textbox(*_sides(box))
        body = self.setter.xml(paras, UNDRESSED)
        self._add(shape, f"Words {shape.shape_id}", body, _FRAME)

    def table(self, rows: int, columns: int, box: Box, summary: str) -> Any:
        """Put a table on the slide, into the layout's place if it has one; `summary` describes it.

        The library has no word for a description.
        """
        place = self._untaken("Table")
        if place:
            frame = self._free.pop(place.index).insert_table(rows, columns)
            _move(frame, box)
        else:
            frame = self._shapes.add_table(rows, columns, *_sides(box))
        frame.name = f"Table {frame.shape_id}"
        frame._element.nvGraphicFramePr.cNvPr.set("descr", summary)
        self._shapes._spTree.append(frame._element)
        return frame

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
        """Put footer and slide number on where the layout has them; take away what is empty."""
        for shape in self._free.values():
            shape._element.getparent().remove(shape._element)
        self._free.clear()
        for name in RUNNING:
            place = self.layout.places.get(name)
            if place and (footer or name != "Footer"):
                self._shapes.clone_placeholder(self._promised(place))
                self._free[place.index] = self._slide.placeholders[place.index]
                if name == "Footer":
                    self.fill(place, footer)
                else:
                    self._add(self._free.pop(place.index), name,
                              f"<a:p>{slide_number(self._language)}</a:p>")  # fmt: skip

    def _promised(self, place: Place) -> Any:
        return self._slide.slide_layout.placeholders.get(place.index)

    def _untaken(self, name: str) -> Place | None:
        """Return a place of the layout that nothing fills yet."""
        place = self.layout.places.get(name)
        return place if place and place.index in self._free else None

    def _add(self, shape: Any, name: str, paragraphs: str, frame: str = INHERITED) -> None:
        """Put words into a shape, and the shape behind those that are read before it."""
        shape.name = name
        set_words(shape, paragraphs, frame)
        self._shapes._spTree.append(shape._element)


def _sides(box: Box) -> tuple[Any, ...]:
    from pptx.util import Emu

    return tuple(Emu(side) for side in (box.left, box.top, box.width, box.height))


def _move(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = _sides(box)
