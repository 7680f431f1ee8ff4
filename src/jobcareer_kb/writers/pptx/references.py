"""References: below one another, or in two columns where they are short; as many as fit a slide.

Only the writer knows what fits, and a base with a wider font must stop no deck.
"""

from copy import copy
from dataclasses import replace

from jobcareer_kb.document import Bibliography
from jobcareer_kb.inline import Text
from jobcareer_kb.writers.pptx.boxes import COLUMN_GAP, Box
from jobcareer_kb.writers.pptx.canvas import Canvas
from jobcareer_kb.writers.pptx.section import Slide
from jobcareer_kb.writers.pptx.words import words


class ReferencesBand:
    """A list of references."""

    grows = False

    def __init__(self, block: Bibliography, canvas: Canvas, width: int) -> None:
        self._columns = 2 if block.is_short else 1
        self._width = (width - COLUMN_GAP * (self._columns - 1)) // self._columns
        self._paras = words((block,), canvas.faces)
        self._canvas = canvas

    def need(self, step: int) -> int:
        """Return the height of the higher column; the first is filled before the second."""
        least = -(-len(self._paras) // self._columns)
        return min(self._height(first) for first in range(least, len(self._paras) + 1))

    def want(self, step: int) -> int:
        """Return the height of the words."""
        return self.need(step)

    def put(self, box: Box, step: int) -> None:
        """Write the words."""
        self._canvas.write(self._paras, box, self._columns)

    def broken(self, step: int) -> str:
        """Return a word that is wider than a column."""
        return self._canvas.setter.broken(self._paras, self._width)

    def _height(self, first: int) -> int:
        """Return the height of two columns, of which the first holds so many references."""
        parts = (self._paras[:first], self._paras[first:])
        return max(self._canvas.setter.height(part, self._width) for part in parts)


def rest_of(slide: Slide, canvas: Canvas, room: Box) -> Slide | None:
    """Take the references that do not fit from a slide of nothing else, for a slide of their own.

    One at least stays, whether or not it fits; all slides get about as many.
    """
    block = slide.blocks[0] if len(slide.blocks) == 1 else None
    if not isinstance(block, Bibliography):
        return None
    every = most = len(block.entries)
    while most > 1 and _first(block, most, canvas, room).need(0) > room.height:
        most -= 1
    if most >= every:
        return None
    slides = -(-every // most)
    stay = -(-every // slides)
    rest = copy(slide)
    slide.blocks = [replace(block, entries=block.entries[:stay])]
    rest.blocks = [replace(block, entries=block.entries[stay:])]
    rest.notes, rest.part = (), slide.part + 1
    title = slide.title.content if slide.part == 1 else slide.title.content[:-1]
    rest.title = replace(slide.title, content=(*title, Text(f" ({rest.part})")))
    return rest


def _first(block: Bibliography, count: int, canvas: Canvas, room: Box) -> ReferencesBand:
    return ReferencesBand(replace(block, entries=block.entries[:count]), canvas, room.width)
