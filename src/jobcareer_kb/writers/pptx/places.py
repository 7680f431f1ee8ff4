"""Placeholders of the base: where each stands and how its words look, with all that it inherits.

What a placeholder of a layout does not say, the placeholder of its kind on the master does, and
then the text styles of the master: as PowerPoint shows it, so this module finds it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout, SlideMaster

from jobcareer_kb.theme import Theme, theme_in
from jobcareer_kb.writers._families import breadth
from jobcareer_kb.writers._xml import markup_of
from jobcareer_kb.writers.pptx.boxes import POINT, Box
from jobcareer_kb.writers.pptx.faces import Bullet, Face
from jobcareer_kb.writers.pptx.markup import found
from jobcareer_kb.writers.pptx.package import refused

_FOLLOWED = {
    PP_PLACEHOLDER.TITLE: (PP_PLACEHOLDER.TITLE, "titleStyle"),
    PP_PLACEHOLDER.CENTER_TITLE: (PP_PLACEHOLDER.TITLE, "titleStyle"),
    PP_PLACEHOLDER.FOOTER: (PP_PLACEHOLDER.FOOTER, "otherStyle"),
    PP_PLACEHOLDER.SLIDE_NUMBER: (PP_PLACEHOLDER.SLIDE_NUMBER, "otherStyle"),
}
"""The placeholder and the text style of the master that one of a layout follows."""
_TEXT = (PP_PLACEHOLDER.BODY, "bodyStyle")
_SLOTS = ("dk1", "lt1", "dk2", "lt2", "hlink", *(f"accent{number}" for number in range(1, 7)))
_BULLET = Bullet('<a:buChar char="\u2022"/>', 27 * POINT)
"""Of lists where the base gives none."""
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
    """Color of its ground; empty where it has none."""
    line: str
    """Color of its outline; empty where it has none."""
    bullet: Bullet
    """What stands before the entries of a list."""
    bare: bool
    """True where it gives a paragraph no bullet, indent or space of its own."""

    @property
    def width(self) -> int:
        """The width that words have."""
        return self.box.width - self.inset[0]


def theme_of(master: SlideMaster) -> Theme:
    """Return the theme of a master; raises UsageFault for one that lacks a color or a font."""
    theme = theme_in(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    for kind, label in (("major", "headings"), ("minor", "text")):
        if kind not in theme.fonts:
            raise refused(f"has a theme without a font of {label}; choose one (View, Slide Master, "
                          "Fonts)")  # fmt: skip
    for slot in _SLOTS:
        if slot not in theme.colors:
            raise refused(f"has a theme without the color {slot}; choose colors for it (View, "
                          "Slide Master, Colors)")  # fmt: skip
    return theme


class Reader:
    """Reads the placeholders of one layout."""

    def __init__(self, layout: SlideLayout, theme: Theme) -> None:
        self._layout = layout
        self._master = layout.slide_master
        self._fonts = {"+mj-lt": theme.fonts["major"], "+mn-lt": theme.fonts["minor"]}
        self.placeholders: dict[str, LayoutPlaceholder] = {}
        """By name, the first of each."""
        placeholders: Any = layout.placeholders  # typed as if it could not be gone through
        for placeholder in placeholders:
            self.placeholders.setdefault(placeholder.name.strip(), placeholder)

    def place(self, name: str, held: str, kinds: tuple[str, ...]) -> Place:
        """Return a placeholder by its name, which is for what is `held`, so of one of some kinds.

        Raises UsageFault where there is none.
        """
        if name not in self.placeholders:
            raise self._refused(
                f"with no placeholder {name!r}; give one that name (View, Slide Master, then Home, "
                "Arrange, Selection Pane)"
            )
        placeholder = self.placeholders[name]
        if placeholder.placeholder_format.type.name not in kinds:
            raise self._refused(
                f"whose placeholder {name!r} is not for {held}; put one that is in its place "
                "(View, Slide Master, Insert Placeholder)"
            )
        like = placeholder.element
        shapes, levels = self._ancestry(placeholder)
        of_shape, of_words = _first(shapes), _first(levels)
        place = Place(
            name,
            (like.ph_type, like.ph_orient, like.ph_sz, like.ph_idx),
            self._box(placeholder),
            self._face(of_words),
            (_inset(of_shape, "lr", _SIDEWAYS), _inset(of_shape, "tb", _UPRIGHT)),
            of_shape("p:txBody/a:bodyPr/@anchor", "t"),
            of_words("@algn", "l"),
            color_of(of_shape("p:spPr/a:solidFill/*", None), ""),
            color_of(of_shape("p:spPr/a:ln/a:solidFill/*", None), ""),
            _bullet(of_words),
            _is_bare(of_words),
        )
        if place.width < _NARROWEST or place.box.height <= 0:
            raise self._refused(
                f"with a placeholder {name!r} with no room for words; make it larger"
            )
        if place.face.size < 1:
            raise self._refused(f"with a placeholder {name!r} whose words have no size; set one")
        return place

    def _ancestry(self, placeholder: LayoutPlaceholder) -> tuple[list[Any], list[Any]]:
        """Return shapes and first levels of text that speak for a placeholder, nearest first.

        The library follows a placeholder to the master for its box alone.
        """
        kind, style = _FOLLOWED.get(placeholder.placeholder_format.type, _TEXT)
        parent = self._master.placeholders.get(kind)
        shapes = [each.element for each in (placeholder, parent) if each is not None]
        levels = [level for s in shapes for level in found(s, "p:txBody/a:lstStyle/a:lvl1pPr")]
        return shapes, [*levels, *found(self._master.element, f"p:txStyles/p:{style}/a:lvl1pPr")]

    def _box(self, shape: LayoutPlaceholder) -> Box:
        """Return where a placeholder stands, which the library finds also on the master."""
        sides: Any = (shape.left, shape.top, shape.width, shape.height)
        if None in sides:
            raise self._refused(
                f"with a placeholder {shape.name!r} that stands nowhere; give it a place"
            )
        return Box(*(int(side) for side in sides))

    def _face(self, of_words: "_Say") -> Face:
        font = str(of_words("a:defRPr/a:latin/@typeface", "+mn-lt"))
        return Face(
            (int(of_words("a:defRPr/@sz", 1800)) / 100,),
            of_words("a:defRPr/@b", "0") in ("1", "true"),
            color_of(of_words("a:defRPr/a:solidFill/*", None), "tx1"),
            font,
            breadth(self._fonts.get(font, font)),
            of_words("a:defRPr/@cap", "none") == "all",
        )

    def _refused(self, what: str) -> Exception:
        return refused(f"has a layout {self._layout.name!r} {what}")


_Say = Callable[[str, Any], Any]


def _first(elements: list[Any]) -> _Say:
    """Return what asks elements, nearest first, and takes the first answer."""

    def say(path: str, otherwise: Any) -> Any:
        return next((answer for each in elements for answer in found(each, path)), otherwise)

    return say


def _inset(of_shape: _Say, sides: str, otherwise: int) -> int:
    return sum(int(of_shape(f"p:txBody/a:bodyPr/@{side}Ins", otherwise)) for side in sides)


def color_of(element: Any, otherwise: str = "") -> str:
    """A color by its name in the theme, its digits, or the element that makes one of it."""
    if element is None:
        return otherwise
    if len(element) or etree.QName(element).localname not in ("schemeClr", "srgbClr"):
        return markup_of(element)
    return str(element.get("val"))


def _bullet(of_words: _Say) -> Bullet:
    """Return the bullet of a place; one that counts or is a picture is none for a list."""
    sign = of_words("a:buChar", None)
    if sign is None:
        return _BULLET
    font = of_words("a:buFont", None)
    said = "".join(markup_of(each) for each in (font, sign) if each is not None)
    return Bullet(said, max(0, int(of_words("@marL", 0))) or _BULLET.indent)


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
