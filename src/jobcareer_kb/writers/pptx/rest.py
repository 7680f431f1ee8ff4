"""What of a slide goes on on the next one: references, and the rows of a comparison.

Only the writer knows what fits, and a base with a wider font must stop no deck.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import replace

from jobcareer_kb.document import Bibliography, Block, CellBlock, Panel, Paragraph
from jobcareer_kb.inline import Strong, Text
from jobcareer_kb.writers.pptx.boxes import Box
from jobcareer_kb.writers.pptx.canvas import Canvas
from jobcareer_kb.writers.pptx.references import ReferencesBand
from jobcareer_kb.writers.pptx.section import Slide
from jobcareer_kb.writers.pptx.stack import STEPS, PairBand

_Parts = tuple[list[Block], list[Block]]
"""What stays on a slide, and what goes on."""


def rest_of(slide: Slide, canvas: Canvas, room: Box) -> Slide | None:
    """Take what does not fit from a slide, for a slide of its own; some stays, fit or not."""
    ways = list(_ways(slide)) or [(slide.blocks, [])]
    most = len(ways)
    while most > 1 and _need(ways[-most][0], canvas, room) > room.height:
        most -= 1
    slides = -(-len(ways) // most)
    stay, go = ways[-len(ways) // slides]  # as many on each
    if not go:
        return None
    rest = copy(slide)
    slide.blocks, rest.blocks = stay, go
    rest.notes, rest.part = (), slide.part + 1
    title = slide.title.content if slide.part == 1 else slide.title.content[:-1]
    rest.title = replace(slide.title, content=(*title, Text(f" ({rest.part})")))
    return rest


def _ways(slide: Slide) -> Iterator[_Parts]:
    """Yield the ways to part a slide of one list of references, or of two sides; fullest first."""
    match slide.blocks:
        case [Bibliography(entries=entries) as block]:
            for count in range(len(entries), 0, -1):
                yield (
                    [replace(block, entries=entries[:count])],
                    [replace(block, entries=entries[count:])] if entries[count:] else [],
                )
        case [Panel(), Panel()] if slide.pair:
            sides = slide.pair
            yield list(sides), []
            for row in _rows(*sides):
                yield (
                    [replace(side, blocks=side.blocks[:row]) for side in sides],
                    [replace(side, blocks=side.blocks[row:]) for side in sides],
                )


def _rows(a: Panel, b: Panel) -> Iterator[int]:
    """Yield where a row of a comparison begins on both sides, but for the first; last first."""
    for at in range(min(len(a.blocks), len(b.blocks)) - 1, 0, -1):
        if _is_lead(a.blocks[at]) and _is_lead(b.blocks[at]):
            yield at


def _is_lead(block: CellBlock) -> bool:
    return isinstance(block, Paragraph) and all(isinstance(n, Strong) for n in block.content)


def _need(blocks: list[Block], canvas: Canvas, room: Box) -> int:
    """Return the least height of what may stay."""
    match blocks:
        case [Bibliography() as block]:
            return ReferencesBand(block, canvas, room.width).need(STEPS[-1])
        case [Panel() as a, Panel() as b]:
            return PairBand(a, b, canvas).need(STEPS[-1])
        case _:
            raise AssertionError("no other slide goes on")
