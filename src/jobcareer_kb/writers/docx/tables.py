"""Tables: one head row that repeats, rows that never split, rooms to write in."""

from dataclasses import dataclass, replace

from jobcareer_kb.document import Cell, Column, ListBlock, Row, Table, look_of, marked
from jobcareer_kb.inline import Span, plain
from jobcareer_kb.writers._paper.grid import Grid, answer_style
from jobcareer_kb.writers._paper.roles import FINE_ROLES
from jobcareer_kb.writers._xml import escape
from jobcareer_kb.writers.docx.inline import Manner
from jobcareer_kb.writers.docx.lists import Place, list_paragraphs
from jobcareer_kb.writers.docx.markup import Para, ParagraphFormat, RunFormat, field, run, val
from jobcareer_kb.writers.docx.story import Story

_BOXED = "Workshop Cards"
"""The table style whose borders a cell to write in has too."""
_ALONE = 1 / 3
"""The share of a page from which on a row may stand alone there, below its head."""


@dataclass(frozen=True, slots=True)
class _CellFormat:
    """How the words of one cell are set."""

    style: str
    manner: Manner
    layout: ParagraphFormat


def table(
    story: Story, block: Table, name: str, keep_next: bool, held: bool = False
) -> list[Para | str]:
    """A table with its caption; `name` serves where it has none, `keep_next` holds a note to it.

    What is low enough stays on one page; where it is `held`, that is up to twice as high.
    """
    pieces: list[Para | str] = []
    if block.caption:
        story.tables += 1
        pieces.append(_caption(story, block))
        name = f"{block.label} {story.tables}. {plain(block.caption)}"
    grid = Grid.of(story, block)
    together = grid.height < story.measures.height * (2 if held else 1) / 3
    # Of three rows, both edges hold all, and a heading above them may find no room.
    is_tall = len(block.rows) == 3 and grid.height > story.measures.height / 2
    alone = 0 if is_tall else story.measures.height * _ALONE
    rows = [_head(story, grid)]
    last = len(block.rows)
    for place, row in enumerate(block.rows, 1):
        # No low row stands alone, neither the first one below the head nor the last one; cards may.
        edge = {1: 0, last - 1: last - 1}.get(place) if block.kind != "cards" else None
        is_low = edge is not None and grid.row_height(block.rows[edge]) < alone
        rows.append(_row(story, grid, row, keep_next if place == last else together or is_low))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    pieces.append(
        f"<w:tbl>{_properties(grid, name)}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    return pieces


def _caption(story: Story, block: Table) -> Para:
    number = story.runs.face(Manner(face=RunFormat(style="Caption Number")))
    runs = (
        run(f"{block.label} ", number)
        + field(r"SEQ Table \* ARABIC", str(story.tables), number)
        + run(".", number)
        + run(" ")
        + story.runs.write(block.caption)
    )
    return Para("caption", runs)


def _properties(grid: Grid, name: str) -> str:
    named = grid.table.columns[0].names_row
    return (
        f"<w:tblPr>{val('tblStyle', escape(grid.setting.styles.ids[grid.style]))}"
        '<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"06A0" if named else "0620"}" w:firstRow="1" w:lastRow="0"'
        f' w:firstColumn="{int(named)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{val('tblCaption', escape(name))}"
        f"{val('tblDescription', escape(grid.table.summary))}</w:tblPr>"
    )


_HEADS = {"a": "Side A Head", "b": "Side B Head"}


def _head(story: Story, grid: Grid) -> str:
    cells = []
    for column, width in zip(grid.table.columns, grid.widths, strict=True):
        style = _HEADS[look_of(column.side)] if column.side else "Table Head"
        manner = story.runs.manner(style, on_dark=column.side is not None)
        runs = story.runs.write(marked(column.head, column.side), manner)
        para = Para(style, runs, ParagraphFormat(align=_align(column)))
        # The cell has the fill of the style: not every reader of the format knows table styles.
        cells.append(_cell(width, story.xml([para]), story.styles.xml(style, "pPr/shd")))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


_FILLED = {"key": "Table Key", "total": "Table Total"}
"""Styles whose fill a whole row has, by its role."""


def _row(story: Story, grid: Grid, row: Row, keep_next: bool) -> str:
    fill = story.styles.xml(_FILLED[row.role], "pPr/shd") if row.role else ""
    height = grid.card
    size = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    cells = []
    for cell, column, width in zip(row.cells, grid.table.columns, grid.widths, strict=True):
        setting = _format(story, grid, row, cell, column, keep_next)
        boxed = cell.answer or grid.table.kind == "cards"
        borders = _four_sides(story) if boxed else ""
        cells.append(_cell(width, _contents(story, cell, setting), borders + fill))
    return f"<w:tr><w:trPr><w:cantSplit/>{size}</w:trPr>{''.join(cells)}</w:tr>"


def _format(
    story: Story, grid: Grid, row: Row, cell: Cell, column: Column, keep_next: bool
) -> _CellFormat:
    if cell.answer:
        style = "Answer Prompt"
    elif grid.table.kind == "cards":
        style = "Card Text"
    elif row.role == "total":
        style = "Table Total"
    elif column.names_row:
        style = "Table Name"
    else:
        style = _FILLED.get(row.role, "Table Text")
    layout = ParagraphFormat(keep_next=keep_next or None, align=_align(column))
    return _CellFormat(style, story.runs.manner(style), layout)


def _contents(story: Story, cell: Cell, setting: _CellFormat) -> str:
    paragraphs: list[Para] = []
    for block in cell.blocks:
        if isinstance(block, ListBlock):
            place = Place(setting.style, manner=setting.manner)
            entries = list_paragraphs(story, block, place)
            paragraphs += [para.over(keep_next=setting.layout.keep_next) for para in entries]
        else:
            fine = block.role in FINE_ROLES
            words = (Span("aside", block.content),) if fine else block.content
            style = "Answer Prompt" if block.role == "prompt" else setting.style
            runs = story.runs.write(words, setting.manner)
            paragraphs.append(Para(style, runs, setting.layout))
    apart = story.styles.number("List Bullet", "pPr/spacing", "after")
    paragraphs[1:] = [para.over(before=apart) for para in paragraphs[1:]]
    if cell.answer:
        paragraphs[-1] = replace(paragraphs[-1], style=answer_style(cell))
    return story.xml(paragraphs)


def _cell(width: int, content: str, properties: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _four_sides(story: Story) -> str:
    borders = (
        story.styles.xml(_BOXED, f"tblPr/tblBorders/{side}")
        for side in ("top", "left", "bottom", "right")
    )
    return f"<w:tcBorders>{''.join(borders)}</w:tcBorders>"


def _align(column: Column) -> str:
    return "right" if column.align == "right" else ""
