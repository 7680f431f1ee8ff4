"""The blocks of a section as paragraphs and tables."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cue,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    Panel,
    Paragraph,
    Table,
)
from jobcareer_kb.inline import plain
from jobcareer_kb.writers._paper.roles import STYLES
from jobcareer_kb.writers._paper.spacing import Spot, leads_on, space_above, space_below, spots_of
from jobcareer_kb.writers.docx.boxes import callout, cue, fill_of, panel, set_apart
from jobcareer_kb.writers.docx.drawings import drawing
from jobcareer_kb.writers.docx.lists import list_paragraphs
from jobcareer_kb.writers.docx.markup import AS_STYLED, Para, ParagraphFormat, run, tab_run
from jobcareer_kb.writers.docx.pictures import picture
from jobcareer_kb.writers.docx.story import Story
from jobcareer_kb.writers.docx.tables import table

Pieces = list[Para | str]
"""Paragraphs, and tables already written out."""

_COLUMN = 10
"""Paragraphs of a column that is sure to stay on its page."""
_COLUMN_BREAK = '<w:r><w:br w:type="column"/></w:r>'


def section_pieces(
    story: Story, blocks: Sequence[Block], held: bool = False, closing: Block | None = None
) -> Pieces:
    """The blocks of one section, spaced by what stands before and after each.

    Where it is `held`, each heading stays on a page with all up to the next one, and with that one
    if it is of a lower level. Before `closing`, the last heading of the document, no page ends:
    what follows it has no page of its own.
    """
    pieces: Pieces = []
    name = ""
    level = 0
    column_heads = _column_heads(story, blocks)
    alike = _alike_above(story, blocks)
    for place, spot in enumerate(spots_of(blocks)):
        name = _heading_text(spot.block) or name
        level = spot.block.level if isinstance(spot.block, Heading) else level
        stays = spot.after is not None and (
            (held and not _opens(spot.after, level)) or spot.after is closing
        )
        if isinstance(spot.block, Table):
            pieces += _table(story, spot, name, held, stays)
            continue
        paras = _spaced(story, _paragraphs(story, spot), spot)
        if isinstance(spot.before, Table) and _is_head(spot.block):
            # LibreOffice leaves a heading behind that stands directly below a table.
            pieces.append(table_gap())
            if isinstance(spot.before, Callout):
                paras[0] = _below_box(story, paras[0])
        if alike[place] % 2 == 1:  # of a row of panels, every second is told apart
            paras = set_apart(story, paras)
        if place in column_heads:
            paras[0] = _column_head(paras[0], opens=place == 0)
        pieces += _kept(paras, held, stays)
    return pieces


def _spaced(story: Story, paras: list[Para], spot: Spot) -> list[Para]:
    """The paragraphs of a block with the space and the hold that its neighbors ask for."""
    if not paras:
        return paras
    above, below = space_above(story, spot), space_below(story, spot)
    if above is not None:
        paras[0] = paras[0].over(before=above)
    if below is not None:
        paras[-1] = paras[-1].over(after=below)
    if leads_on(spot):
        paras[-1] = paras[-1].over(keep_next=True)
    return paras


def _kept(paras: list[Para], held: bool, stays: bool) -> list[Para]:
    """The paragraphs of a block, with those marked that may not end a page."""
    if not paras or not (held or stays):
        return paras
    inner = [para.over(keep_next=True) for para in paras[:-1]] if held else paras[:-1]
    return [*inner, paras[-1].over(keep_next=True) if stays else paras[-1]]


def _opens(block: Block, level: int) -> bool:
    """Say whether a block begins what is told apart from a heading of this level before it."""
    return block.level <= level if isinstance(block, Heading) else _is_head(block)


def _below_box(story: Story, head: Para) -> Para:
    """A heading that counts the space below a box as its own: no gap may make it larger."""
    above = story.styles.number(head.style, "pPr/spacing", "before")
    return head.over(before=max(0, above - story.apart))


def _is_head(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role == "kicker")


def _table(story: Story, spot: Spot, name: str, held: bool, stays: bool) -> Pieces:
    block = cast(Table, spot.block)
    pieces: Pieces = []
    if isinstance(spot.before, Table) and not block.caption:
        pieces.append(table_gap(story.apart))
    has_note = isinstance(spot.after, Paragraph) and spot.after.role == "source"
    return pieces + table(story, block, name or block.summary, has_note or stays, held)


def _alike_above(story: Story, blocks: Sequence[Block]) -> list[int]:
    """How many panels of the same fill stand directly above each block; 0 above all others."""
    counts: list[int] = []
    last = ""
    for block in blocks:
        fill = fill_of(story, block)
        counts.append(counts[-1] + 1 if fill and fill == last else 0)
        last = fill
    return counts


def _column_head(para: Para, opens: bool) -> Para:
    runs = para.runs if opens else _COLUMN_BREAK + para.runs
    return replace(para.over(before=0), runs=runs)


def table_gap(after: int | None = None) -> Para:
    """A low paragraph between two tables or a table and a heading, and at the end of a section."""
    return Para("Table Gap", "", ParagraphFormat(after=after))


def _column_heads(story: Story, blocks: Sequence[Block]) -> frozenset[int]:
    """Where columns begin: at headings, if as many go into each column and all are short.

    Else Word balances the columns.
    """
    if story.columns == 1 or not blocks or not isinstance(blocks[0], Heading):
        return frozenset()
    found = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    heads = found[:: max(1, len(found) // story.columns)]
    parts = [blocks[start:end] for start, end in pairwise((*heads, len(blocks)))]
    is_short = all(sum(map(_entries, part)) <= _COLUMN for part in parts)
    return frozenset(heads if is_short and len(heads) == story.columns else heads[:1])


def _entries(block: Block) -> int:
    return len(block.items) if isinstance(block, ListBlock) else 1


def _heading_text(block: Block) -> str:
    match block:
        case Heading(content=words) | Panel(title=words):
            return plain(words)
        case _:
            return ""


def _paragraphs(story: Story, spot: Spot) -> list[Para]:
    block = spot.block
    match block:
        case Heading():
            return [_heading(story, block)]
        case Paragraph(role="kicker"):
            return [_kicker(story, block, spot.after)]
        case Paragraph():
            narrow = ParagraphFormat(right=0) if story.columns > 1 else AS_STYLED
            return [Para(STYLES[block.role], story.runs.write(block.content), narrow)]
        case ListBlock():
            return list_paragraphs(story, block)
        case Callout():
            return callout(story, block)
        case Panel():
            return panel(story, block)
        case Cue():
            return [cue(story, block)]
        case Bibliography():
            return _bibliography(story, block)
        case Illustration():
            return [picture(story, block)]
        case Drawing():
            return drawing(story, block)
        case Table():
            raise AssertionError("tables are written by their own function")


def _heading(story: Story, block: Heading) -> Para:
    level = min(block.level, 3)
    layout = ParagraphFormat(outline=block.level - 1) if block.level > level else AS_STYLED
    style = f"heading {level}"
    return Para(style, story.runs.write(block.content, story.runs.manner(style)), layout)


def _kicker(story: Story, block: Paragraph, after: Block | None) -> Para:
    runs = story.runs.write(block.content)
    if not (isinstance(after, Heading) and after.level == 1):
        return Para("Part Kicker", runs)
    # The bar is the top border, so that it is as wide as the words may run.
    width = min(story.width, story.measures.words(plain(block.content)) * 21 // 20)
    is_long = width > story.measures.bar
    return Para(
        "Kicker", runs, ParagraphFormat(right=story.width - width) if is_long else AS_STYLED
    )


def _bibliography(story: Story, block: Bibliography) -> list[Para]:
    layout = AS_STYLED
    if any(entry.number > 9 for entry in block.entries):
        indent = story.measures.em(480)
        layout = ParagraphFormat(left=indent, hanging=indent)
    return [
        Para(
            "Bibliography",
            run(f"[{entry.number}]") + tab_run() + story.runs.write(entry.content),
            layout,
        )
        for entry in block.entries
    ]
