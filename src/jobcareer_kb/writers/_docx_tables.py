"""Tables: one head row that repeats, rows that never split, rooms to write in."""

from dataclasses import dataclass
from itertools import accumulate, pairwise

from jobcareer_kb.document import Cell, Column, ListBlock, Row, Table, inlines_of, marked
from jobcareer_kb.inline import Span, plain
from jobcareer_kb.writers._docx_boxes import FINE_ROLES
from jobcareer_kb.writers._docx_inline import BOLD, REGULAR, Manner
from jobcareer_kb.writers._docx_lists import Place, list_paragraphs
from jobcareer_kb.writers._docx_markup import (
    Face,
    Layout,
    Para,
    border,
    escape,
    field,
    run,
    shading,
    val,
)
from jobcareer_kb.writers._docx_story import Story
from jobcareer_kb.writers._docx_styles import CELL_ABOVE, CELL_SIDE, cell_margins

_ROOM = {"letter": 520, "phrase": 800, "sentence": 1440}
"""Height of an answer in twips, for 12-point type."""
_CARD = 2000
"""Height of a card in twips, for 12-point type."""
_TIGHT = 50
"""Margin above and below the words of a compact table, in twips for 12-point type."""
_WORD = 16
"""Letters of the longest word that a column makes room for."""
_LINE = 293
"""Height of a line in twips, for 12-point type."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the words of one cell are set."""

    style: str
    manner: Manner
    layout: Layout


@dataclass(frozen=True, slots=True)
class _Grid:
    """What every row of one table must know of it."""

    story: Story
    table: Table
    widths: tuple[int, ...]


def table(story: Story, block: Table, name: str, keep_next: bool) -> list[Para | str]:
    """A table with its caption; `name` serves where it has none, `keep_next` holds a note to it."""
    pieces: list[Para | str] = []
    if block.caption:
        story.tables += 1
        pieces.append(_caption(story, block))
        name = f"Table {story.tables}. {plain(block.caption)}"
    grid = _Grid(story, block, _widths(story, block))
    together = _height(grid) < story.look.paper.height / 3
    rows = [_head(grid)]
    for place, row in enumerate(block.rows, 1):
        rows.append(_row(grid, row, keep_next if place == len(block.rows) else together))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    pieces.append(
        f"<w:tbl>{_properties(grid, name)}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    return pieces


def _caption(story: Story, block: Table) -> Para:
    number = Face(style="CaptionNumber")
    runs = (
        run("Table ", number)
        + field(r"SEQ Table \* ARABIC", str(story.tables), number)
        + run(".", number)
        + run(" ")
        + story.runs.write(block.caption)
    )
    return Para("Caption", runs)


def _widths(story: Story, block: Table) -> tuple[int, ...]:
    """Shares of the width as twips that add up to it; no column breaks its longest word."""
    shares = [
        column.width * story.width / sum(c.width for c in block.columns) for column in block.columns
    ]
    least = [_longest_word(story, block, place) for place in range(len(shares))]
    short = sum(max(0, low - share) for low, share in zip(least, shares, strict=True))
    spare = [max(0, share - low) for low, share in zip(least, shares, strict=True)]
    if 0 < short <= sum(spare):
        shares = [
            max(share, low) - short * extra / sum(spare)
            for share, low, extra in zip(shares, least, spare, strict=True)
        ]
    edges = [round(end) for end in accumulate(shares, initial=0)]
    return tuple(right - left for left, right in pairwise(edges))


def _longest_word(story: Story, block: Table, place: int) -> int:
    """Width that a column needs lest a word of it breaks, with the margins of its cells."""
    texts = [plain(block.columns[place].head)]
    for row in block.rows:
        for inner in row.cells[place].blocks:
            texts += [plain(runs) for runs in inlines_of(inner)]
    # Addresses may break; a word longer than this is one.
    words = (len(word) for text in texts for word in text.split() if len(word) <= _WORD)
    return story.measures.letters(1 + max(words, default=0)) + 2 * CELL_SIDE


def _height(grid: _Grid) -> int:
    """About how high the table stands; what is low enough is kept on one page."""
    em = grid.story.measures.em
    margins = 2 * em(_TIGHT if grid.table.kind == "compact" else CELL_ABOVE)
    rows = [
        max(
            _room(grid, row),
            max(_lines(grid, cell, width) for cell, width in _filled(grid, row)) * em(_LINE)
            + margins,
        )
        for row in grid.table.rows
    ]
    return sum(rows)


def _filled(grid: _Grid, row: Row) -> list[tuple[Cell, int]]:
    widths = (width - 2 * CELL_SIDE for width in grid.widths)
    return list(zip(row.cells, widths, strict=True))


def _lines(grid: _Grid, cell: Cell, width: int) -> int:
    letters = grid.story.measures.letters
    words = (plain(runs) for block in cell.blocks for runs in inlines_of(block))
    return sum(1 + letters(len(text)) // max(width, 1) for text in words if text)


def _room(grid: _Grid, row: Row) -> int:
    """The least height of a row: room for an answer, or a card's."""
    if grid.table.kind == "cards":
        return grid.story.measures.em(_CARD)
    return grid.story.measures.em(max(_ROOM.get(cell.answer, 0) for cell in row.cells))


def _properties(grid: _Grid, name: str) -> str:
    em, block = grid.story.measures.em, grid.table
    margins = cell_margins(em(_TIGHT)) if block.kind == "compact" else ""
    named = block.columns[0].names_row
    return (
        f'<w:tblPr>{val("tblStyle", "JCTable")}<w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}'
        f'<w:tblLook w:val="{"06A0" if named else "0620"}" w:firstRow="1" w:lastRow="0"'
        f' w:firstColumn="{int(named)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{val('tblCaption', escape(name))}{val('tblDescription', escape(block.summary))}</w:tblPr>"
    )


def _head(grid: _Grid) -> str:
    palette = grid.story.look.theme.palette
    cells = []
    for column, width in zip(grid.table.columns, grid.widths, strict=True):
        side = column.side
        manner = Manner(bold=True, colour=palette.paper) if side else BOLD
        runs = grid.story.runs.write(marked(column.head, side), manner)
        para = Para("SideHead" if side else "TableHead", runs, Layout(align=_align(column)))
        # Said in the cell too, since not every reader of the format knows table styles.
        fill = {"a": palette.side_a, "b": palette.side_b, None: palette.panel}[side]
        cells.append(_cell(width, para.xml(), shading(fill)))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(grid: _Grid, row: Row, keep_next: bool) -> str:
    palette = grid.story.look.theme.palette
    fill = {"key": palette.key_tint, "total": palette.panel}.get(row.role, "")
    height = _room(grid, row)
    size = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    cells = []
    for cell, column, width in zip(row.cells, grid.table.columns, grid.widths, strict=True):
        setting = _setting(grid.table, row, cell, column, keep_next)
        boxed = cell.answer or grid.table.kind == "cards"
        borders = _four_sides(palette.line) if boxed else ""
        properties = borders + (shading(fill) if fill else "")
        cells.append(_cell(width, _contents(grid.story, cell, setting), properties))
    return f"<w:tr><w:trPr><w:cantSplit/>{size}</w:trPr>{''.join(cells)}</w:tr>"


def _setting(block: Table, row: Row, cell: Cell, column: Column, keep_next: bool) -> _Setting:
    layout = Layout(keep_next=keep_next or None, align=_align(column))
    if cell.answer:
        return _Setting("AnswerPrompt", REGULAR, layout)
    if block.kind == "cards":
        return _Setting("CardText", REGULAR, layout)
    if column.names_row or row.role == "total":
        return _Setting("TableName", BOLD, layout)
    return _Setting("TableText", REGULAR, layout)


def _contents(story: Story, cell: Cell, setting: _Setting) -> str:
    paragraphs: list[Para] = []
    for block in cell.blocks:
        if isinstance(block, ListBlock):
            place = Place(setting.style, manner=setting.manner)
            entries = list_paragraphs(story, block, place)
            paragraphs += [para.over(keep_next=setting.layout.keep_next) for para in entries]
        else:
            fine = block.role in FINE_ROLES
            words = (Span("aside", block.content),) if fine else block.content
            style = "AnswerPrompt" if block.role == "prompt" else setting.style
            runs = story.runs.write(words, setting.manner)
            paragraphs.append(Para(style, runs, setting.layout))
    apart = story.measures.em(40)
    paragraphs[1:] = [para.over(before=apart) for para in paragraphs[1:]]
    return "".join(para.xml() for para in paragraphs)


def _cell(width: int, content: str, properties: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _four_sides(colour: str) -> str:
    lines = "".join(border(side, colour, 8) for side in ("top", "left", "bottom", "right"))
    return f"<w:tcBorders>{lines}</w:tcBorders>"


def _align(column: Column) -> str:
    return "right" if column.align == "right" else ""
