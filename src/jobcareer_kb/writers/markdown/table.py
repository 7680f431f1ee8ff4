"""Tables in Pandoc's Markdown: a pipe table where cells are one paragraph, else a grid."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import zip_longest

from jobcareer_kb.document import CellBlock, Column, Paragraph, Table, marked
from jobcareer_kb.inline import Inlines
from jobcareer_kb.writers.markdown.inline import block, inline

_LINE = 72
"""Up to here Pandoc lets the words decide on the widths, and cells are padded for the reader."""
_DASHES = 60
"""Beyond it the dashes under a head tell the share of its column."""
_LEAST_DASHES = 4
_DOUBTFUL = re.compile(
    "[^\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20b5\u2190-\u22ff\u25a0-\u25cf]"
)
_ROOMLESS = ("Mn", "Me", "Cf")
"""Categories of signs that stand on others or do not show."""

Write = Callable[[Sequence[CellBlock]], str]


def table(value: Table, write: Write) -> str:
    """Return a table with its caption; `write` turns the blocks of a cell into Markdown."""
    simple = all(
        len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph)
        for row in value.rows
        for cell in row.cells
    )
    body = _pipe(value) if simple else _grid(value, write)
    return f"{body}\n\n: {inline(value.caption)}" if value.caption else body


def _pipe(value: Table) -> str:
    rows = [[inline(_head(column)) for column in value.columns]]
    for row in value.rows:
        cells = (cell.blocks[0] for cell in row.cells)
        rows.append([inline(p.content) if isinstance(p, Paragraph) else "" for p in cells])
    widths = [max(_width(row[at]) for row in rows) for at in range(len(value.columns))]
    rules = [max(_LEAST_DASHES, wide + 2) for wide in widths]
    if sum(rules) + len(rules) + 1 > _LINE:
        whole = sum(column.width for column in value.columns)
        rules = [max(_LEAST_DASHES, _DASHES * column.width // whole) for column in value.columns]
        widths = [0] * len(widths)
    rule = _rule(rules, "-", value.columns)
    head, *body = (_line(row, widths, value.columns) for row in rows)
    return "\n".join((head, f"|{'|'.join(rule)}|", *body))


def _grid(value: Table, write: Write) -> str:
    """Return a grid; its columns are as wide as their longest line, for nothing is wrapped."""
    rows = [[[_one_wide(block(_head(column)))] for column in value.columns]]
    for record in value.rows:
        rows.append([_one_wide(write(cell.blocks)).split("\n") for cell in record.cells])
    columns = range(len(value.columns))
    widths = [max(len(line) for row in rows for line in row[at]) for at in columns]
    rules = [wide + 2 for wide in widths]
    border = f"+{'+'.join(_rule(rules, '-'))}+"
    lines = [border]
    for at, row in enumerate(rows):
        lines += (_line(parts, widths) for parts in zip_longest(*row, fillvalue=""))
        lines.append(border if at else f"+{'+'.join(_rule(rules, '=', value.columns))}+")
    return "\n".join(lines)


def _head(column: Column) -> Inlines:
    return marked(column.head, column.side) if column.side else column.head


def _line(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column] = ()) -> str:
    padded = []
    for at, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
        room = " " * (wide - _width(cell))
        padded.append(room + cell if columns and columns[at].align == "right" else cell + room)
    return f"| {' | '.join(padded)} |"


def _rule(widths: Sequence[int], sign: str, columns: Sequence[Column] = ()) -> list[str]:
    """Return the rule of each column; a colon at its end aligns to the right."""
    parts = [sign * width for width in widths]
    for at, column in enumerate(columns):
        if column.align == "right":
            parts[at] = f"{parts[at][1:]}:"
    return parts


def _one_wide(text: str) -> str:
    """Write signs by their numbers that may be wider or narrower than a letter.

    A grid is read by the place of its lines, and no two programs agree on such signs.
    """
    return _DOUBTFUL.sub(lambda sign: f"&#{ord(sign.group())};", text)


def _width(text: str) -> int:
    """Return how many columns a text takes on a terminal; line ends count as any sign."""
    return sum(
        0
        if unicodedata.category(sign) in _ROOMLESS
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )
