"""How words look, and how far down the scale of sizes they may go."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

WHOLE_SLIDE = ("tx1", "tx2")
"""Colors of text on the plain ground of a slide; other words have a color of their own."""
MARKS = "Arial"
"""Font of the marks and check boxes, which a font of text or of bullets may lack. A base cannot say
it: PowerPoint has no style of a few words, as Word has."""


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: sizes in points, weight, a color, and a font as the file names it."""

    sizes: tuple[float, ...]
    """Their own size, then those that they may go down to."""
    bold: bool = False
    color: str = "tx1"
    """A color of the theme by name, six digits, or the element that makes one of it."""
    font: str = "+mn-lt"
    breadth: float = 1.0
    """By how much its words may be wider than those of the font whose widths are known."""
    capitals: bool = False

    @property
    def size(self) -> float:
        """The size in points."""
        return self.sizes[0]

    def smaller(self, steps: int) -> "Face":
        """Return the face some steps down the scale, never below its end."""
        return replace(self, sizes=self.sizes[steps:] or self.sizes[-1:]) if steps else self


@dataclass(frozen=True, slots=True)
class Bullet:
    """What stands before a paragraph: its sign, as an element, and the room for it in EMU."""

    sign: str = ""
    indent: int = 0


def bullets_like(listed: Bullet) -> dict[str, Bullet]:
    """Return what stands before each kind of list, with more room for what is wider.

    How a list is counted is no matter of look.
    """
    number, letter = (
        Bullet(f'<a:buFont typeface="+mn-lt"/><a:buAutoNum type="{kind}"/>', listed.indent * 3 // 2)
        for kind in ("arabicPeriod", "alphaUcPeriod")
    )
    square = f'<a:buFont typeface="{MARKS}"/><a:buChar char="\u25a1"/>'
    far = listed.indent * 5 // 3
    return {
        "bullet": listed,
        "checklist": Bullet(square, listed.indent * 4 // 3),
        "number": number,
        **dict.fromkeys(("letter", "choose-one", "choose-many"), letter),
        "reference": Bullet(f'<a:buNone/><a:tabLst><a:tab pos="{far}" algn="l"/></a:tabLst>', far),
    }


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of running text, by what the words are."""

    body: Face
    large: Face
    """What a slide is about: the next size above."""
    soft: Face
    """Small print and citations."""
    fine: Face
    """References."""
    bullets: Mapping[str, Bullet] = field(default_factory=dict)
    """By the kind of list; `reference` for references."""

    @property
    def strong(self) -> Face:
        """Body text that the eye must find."""
        return replace(self.body, bold=True)

    @property
    def kicker(self) -> Face:
        """The small line above a title."""
        return replace(self.body, bold=True, color="accent1")
