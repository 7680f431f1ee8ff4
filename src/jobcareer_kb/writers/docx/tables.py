"""Tables: one head row that repeats, rows that never split, rooms to write in."""

from dataclasses import dataclass, replace

from jobcareer_kb.document import Cell, Column, ListBlock, Row, Table, inlines_of, look_of, marked
from jobcareer_kb.inline import Span, plain
from jobcareer_kb.writers._columns import widths
from jobcareer_kb.writers._xml import escape
from jobcareer_kb.writers.docx.boxes import FINE_ROLES
from jobcareer_kb.writers.docx.inline import Manner
from jobcareer_kb.writers.docx.lists import Place, list_paragraphs
from jobcareer_kb.writers.docx.markup import Para, ParagraphFormat, RunFormat, field, run, val
from jobcareer_kb.writers.docx.story import Story

_STYLES = {"compact": "Workshop Compact", "cards": "Workshop Cards"}
"""Table styles of kinds of tables that have one of their own."""
_BOXED = "Workshop Cards"
"""The table style whose borders a cell to write in has too."""
_CARD = 1750
"""Least height of a card in twips, for 12-point type. A base cannot say it: in Word, no style of
tables has a height of rows."""
_ALONE = 1 / 3
"""The share of a page from which on a row may stand alone there, below its head."""
_WORD = 16
"""Letters of the longest word that a column makes room for."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the words of one cell are set."""

    style: str
    manner: Manner
    layout: ParagraphFormat


@dataclass(frozen=True, slots=True)
class _Grid:
    """What every row of one table must know of it."""

    story: Story
    table: Table
    widths: tuple[int, ...]

    @property
    def style(self) -> str:
        """The name of its table style."""
        return _style(self.table)


def _style(block: Table) -> str:
    return _STYLES.get(block.kind, "Workshop Table")


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
    grid = _Grid(story, block, _widths(story, block))
    together = _height(grid) < story.measures.height * (2 if held else 1) / 3
    # Of three rows, both edges hold all, and a heading above them may find no room.
    is_tall = len(block.rows) == 3 and _height(grid) > story.measures.height / 2
    alone = 0 if is_tall else story.measures.height * _ALONE
    rows = [_head(grid)]
    last = len(block.rows)
    for place, row in enumerate(block.rows, 1):
        # No low row stands alone, neither the first one below the head nor the last one; cards may.
        edge = {1: 0, last - 1: last - 1}.get(place) if block.kind != "cards" else None
        is_low = edge is not None and _row_height(grid, block.rows[edge]) < alone
        rows.append(_row(grid, row, keep_next if place == last else together or is_low))
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


def _widths(story: Story, block: Table) -> tuple[int, ...]:
    """Shares of the width as twips that add up to it."""
    wanted = [column.width for column in block.columns]
    least = [_longest_word(story, block, place) for place in range(len(wanted))]
    return tuple(widths(story.width, wanted, least))


def _longest_word(story: Story, block: Table, place: int) -> int:
    """Width that a column needs lest a word of it breaks, with the margins of its cells."""
    texts = [plain(block.columns[place].head)]
    for row in block.rows:
        for inner in row.cells[place].blocks:
            texts += [plain(runs) for runs in inlines_of(inner)]
    # Addresses may break; a word longer than this is one.
    words = (len(word) for text in texts for word in text.split() if len(word) <= _WORD)
    return story.measures.letters(1 + max(words, default=0)) + _beside(story, _style(block))


def _beside(story: Story, style: str) -> int:
    """Room to the left and right of the words of a cell."""
    return sum(_margin(story, style, side) for side in ("left", "right"))


def _margin(story: Story, style: str, side: str) -> int:
    return story.styles.number(style, f"tblPr/tblCellMar/{side}", "w")


def _height(grid: _Grid) -> int:
    """About how high the table stands; what is low enough is kept on one page."""
    return sum(_row_height(grid, row) for row in grid.table.rows)


def _row_height(grid: _Grid, row: Row) -> int:
    margins = sum(_margin(grid.story, grid.style, side) for side in ("top", "bottom"))
    words = max(_lines(grid, cell, width) for cell, width in _filled(grid, row))
    return max(_card(grid), margins + words)


def _filled(grid: _Grid, row: Row) -> list[tuple[Cell, int]]:
    beside = _beside(grid.story, grid.style)
    return list(zip(row.cells, (width - beside for width in grid.widths), strict=True))


def _lines(grid: _Grid, cell: Cell, width: int) -> int:
    """About how high the words of a cell stand, with the room to write below them."""
    measures = grid.story.measures
    words = (plain(runs) for block in cell.blocks for runs in inlines_of(block))
    lines = sum(1 + measures.letters(len(text)) // max(width, 1) for text in words if text)
    room = grid.story.styles.number(_answer(cell), "pPr/spacing", "after") if cell.answer else 0
    return lines * measures.line + room


def _answer(cell: Cell) -> str:
    """The style of the last words of a cell to write in; the space after them is the room."""
    return f"Answer {cell.answer.title()}"


def _card(grid: _Grid) -> int:
    """The least height of a row of cards; 0 in another table."""
    return grid.story.measures.em(_CARD) if grid.table.kind == "cards" else 0


def _properties(grid: _Grid, name: str) -> str:
    named = grid.table.columns[0].names_row
    return (
        f"<w:tblPr>{val('tblStyle', escape(grid.story.styles.ids[grid.style]))}"
        '<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"06A0" if named else "0620"}" w:firstRow="1" w:lastRow="0"'
        f' w:firstColumn="{int(named)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{val('tblCaption', escape(name))}"
        f"{val('tblDescription', escape(grid.table.summary))}</w:tblPr>"
    )


_HEADS = {"a": "Side A Head", "b": "Side B Head"}


def _head(grid: _Grid) -> str:
    story, cells = grid.story, []
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


def _row(grid: _Grid, row: Row, keep_next: bool) -> str:
    story = grid.story
    fill = story.styles.xml(_FILLED[row.role], "pPr/shd") if row.role else ""
    height = _card(grid)
    size = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    cells = []
    for cell, column, width in zip(row.cells, grid.table.columns, grid.widths, strict=True):
        setting = _setting(grid, row, cell, column, keep_next)
        boxed = cell.answer or grid.table.kind == "cards"
        borders = _four_sides(story) if boxed else ""
        cells.append(_cell(width, _contents(story, cell, setting), borders + fill))
    return f"<w:tr><w:trPr><w:cantSplit/>{size}</w:trPr>{''.join(cells)}</w:tr>"


def _setting(grid: _Grid, row: Row, cell: Cell, column: Column, keep_next: bool) -> _Setting:
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
    return _Setting(style, grid.story.runs.manner(style), layout)


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
            style = "Answer Prompt" if block.role == "prompt" else setting.style
            runs = story.runs.write(words, setting.manner)
            paragraphs.append(Para(style, runs, setting.layout))
    apart = story.styles.number("List Bullet", "pPr/spacing", "after")
    paragraphs[1:] = [para.over(before=apart) for para in paragraphs[1:]]
    if cell.answer:
        paragraphs[-1] = replace(paragraphs[-1], style=_answer(cell))
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
