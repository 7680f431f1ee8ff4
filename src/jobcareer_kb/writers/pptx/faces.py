"""How words look, and how far down the scale of sizes they may go."""

from dataclasses import dataclass, replace

WHOLE_SLIDE = ("tx1", "tx2")
"""Colours of text on the plain ground of a slide; other words have a colour of their own."""


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: sizes in points, weight, a colour, and a font as the file names it."""

    sizes: tuple[float, ...]
    """Their own size, then those that they may go down to."""
    bold: bool = False
    colour: str = "tx1"
    """A colour of the theme by name, six digits, or the element that makes one of it."""
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
class Faces:
    """The faces of running text, by what the words are."""

    body: Face
    large: Face
    """What a slide is about: the next size above."""
    soft: Face
    """Small print and citations."""
    fine: Face
    """References."""

    @property
    def strong(self) -> Face:
        """Body text that the eye must find."""
        return replace(self.body, bold=True)

    @property
    def kicker(self) -> Face:
        """The small line above a title."""
        return replace(self.body, bold=True, colour="accent1")
