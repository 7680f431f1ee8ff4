"""A slide in the making: shapes in reading order, each with the next free id."""

from collections.abc import Iterable

from jobcareer_kb.document import Table
from jobcareer_kb.theme import Theme
from jobcareer_kb.writers._pptx_geometry import Box
from jobcareer_kb.writers._pptx_layouts import FOOTER, LAYOUTS, NUMBER, Layout
from jobcareer_kb.writers._pptx_markup import DECLARATION, NAMESPACES, Relations, escape
from jobcareer_kb.writers._pptx_shapes import (
    Place,
    decoration,
    filled,
    frame,
    slide_number,
    text_box,
    tree,
)
from jobcareer_kb.writers._pptx_text import Face, Para, Typesetter

_INHERITS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_TEXT_BOX_FACE = Face(18)
"""PowerPoint's own face of a text box, so that every size is written down."""


class Canvas:
    """One slide; what is put first is read first."""

    def __init__(self, layout: Layout, theme: Theme, language: str) -> None:
        self.layout = layout
        self.theme = theme
        self.relations = Relations()
        self.relations.add("slideLayout", f"../slideLayouts/{layout_file(layout.name)}")
        self.setter = Typesetter(theme, language, self.relations)
        self._language = language
        self._shapes: list[str] = []
        self._free = {place.name: place for place in layout.places}

    @property
    def _next(self) -> int:
        return len(self._shapes) + 2  # 1 is the tree itself

    def take(self, name: str) -> Place | None:
        """Return a place of the layout that nothing fills yet, and keep others from it."""
        return self._free.pop(name, None)

    def fill(self, place: Place, paras: Iterable[Para], box: Box | None = None) -> None:
        """Put words into a place, elsewhere than the layout says if a box is given."""
        body = self.setter.xml(paras, place.face, place.bullet)
        self._shapes.append(filled(place, self._next, body, box))

    def write(self, paras: Iterable[Para], box: Box) -> None:
        """Put words into the layout's place for text, or beside it once that is taken."""
        place = self.take("Text")
        if place:
            self.fill(place, paras, box)
            return
        body = self.setter.xml(paras, _TEXT_BOX_FACE)
        self._shapes.append(text_box(self._next, f"Words {self._next}", box, body))

    def table(self, table: Table, body: str, box: Box) -> None:
        """Put a table on the slide, into the layout's place if it has one."""
        number = self._next
        shape = frame(number, f"Table {number}", table.summary, box, body, self.take("Table"))
        self._shapes.append(shape)

    def draw(self, name: str, box: Box, *, fill: str = "", line: str = "") -> None:
        """Draw a rectangle that says nothing."""
        number = self._next
        self._shapes.append(decoration(number, f"{name} {number}", box, fill=fill, line=line))

    def foot(self, footer: tuple[Para, ...]) -> None:
        """Put footer and slide number on, where the layout has them."""
        if not self.layout.running:
            return
        if footer:
            self.fill(FOOTER, footer)
        field = f"<a:p>{slide_number(escape(self._language))}</a:p>"
        self._shapes.append(filled(NUMBER, self._next, field))

    def part(self) -> bytes:
        """Return the slide."""
        return (
            f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld>{tree(''.join(self._shapes))}</p:cSld>"
            f"{_INHERITS}</p:sld>"
        ).encode()


def layout_file(name: str) -> str:
    """Return the file name of a layout, numbered as PowerPoint does."""
    return f"slideLayout{tuple(LAYOUTS).index(name) + 1}.xml"
