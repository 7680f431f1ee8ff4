"""The blocks of a section as paragraphs and tables, and the space between neighbours."""

from collections.abc import Sequence

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cue,
    Heading,
    ListBlock,
    Panel,
    Paragraph,
    Table,
)
from jobcareer_kb.inline import plain
from jobcareer_kb.writers._docx_boxes import callout, cue, fill_of, panel, set_apart
from jobcareer_kb.writers._docx_inline import BOLD
from jobcareer_kb.writers._docx_lists import list_paragraphs
from jobcareer_kb.writers._docx_markup import AS_STYLED, Layout, Para, run, tab_run
from jobcareer_kb.writers._docx_story import Story
from jobcareer_kb.writers._docx_tables import table

Pieces = list[Para | str]
"""Paragraphs, and tables already written out."""

_STYLES = {
    "body": "BodyText",
    "subtitle": "Subtitle",
    "meta": "PartFacts",
    "source": "SourceNote",
    "prompt": "AnswerPrompt",
    "hint": "SourceNote",
}
_COLUMN_BREAK = '<w:r><w:br w:type="column"/></w:r>'


def section_pieces(story: Story, blocks: Sequence[Block]) -> Pieces:
    """The blocks of one section, spaced by what stands before and after each."""
    pieces: Pieces = []
    name = ""
    nudged = False
    column_heads = _column_heads(story, blocks)
    for place, block in enumerate(blocks):
        before = blocks[place - 1] if place else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        name = _heading_text(block) or name
        if isinstance(block, Table):
            if isinstance(before, Table) and not block.caption:
                pieces.append(table_gap(story.measures.em(240)))
            note = _has_role(after, "source")
            pieces += table(story, block, name or block.summary, keep_next=note)
            continue
        paras = _paragraphs(story, block, after)
        if not paras:
            continue
        paras = _spaced(story, paras, block, before, after)
        fill = fill_of(block, story.look.theme.palette)
        nudged = bool(fill) and not nudged and fill == fill_of(before, story.look.theme.palette)
        if nudged:
            paras = set_apart(paras, fill)
        if place in column_heads:
            first = paras[0].over(before=0)
            runs = (_COLUMN_BREAK if place else "") + first.runs
            paras[0] = Para(first.style, runs, first.layout)
        pieces += paras
    return pieces


def table_gap(after: int | None = None) -> Para:
    """The paragraph that Word needs between two tables, and after one that ends a section."""
    return Para("TableGap", "", Layout(after=after))


def _column_heads(story: Story, blocks: Sequence[Block]) -> frozenset[int]:
    """Where columns begin: at headings, if there is one for each column."""
    if story.columns == 1 or not blocks or not isinstance(blocks[0], Heading):
        return frozenset()
    level = blocks[0].level
    heads = [
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level <= level
    ]
    return frozenset(heads) if len(heads) == story.columns else frozenset({0})


def _heading_text(block: Block) -> str:
    match block:
        case Heading(content=words) | Panel(title=words):
            return plain(words)
        case _:
            return ""


def _paragraphs(story: Story, block: Block, after: Block | None) -> list[Para]:
    match block:
        case Heading():
            return [_heading(story, block)]
        case Paragraph():
            return [_paragraph(story, block, after)]
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
        case Table():
            raise AssertionError("tables are written by their own function")


def _heading(story: Story, block: Heading) -> Para:
    level = min(block.level, 3)
    layout = Layout(outline=block.level - 1) if block.level > level else AS_STYLED
    return Para(f"Heading{level}", story.runs.write(block.content, BOLD), layout)


def _paragraph(story: Story, block: Paragraph, after: Block | None) -> Para:
    runs = story.runs.write(block.content)
    if block.role != "kicker":
        narrow = Layout(right=0) if story.columns > 1 else AS_STYLED
        return Para(_STYLES[block.role], runs, narrow)
    if not (isinstance(after, Heading) and after.level == 1):
        return Para("PartKicker", runs)
    # The bar is the top border, so that it is as wide as the words may run.
    width = min(story.width, story.measures.letters(len(plain(block.content))))
    is_long = width > story.measures.bar
    return Para("Kicker", runs, Layout(right=story.width - width) if is_long else AS_STYLED)


def _bibliography(story: Story, block: Bibliography) -> list[Para]:
    layout = AS_STYLED
    if len(block.entries) > 9:
        indent = story.measures.em(480)
        layout = Layout(left=indent, hanging=indent)
    return [
        Para(
            "Bibliography",
            run(f"[{entry.number}]") + tab_run() + story.runs.write(entry.content),
            layout,
        )
        for entry in block.entries
    ]


def _spaced(
    story: Story, paras: list[Para], block: Block, before: Block | None, after: Block | None
) -> list[Para]:
    """The paragraphs of a block with the space and the hold that its neighbours ask for."""
    above = _space_above(block, before)
    if above is not None:
        paras[0] = paras[0].over(before=story.measures.em(above))
    below = _space_below(block, after)
    if below is not None:
        paras[-1] = paras[-1].over(after=story.measures.em(below))
    if _leads_on(block, after):
        paras[-1] = paras[-1].over(keep_next=True)
    return paras


def _space_above(block: Block, before: Block | None) -> int | None:
    """Space above a block in twips, where its neighbour asks for other than its style gives."""
    match block, before:
        case Paragraph(role="source"), _:
            return None
        case Paragraph() | ListBlock() | Cue() | Bibliography(), Table():
            return 240
        case Heading(level=2 | 3), Paragraph(role="kicker"):
            return 0
        case Callout() | Panel(), Callout() | Panel():
            return 0
        case Callout() | Panel(), Heading():
            return 120
        case _:
            return None


def _space_below(block: Block, after: Block | None) -> int | None:
    match block, after:
        case Heading(level=1), Paragraph(role="subtitle" | "meta"):
            return None
        case Heading(level=1), _:
            return 240
        case ListBlock(), Paragraph() | ListBlock() | Table() | Cue():
            return 120
        case _:
            return None


def _leads_on(block: Block, after: Block | None) -> bool:
    """Whether a block must not be parted from the one after it."""
    match block, after:
        case Paragraph(), ListBlock() | Table() | Cue():
            return True
        case ListBlock(), Table():
            return True
        case _:
            return False


def _has_role(block: Block | None, role: str) -> bool:
    return isinstance(block, Paragraph) and block.role == role
