"""Panels with a bar: call-outs, the two sides of a comparison, and what a facilitator says.

All are paragraphs with borders and shading, never tables: a screen reader then reads them as text.
"""

from jobcareer_kb.document import (
    CUE_LABELS,
    Block,
    Callout,
    CellBlock,
    Cue,
    ListBlock,
    Panel,
    marked,
)
from jobcareer_kb.inline import Span, plain
from jobcareer_kb.theme import Palette
from jobcareer_kb.writers._docx_inline import BOLD
from jobcareer_kb.writers._docx_lists import Place, list_paragraphs
from jobcareer_kb.writers._docx_markup import AS_STYLED, Face, Layout, Para, run, tab_run
from jobcareer_kb.writers._docx_paragraph_styles import BOX_LEFT, BOX_RIGHT
from jobcareer_kb.writers._docx_story import Story

FINE_ROLES = frozenset({"source", "meta", "hint"})
"""Roles of paragraphs that are fine print also within a panel or a cell."""

_SPOKEN = frozenset({"say", "ask"})
_TOGETHER = 16
"""A panel of so few paragraphs is kept on one page."""


def callout(story: Story, block: Callout) -> list[Para]:
    """A panel with a title, which ends with a colon so that no checker takes it for a heading."""
    family = "Caution" if block.kind == "caution" else "Callout"
    title = story.runs.write(block.title, BOLD)
    if plain(block.title).rstrip()[-1:] not in (":", "?", "!", "."):
        title += run(":")
    contents = _contents(story, block.blocks, family)
    # A title over a list takes its indents, since Word ends a box where indents change.
    first = contents[0].layout if contents else AS_STYLED
    layout = Layout(left=first.left, hanging=first.hanging)
    return _closed(story, [Para(f"{family}Title", title, layout), *contents])


def panel(story: Story, block: Panel) -> list[Para]:
    """What one side means, under a heading that ends with the mark of that side."""
    family = "SideA" if block.side == "a" else "SideB"
    title = story.runs.write(marked(block.title, block.side), BOLD)
    layout = Layout(outline=block.level - 1) if block.level != 3 else AS_STYLED
    contents = _contents(story, block.blocks, family)
    return _closed(story, [Para(f"{family}Title", title, layout), *contents])


def cue(story: Story, block: Cue) -> Para:
    """One thing to do; words to speak stand in quotation marks outside their provenance."""
    label = run(CUE_LABELS[block.kind], Face(style="CueLabel")) + tab_run()
    words = story.runs.write(block.content)
    said = plain(block.content)
    if block.kind in _SPOKEN and not (said.startswith("“") and said.endswith("”")):
        words = run("“") + words + run("”")
    return Para(f"Cue{block.kind.title()}", label + words)


def fill_of(block: Block | None, palette: Palette) -> str:
    """The fill of a block that is a panel; empty for any other."""
    match block:
        case Callout(kind=kind):
            return palette.paper if kind == "caution" else palette.panel
        case Panel(side=side):
            return palette.side_a_tint if side == "a" else palette.side_b_tint
        case Cue(kind=kind) if kind in _SPOKEN:
            return palette.panel
        case _:
            return ""


def set_apart(box: list[Para], fill: str) -> list[Para]:
    """A panel that differs from an equal one before it by less than an eye can see.

    Word and LibreOffice join neighbours with equal indents and equal fill into one panel.
    """
    fill = f"{int(fill, 16) ^ 1:06X}"
    return [para.over(right=BOX_RIGHT + 1, fill=fill) for para in box]


def _contents(story: Story, blocks: tuple[CellBlock, ...], family: str) -> list[Para]:
    style = family if family.startswith("Side") else f"{family}List"
    place = Place(style, BOX_LEFT, BOX_RIGHT, edge=story.width - BOX_RIGHT)
    paragraphs: list[Para] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            paragraphs += list_paragraphs(story, block, place)
        else:
            fine = block.role in FINE_ROLES
            words = (Span("aside", block.content),) if fine else block.content
            paragraphs.append(Para(family, story.runs.write(words)))
    return paragraphs


def _closed(story: Story, box: list[Para]) -> list[Para]:
    """The box kept on one page, with its space below."""
    if len(box) <= _TOGETHER:
        box = [para.over(keep_next=True) for para in box]
    box[-1] = box[-1].over(keep_next=False, after=story.measures.em(240))
    return box
