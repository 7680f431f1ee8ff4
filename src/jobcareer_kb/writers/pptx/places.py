"""Placeholders of the base: where each stands and how its words look, with all that it inherits.

What a placeholder of a layout does not say, the placeholder of its kind on the master does, and
then the text styles of the master: as PowerPoint shows it, so this module finds it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from jobcareer_kb.writers._families import breadth
from jobcareer_kb.writers.pptx.boxes import POINT, Box
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.markup import found
from jobcareer_kb.writers.pptx.package import refused

if TYPE_CHECKING:
    from pptx.slide import SlideLayout, SlideMaster

_FOLLOWED = {
    "TITLE": ("TITLE", "titleStyle"),
    "CENTER_TITLE": ("TITLE", "titleStyle"),
    "FOOTER": ("FOOTER", "otherStyle"),
    "SLIDE_NUMBER": ("SLIDE_NUMBER", "otherStyle"),
    "DATE": ("DATE", "otherStyle"),
}
"""The placeholder and the text style of the master that one of a layout follows."""
_NARROWEST = 20 * POINT
_SIDEWAYS, _UPRIGHT = 91440, 45720
"""Insets where nobody says any."""


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder that a slide may fill."""

    name: str
    promise: tuple[Any, str, str, int]
    """Type, direction, size and number: by these a slide names the placeholder of its layout."""
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
    def kind(self) -> str:
        """Its type as the library calls it: TITLE, BODY, TABLE, ..."""
        return str(self.promise[0].name)

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


class Reader:
    """Reads the placeholders of one layout."""

    def __init__(self, layout: "SlideLayout", fonts: Fonts) -> None:
        self._layout = layout
        self._master = layout.slide_master
        self._fonts = fonts
        self.placeholders: dict[str, Any] = {}
        """By name, the first of each."""
        own: Any = layout.placeholders
        for placeholder in own:
            self.placeholders.setdefault(placeholder.name.strip(), placeholder)
        masters: Any = self._master.placeholders
        self._of_master = {each.element.ph_type.name: each.element for each in masters}

    def place(self, name: str) -> Place:
        """Return a placeholder by its name; raises UsageFault where there is none."""
        if name not in self.placeholders:
            raise self._refused(
                f"no placeholder {name!r}; give one that name (View, Slide Master, then Home, "
                "Arrange, Selection Pane)"
            )
        like = self.placeholders[name].element
        shapes, levels = self._ancestry(like)
        of_shape, of_words = _first(shapes), _first(levels)
        place = Place(
            name,
            (like.ph_type, like.ph_orient, like.ph_sz, like.ph_idx),
            self._box(of_shape("p:spPr/a:xfrm[a:off and a:ext]", None), name),
            self._face(of_words),
            (_inset(of_shape, "lr", _SIDEWAYS), _inset(of_shape, "tb", _UPRIGHT)),
            of_shape("p:txBody/a:bodyPr/@anchor", "t"),
            of_words("@algn", "l"),
            _colour(of_shape("p:spPr/a:solidFill/*", None), ""),
            _is_bare(of_words),
        )
        if place.width < _NARROWEST or place.box.height <= 0:
            raise self._refused(f"a placeholder {name!r} with no room for words; make it larger")
        return place

    def _ancestry(self, like: Any) -> tuple[list[Any], list[Any]]:
        """Return shapes and first levels of text that speak for a placeholder, nearest first.

        The library follows a placeholder to the master for its box alone.
        """
        kind, style = _FOLLOWED.get(like.ph_type.name, ("BODY", "bodyStyle"))
        parent = self._of_master.get(kind)
        shapes = [like] if parent is None else [like, parent]
        levels = [level for s in shapes for level in found(s, "p:txBody/a:lstStyle/a:lvl1pPr")]
        return shapes, [*levels, *found(self._master.element, f"p:txStyles/p:{style}/a:lvl1pPr")]

    def _box(self, frame: Any, name: str) -> Box:
        if frame is None:
            raise self._refused(f"a placeholder {name!r} that stands nowhere; give it a place")
        return Box(int(frame.off.x), int(frame.off.y), int(frame.ext.cx), int(frame.ext.cy))

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


def _inset(of_shape: _Say, sides: str, otherwise: int) -> int:
    return sum(int(of_shape(f"p:txBody/a:bodyPr/@{side}Ins", otherwise)) for side in sides)


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
