"""Rows of a square and words: the steps of a guide, the options of a question, lines to tick."""

from dataclasses import dataclass, replace

from jobcareer_kb.document import ListBlock
from jobcareer_kb.inline import Inlines, Text
from jobcareer_kb.writers.pptx.boxes import Box, stretch
from jobcareer_kb.writers.pptx.canvas import Canvas
from jobcareer_kb.writers.pptx.places import Place
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph
from jobcareer_kb.writers.pptx.words import item_words

_LOWEST = 338328
_ROUND_WORDS = 91440
"""Room above and below the words of a row, in all."""
_NARROW_SEAM = 76200
_RULE = 12700


@dataclass(frozen=True, slots=True)
class _Kind:
    """How rows of one kind look: the names of their places, the seam between, the labels."""

    label: str
    words: str
    hint: str
    seam: int
    signs: str = ""


_KINDS = {
    "steps": _Kind("Number", "Step", "Hint", 91440, "12345"),
    "quiz": _Kind("Letter", "Option", "", 175328, "ABCDE"),
    "close": _Kind("", "Line", "", 225552),
}


class RowsBand:
    """Up to five rows, as high as their words ask for."""

    grows = False

    def __init__(self, rows: ListBlock, kind: str, canvas: Canvas, room: Box) -> None:
        self._kind = _KINDS[kind]
        self._items = rows.items
        self._canvas = canvas
        self._room = room
        self._square = self._side()
        self._split = bool(self._kind.hint) and any(item.aside for item in rows.items)

    def need(self, step: int) -> int:
        """Return the height of rows that stand close."""
        return sum(self._least(step))

    def want(self, step: int) -> int:
        """Return the height of rows as the look has them."""
        return sum(self._ease(step))

    def put(self, box: Box, step: int) -> None:
        """Put label, words and hint of each row, in this order."""
        top = box.top
        heights = stretch(self._least(step), self._ease(step), box.height)
        side = min(self._square, *heights[::2])
        for at, height in enumerate(heights):
            if at % 2 == 0:
                self._put_row(at // 2, box.at(top, height), side, step)
            elif self._kind.hint:
                self._rule(top + height // 2)
            top += height

    def broken(self, step: int) -> str:
        """Return a word that is wider than its row."""
        rows = (self._words(at, step) for at in range(len(self._items)))
        found = (
            self._canvas.setter.broken([para], place.width) for row in rows for place, para in row
        )
        return next(filter(None, found), "")

    def _side(self) -> int:
        """Return the side of the square in front of a row at ease, which is as high."""
        if self._kind.label:
            return self._place(self._kind.label, 0).box.width
        return self._place(self._kind.words, 0).box.height

    def _least(self, step: int) -> list[int]:
        """Return the least height of rows and, between them, of seams."""
        rows = [self._words_height(at, step) + _ROUND_WORDS for at in range(len(self._items))]
        return _with_seams([max(_LOWEST, row) for row in rows], _NARROW_SEAM)

    def _ease(self, step: int) -> list[int]:
        rows = [max(self._square, height) for height in self._least(step)[::2]]
        return _with_seams(rows, self._kind.seam)

    def _words_height(self, at: int, step: int) -> int:
        return max(
            self._canvas.setter.height([para], place.width) for place, para in self._words(at, step)
        )

    def _words(self, at: int, step: int) -> list[tuple[Place, SlideParagraph]]:
        item = self._items[at]
        words = self._place(self._kind.words, at)
        if not self._split:
            width = self._room.right - words.box.left
            words = replace(words, box=replace(words.box, width=width))
            return [(words, SlideParagraph(item_words(item), words.face).smaller(step))]
        filled = [(words, SlideParagraph(item.content, words.face).smaller(step))]
        if item.aside:
            hint = self._place(self._kind.hint, at)
            filled.append((hint, SlideParagraph(item.aside, hint.face).smaller(step)))
        return filled

    def _place(self, name: str, at: int) -> Place:
        return self._canvas.place(f"{name} {at + 1}")

    def _put_row(self, at: int, row: Box, side: int, step: int) -> None:
        if self._kind.label:
            label = self._place(self._kind.label, at)
            sign: Inlines = (Text(self._kind.signs[at]),)
            self._canvas.fill(
                label, [SlideParagraph(sign, label.face)], label.box.at(row.top, row.height)
            )
        else:
            square = Box(self._room.left, row.top + (row.height - side) // 2, side, side)
            self._canvas.square(square)
        for place, para in self._words(at, step):
            self._canvas.fill(place, [para], place.box.at(row.top, row.height))

    def _rule(self, top: int) -> None:
        """Draw a thin rule between two rows, from the words to the margin."""
        left = self._place(self._kind.words, 0).box.left
        self._canvas.rule(Box(left, top - _RULE // 2, self._room.right - left, _RULE))


def _with_seams(rows: list[int], seam: int) -> list[int]:
    return [height for row in rows for height in (row, seam)][:-1]
