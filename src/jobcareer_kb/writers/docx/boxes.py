"""Panels with a bar: call-outs, the two sides of a comparison, and what a facilitator says.

All are paragraphs with borders and shading, never tables: a screen reader then reads them as text.
"""

import re

from jobcareer_kb.document import (
    Block,
    Callout,
    CellBlock,
    Cue,
    ListBlock,
    Panel,
    look_of,
    marked,
)
from jobcareer_kb.inline import Span, plain
from jobcareer_kb.writers._paper.roles import FINE_ROLES, SPOKEN
from jobcareer_kb.writers.docx.drawings import icon
from jobcareer_kb.writers.docx.lists import Place, list_paragraphs
from jobcareer_kb.writers.docx.markup import AS_STYLED, Para, ParagraphFormat, run, tab_run
from jobcareer_kb.writers.docx.story import Story

_FILL = re.compile(r'w:fill="([0-9A-Fa-f]{6})"')
_TOGETHER = 16
"""A panel of so few paragraphs is kept on one page, and of fewer where the type is larger."""


def callout(story: Story, block: Callout) -> list[Para]:
    """A panel with a title, which ends with a colon so that no checker takes it for a heading."""
    family = "Caution" if block.kind == "caution" else "Callout"
    title = story.runs.write(block.title, story.runs.manner(f"{family} Title"))
    if plain(block.title).rstrip()[-1:] not in (":", "?", "!", "."):
        title += run(":")
    contents = _contents(story, block.blocks, family)
    # A title over a list takes its indents, since Word ends a box where indents change.
    first = contents[0].layout if contents else AS_STYLED
    layout = ParagraphFormat(left=first.left, hanging=first.hanging)
    return _closed(story, [Para(f"{family} Title", title, layout), *contents])


def panel(story: Story, block: Panel) -> list[Para]:
    """What one side means, under a heading that ends with the mark of that side."""
    family = _side(block)
    manner = story.runs.manner(f"{family} Title")
    title = story.runs.write(marked(block.title, block.side), manner)
    layout = ParagraphFormat(outline=block.level - 1) if block.level != 3 else AS_STYLED
    contents = _contents(story, block.blocks, family)
    return _closed(story, [Para(f"{family} Title", title, layout), *contents])


def cue(story: Story, block: Cue) -> Para:
    """One thing to do; words to speak stand in quotation marks outside their provenance."""
    label = icon(story, block.kind) + story.runs.styled(block.named, "Cue Label") + tab_run()
    words = story.runs.write(block.content)
    said = plain(block.content)
    if block.kind in SPOKEN and not (said.startswith("“") and said.endswith("”")):
        words = run("“") + words + run("”")
    return Para(f"Cue {block.kind.title()}", label + words)


def _side(block: Panel) -> str:
    return f"Side {look_of(block.side).upper()}"


def fill_of(story: Story, block: Block | None) -> str:
    """The fill of a block that is a panel; empty for any other."""
    match block:
        case Callout(kind=kind):
            style = "Caution" if kind == "caution" else "Callout"
        case Panel():
            style = _side(block)
        case Cue(kind=kind) if kind in SPOKEN:
            style = f"Cue {kind.title()}"
        case _:
            return ""
    return story.styles.value(style, "pPr/shd", "fill")


def set_apart(story: Story, box: list[Para]) -> list[Para]:
    """A panel that differs from an equal one before it by less than an eye can see.

    Word joins neighbors with equal indents into one panel, LibreOffice those with equal fill.
    """
    return [_apart(story, para) for para in box]


def _apart(story: Story, para: Para) -> Para:
    right = story.styles.number(para.style, "pPr/ind", "right")
    fill = _FILL.sub(
        lambda found: f'w:fill="{int(found[1], 16) ^ 1:06X}"',
        story.styles.xml(para.style, "pPr/shd"),
    )
    return para.over(right=right + 1, fill=fill)


def _contents(story: Story, blocks: tuple[CellBlock, ...], family: str) -> list[Para]:
    style = family if family.startswith("Side") else f"{family} List"
    left, right = (story.styles.number(family, "pPr/ind", side) for side in ("left", "right"))
    place = Place(style, left, right, edge=story.width - right)
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
    """The box kept on one page, or its last paragraph from standing alone; its space below."""
    is_short = story.measures.em(len(box)) <= _TOGETHER
    box = [p.over(keep_next=True) if is_short or p is box[-2] else p for p in box]
    box[-1] = box[-1].over(keep_next=False, after=story.apart)
    return box
