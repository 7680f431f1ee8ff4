"""The words of a drawing: how large they are, and how they stand in lines within a box."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobcareer_kb.document import DrawnBox, marked
from jobcareer_kb.inline import Inlines, plain
from jobcareer_kb.writers._families import LINE_HEIGHT
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.measure import Piece, longest_word, whole_width

_LABEL, _SIDES = "accent1", {"a": "accent2", "b": "accent3"}


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Lettering:
    """The type of a drawing; every length of it goes with this."""

    text: float
    """Size of labels and lines, in points."""
    name: float
    breadth: float = 1.0
    """How wide the letters of the family stand; 1 is Calibri."""

    @property
    def pad(self) -> float:
        """Room between a frame and its words."""
        return self.text * 0.5

    @property
    def arrow(self) -> float:
        """Length of the head of an arrow."""
        return self.text * 0.75

    def rows(self, box: DrawnBox) -> Iterator[tuple[Inlines, Face]]:
        """The words of a box from the top, each with its face."""
        small = Face((self.text,), breadth=self.breadth)
        named = _SIDES.get(box.side or "", "tx1")
        if box.label:
            yield box.label, Face((self.text,), True, _LABEL, breadth=self.breadth)
        if box.name:
            name = Face((self.name,), True, named, breadth=self.breadth)
            yield marked(box.name, box.side), name
        yield from ((line, small) for line in box.lines)

    def lines(self, box: DrawnBox, width: float) -> list[Line]:
        """The same broken into lines, within a frame of a width."""
        room = width - 2 * self.pad
        return [
            Line(text, face)
            for words, face in self.rows(box)
            for text in _wrapped(plain(words), face, room)
        ]

    def height(self, box: DrawnBox, width: float) -> float:
        """The height of a frame round the words of a box."""
        lines = self.lines(box, width)
        return sum(line.face.size for line in lines) * LINE_HEIGHT + 2 * self.pad

    def narrowest(self, box: DrawnBox) -> float:
        """The width that the longest word of a box asks for, and a label as a whole."""
        asked = (
            (whole_width if words is box.label else longest_word)([Piece(plain(words), face)])
            for words, face in self.rows(box)
        )
        return max(asked) + 2 * self.pad


def _wrapped(text: str, face: Face, width: float) -> list[str]:
    """Break a text where a word would pass a width; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and Piece(longer, face).width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
