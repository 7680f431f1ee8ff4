"""Bands: what stands below one another on a slide. Each knows its height and puts itself there."""

from collections.abc import Sequence
from typing import Protocol

from jobcareer_kb.document import Panel, marked
from jobcareer_kb.writers.pptx.boxes import GAP, POINT, WIDE_GAP, Box
from jobcareer_kb.writers.pptx.canvas import Canvas
from jobcareer_kb.writers.pptx.places import Place
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph
from jobcareer_kb.writers.pptx.words import pairs

STEPS = (0, 1, 2)
"""How often sizes may go down the scale before a slide counts as too full."""


_SHOWN = 40
"""Letters of a word that a message shows."""
_ROUND_NAME = 91440


class Band(Protocol):
    """Something with a height, given in EMU for a number of steps down the scale of sizes."""

    grows: bool
    """True where all the room of a slide is of use."""

    def need(self, step: int) -> int:
        """Return the least height."""

    def want(self, step: int) -> int:
        """Return the height at which it looks at ease."""

    def put(self, box: Box, step: int) -> None:
        """Put it on the slide."""

    def broken(self, step: int) -> str:
        """Return a word that is wider than its line; empty where there is none."""


class TextBand:
    """Running text and lists, in one place."""

    grows = True

    def __init__(self, paras: Sequence[SlideParagraph], canvas: Canvas, width: int) -> None:
        self._paras = tuple(paras)
        self._canvas = canvas
        sideways, self._upright = canvas.inset
        self._width = width - sideways

    def need(self, step: int) -> int:
        """Return the height of the words and of the room around them."""
        smaller = (para.smaller(step) for para in self._paras)
        return self._canvas.setter.height(smaller, self._width) + self._upright

    def want(self, step: int) -> int:
        """Return the height of the words."""
        return self.need(step)

    def put(self, box: Box, step: int) -> None:
        """Write the words; spare room goes between them, a line to each gap at most."""
        paras = [para.smaller(step) for para in self._paras]
        spare = (box.height - self.need(step)) // POINT
        more = [min(para.face.size, spare // max(1, len(paras) - 1)) for para in paras]
        self._canvas.write([para.apart(int(n)) for para, n in zip(paras, more, strict=True)], box)

    def broken(self, step: int) -> str:
        """Return a word that is wider than the text."""
        smaller = (para.smaller(step) for para in self._paras)
        return self._canvas.setter.broken(smaller, self._width)


class PairBand:
    """Two sides next to each other, equally large whatever they hold."""

    grows = True

    def __init__(self, a: Panel, b: Panel, canvas: Canvas) -> None:
        self._sides = {"A": a, "B": b}
        self._canvas = canvas

    def need(self, step: int) -> int:
        """Return the height of the fuller side."""
        return self._head_height(step) + max(self._body_height(name, step) for name in self._sides)

    def want(self, step: int) -> int:
        """Return the height of the fuller side."""
        return self.need(step)

    def put(self, box: Box, step: int) -> None:
        """Put head and body of side A, then of side B."""
        height = self._head_height(step)
        for name in self._sides:
            head, body = self._places(name)
            self._canvas.fill(head, [self._title(name, step)], head.box.at(box.top, height))
            below = body.box.at(box.top + height, box.height - height)
            self._canvas.fill(body, self._paras(name, step), below)

    def broken(self, step: int) -> str:
        """Return a word that is wider than a side."""
        words = self._canvas.setter.broken
        sides = ((*self._places(name), name) for name in self._sides)
        found = (
            words([self._title(name, step)], head.width)
            or words(self._paras(name, step), body.width)
            for head, body, name in sides
        )
        return next(filter(None, found), "")

    def _head_height(self, step: int) -> int:
        """Return the height of both heads: as the look has it unless a name takes two lines."""
        heights = []
        for name in self._sides:
            head, _ = self._places(name)
            words = self._canvas.setter.height([self._title(name, step)], head.width)
            heights += [head.box.height, words + 2 * _ROUND_NAME]
        return max(heights)

    def _body_height(self, name: str, step: int) -> int:
        _, body = self._places(name)
        words = self._canvas.setter.height(self._paras(name, step), body.width)
        return words + body.inset[1]

    def _title(self, name: str, step: int) -> SlideParagraph:
        panel, (head, _) = self._sides[name], self._places(name)
        return SlideParagraph(marked(panel.title, panel.side), head.face).smaller(step)

    def _paras(self, name: str, step: int) -> list[SlideParagraph]:
        panel = self._sides[name]
        return [para.smaller(step) for para in pairs(panel.blocks, self._canvas.faces)]

    def _places(self, name: str) -> tuple[Place, Place]:
        return self._canvas.place(f"Head {name}"), self._canvas.place(f"Side {name}")


def stack(bands: Sequence[Band], box: Box) -> None:
    """Put bands below one another into a box, at the largest sizes that fit.

    Raises ValueError where not even the smallest do.
    """
    if not bands:
        return
    step = _largest(bands, box.height - GAP * (len(bands) - 1))
    spare = box.height - GAP * (len(bands) - 1) - sum(band.need(step) for band in bands)
    heights = []
    for band in bands:
        ease = spare if band.grows and len(bands) == 1 else band.want(step) - band.need(step)
        heights.append(band.need(step) + min(spare, ease))
        spare -= min(spare, ease)
    gap = GAP + min(WIDE_GAP - GAP, spare // max(1, len(bands) - 1))
    top = box.top
    for band, height in zip(bands, heights, strict=True):
        band.put(box.at(top, height), step)
        top += height + gap


def _largest(bands: Sequence[Band], room: int) -> int:
    """Return the fewest steps down the scale at which bands fit a height."""
    for step in STEPS:
        need = sum(band.need(step) for band in bands)
        if need <= room:
            return step
    wide = next(filter(None, (band.broken(step) for band in bands)), "")
    if wide:
        wide = wide if len(wide) <= _SHOWN else f"{wide[:_SHOWN]}…"
        raise ValueError(
            f"the word {wide!r} is wider than its place; write a shorter one, or a space or hyphen "
            "within it"
        )
    raise ValueError(
        f"its words need {need // POINT} pt of height and there are {room // POINT}; "
        "move some to another slide"
    )
