"""The words of a drawing: how large they are, and how they stand in lines within a box."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jobcareer_kb.document import DrawnBox, marked
from jobcareer_kb.inline import Inlines, Strong, plain
from jobcareer_kb.writers._families import LINE_HEIGHT
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.measure import Piece, longest_word, whole_width

_LABEL = "accent1"


@dataclass(frozen=True, slots=True)
class Row:
    """Words of a box that begin on a new line."""

    words: Inlines
    face: Face
    before: int = 0
    """Space above, in points."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line."""

    text: str
    face: Face
    before: int


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

    def rows(self, box: DrawnBox) -> Iterator[Row]:
        """The words of a box from the top; a line that is all bold begins something new."""
        small = Face((self.text,), breadth=self.breadth)
        if box.label:
            yield Row(box.label, replace(small, bold=True, color=_LABEL))
        if box.name:
            color = "bg1" if box.side else "tx1"
            name = Face((self.name,), True, color, breadth=self.breadth)
            yield Row(marked(box.name, box.side), name)
        for at, line in enumerate(box.lines):
            bold = all(isinstance(node, Strong) for node in line)
            yield Row(line, replace(small, bold=bold), round(self.text * 0.4) if bold and at else 0)

    def lines(self, box: DrawnBox, width: float) -> list[Line]:
        """The same broken into lines, within a frame of a width."""
        room = width - 2 * self.pad
        return [
            Line(text, row.face, 0 if at else row.before)
            for row in self.rows(box)
            for at, text in enumerate(_wrapped(plain(row.words), row.face, room))
        ]

    def height(self, box: DrawnBox, width: float) -> float:
        """The height of a frame round the words of a box."""
        lines = self.lines(box, width)
        return sum(line.face.size * LINE_HEIGHT + line.before for line in lines) + 2 * self.pad

    def narrowest(self, box: DrawnBox) -> float:
        """The width that the longest word of a box asks for, and a label as a whole."""
        asked = (
            (whole_width if row.words is box.label else longest_word)(
                [Piece(plain(row.words), row.face)]
            )
            for row in self.rows(box)
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
