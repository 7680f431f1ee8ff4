"""Placeholders of the base: where each stands and how its words look, with all that it inherits.

What a placeholder of a layout does not say, the placeholder of its kind on the master does, and
then the text styles of the master: as PowerPoint shows it, so this module finds it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from jobcareer_kb.writers.pptx.boxes import POINT, Box
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.markup import found
from jobcareer_kb.writers.pptx.measure import breadth
from jobcareer_kb.writers.pptx.package import refused

if TYPE_CHECKING:
    from pptx.shapes.placeholder import LayoutPlaceholder
    from pptx.slide import SlideLayout, SlideMaster

_STYLES = {"TITLE": "titleStyle", "CENTER_TITLE": "titleStyle", "FOOTER": "otherStyle",
           "SLIDE_NUMBER": "otherStyle"}  # fmt: skip
_NARROWEST = 20 * POINT
_SIDEWAYS, _UPRIGHT = 91440, 45720
"""Insets where nobody says any."""


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder that a slide may fill."""

    name: str
    index: int
    kind: str
    """As the library calls it: TITLE, BODY, TABLE, ..."""
    box: Box
    face: Face
    inset: tuple[int, int]
    """Room around the words, sideways and up and down, both sides together."""
    anchor: str
    align: str
    fill: str
    """Colour of its ground; empty where it has none."""
    bare: bool
    """True where it gives a paragraph no bullet, indent or space of its own."""

    @property
    def width(self) -> int:
        """The width that words have."""
        return self.box.width - self.inset[0]


class Fonts:
    """The fonts of a theme: of headings and of text."""

    def __init__(self, master: "SlideMaster") -> None:
        from pptx.opc.constants import RELATIONSHIP_TYPE
        from pptx.oxml import parse_xml

        theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        self._names = {
            f"+{short}-lt": self._font(theme, kind, label)
            for short, kind, label in (("mj", "major", "headings"), ("mn", "minor", "text"))
        }
        colours = {each.tag.rpartition("}")[2] for each in found(theme, "//a:clrScheme/*")}
        for slot in ("dk1", "lt1", "dk2", "lt2", "hlink", *(f"accent{n}" for n in range(1, 7))):
            if slot not in colours:
                raise refused(f"has a theme without the color {slot}; choose colors for it (View, "
                              "Slide Master, Colors)")  # fmt: skip

    @staticmethod
    def _font(theme: Any, kind: str, label: str) -> str:
        names = found(theme, f"//a:{kind}Font/a:latin/@typeface")
        if not names or not names[0].strip():
            raise refused(f"has a theme without a font of {label}; choose one (View, Slide Master, "
                          "Fonts)")  # fmt: skip
        return str(names[0])

    def name(self, font: str) -> str:
        """Return the name of a font that may stand for one of the theme's."""
        return self._names.get(font, font)


def placeholders_of(layout: "SlideLayout") -> dict[str, Any]:
    """Return the placeholders of a layout by name, the first of each."""
    named: dict[str, Any] = {}
    shapes: Iterable[Any] = layout.shapes
    for shape in shapes:
        if shape.is_placeholder:
            named.setdefault(shape.name.strip(), shape)
    return named


class Reader:
    """Reads the placeholders of one layout."""

    def __init__(self, layout: "SlideLayout", fonts: Fonts) -> None:
        self._layout = layout
        self._fonts = fonts

    def place(self, name: str) -> Place:
        """Return a placeholder by its name; raises UsageFault where there is none."""
        placeholder = placeholders_of(self._layout).get(name)
        if placeholder is None:
            raise self._refused(
                f"no placeholder {name!r}; give one that name (View, Slide Master, then Home, "
                "Arrange, Selection Pane)"
            )
        return self._read(placeholder, name)

    def _read(self, placeholder: "LayoutPlaceholder", name: str) -> Place:
        kind = placeholder.placeholder_format.type.name
        shapes, levels = self._ancestry(placeholder, kind)
        of_shape, of_words = _first(shapes), _first(levels)
        insets = [int(of_shape(f"p:txBody/a:bodyPr/@{side}Ins", _SIDEWAYS)) for side in "lr"]
        upright = [int(of_shape(f"p:txBody/a:bodyPr/@{side}Ins", _UPRIGHT)) for side in "tb"]
        place = Place(
            name,
            placeholder.placeholder_format.idx,
            kind,
            self._box(placeholder, name),
            self._face(of_words),
            (sum(insets), sum(upright)),
            of_shape("p:txBody/a:bodyPr/@anchor", "t"),
            of_words("@algn", "l"),
            _colour(of_shape("p:spPr/a:solidFill/*", None), ""),
            _is_bare(of_words),
        )
        if place.width < _NARROWEST or place.box.height <= 0:
            raise self._refused(f"a placeholder {name!r} with no room for words; make it larger")
        return place

    def _ancestry(self, placeholder: "LayoutPlaceholder", kind: str) -> tuple[list[Any], list[Any]]:
        """Return shapes and first levels of text that speak for a placeholder, nearest first.

        The library follows a placeholder to the master for its box alone.
        """
        master = self._layout.slide_master
        shapes = [placeholder.element]
        parent = placeholder._base_placeholder
        if parent is not None:
            shapes.append(parent.element)
        levels = [level for s in shapes for level in found(s, "p:txBody/a:lstStyle/a:lvl1pPr")]
        style = _STYLES.get(kind, "bodyStyle")
        return shapes, [*levels, *found(master.element, f"p:txStyles/p:{style}/a:lvl1pPr")]

    def _box(self, placeholder: "LayoutPlaceholder", name: str) -> Box:
        sides = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
        if None in sides:
            raise self._refused(f"a placeholder {name!r} that stands nowhere; give it a place")
        return Box(*(int(side) for side in sides))

    def _face(self, of_words: "_Say") -> Face:
        font = of_words("a:defRPr/a:latin/@typeface", "+mn-lt")
        return Face(
            (int(of_words("a:defRPr/@sz", 1800)) / 100,),
            of_words("a:defRPr/@b", "0") in ("1", "true"),
            _colour(of_words("a:defRPr/a:solidFill/*", None), "tx1"),
            font,
            breadth(self._fonts.name(font)),
            of_words("a:defRPr/@cap", "none") == "all",
        )

    def _refused(self, what: str) -> Exception:
        return refused(f"has a layout {self._layout.name!r} with {what}")


_Say = Callable[[str, Any], Any]


def _first(elements: list[Any]) -> _Say:
    """Return what asks elements, nearest first, and takes the first answer."""

    def say(path: str, otherwise: Any) -> Any:
        return next((answer for each in elements for answer in found(each, path)), otherwise)

    return say


def _colour(element: Any, otherwise: str) -> str:
    if element is None:
        return otherwise
    name = element.tag.rpartition("}")[2]
    if len(element) or name not in ("schemeClr", "srgbClr"):
        return etree.tostring(element, encoding="unicode", with_tail=False)
    return str(element.get("val"))


def _is_bare(of_words: _Say) -> bool:
    bullet = of_words("a:buNone | a:buChar | a:buAutoNum | a:buBlip", None)
    return (
        (bullet is None or bullet.tag.endswith("}buNone"))
        and not int(of_words("@marL", 0))
        and not int(of_words("@indent", 0))
        and of_words("a:lnSpc/a:spcPct/@val", "100000") == "100000"
        and of_words("a:lnSpc/a:spcPts/@val", None) is None
        and not int(of_words("a:spcBef/*/@val", 0))
        and not int(of_words("a:spcAft/*/@val", 0))
    )
