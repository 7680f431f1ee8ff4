"""Titles: how large one may stand, and how high it is then."""

from collections.abc import Sequence

from jobcareer_kb.inline import Inlines
from jobcareer_kb.writers.pptx.canvas import Canvas
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph


def fitted(content: Inlines, most: Sequence[int], canvas: Canvas) -> tuple[SlideParagraph, int]:
    """Return a title at the first size whose lines suffice, and how many lines it takes.

    `most` says how many it may take at its own size, at the next, and so on.
    """
    place = canvas.place("Title")
    for step, allowed in enumerate(most):
        para = SlideParagraph(content, place.face.smaller(step))
        lines = canvas.setter.lines(para, place.width)
        if lines <= allowed:
            return para, lines
    raise ValueError(f"its title takes {lines} lines and may take {allowed}; shorten it")
