"""Tables of public data (pure): a file of comma-separated values becomes columns and rows.

Such a file may come from anywhere. It is read as UTF-8 like every file of a knowledge base; what is
no table is said at its line.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from jobcareer_kb.diagnostic import Diagnostic, Related, Span
from jobcareer_kb.figures import FOLDER, Row, Table
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.texts import FileText

MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
_TOLD = 10
"""Rows of one file that are told of; nobody mends a thousand one by one."""
_HELP = "save it with commas between the cells, and double quotes round a cell that holds a comma"


def is_table(path: str) -> bool:
    """Say whether a file of the knowledge base is read as a table, by its path."""
    below = path.removeprefix(FOLDER)
    return path.startswith(FOLDER) and "/" not in below and below.endswith(".csv")


def read_table(held: FileText) -> tuple[Table | None, list[Diagnostic]]:
    """The table in a file, and all that is wrong with it; None where it cannot be relied on."""
    text, faults = held.decoded
    if faults:
        return None, list(faults)
    reader = _Reader(text, held.shown)
    rows = list(reader.rows())
    if not rows and not reader.faults:
        reader.fault(1, "a table without a row", "write the names of the columns, then the rows")
    if reader.faults:
        return None, reader.faults
    head, *body = rows
    name = held.file.path.removeprefix(FOLDER)
    columns = tuple(cell.strip() for cell in head.cells)
    return Table(name, held.shown, columns, tuple(body)), list(_doubled(body, held.shown))


class _Reader:
    """One pass over the lines of a file."""

    def __init__(self, text: str, shown: str) -> None:
        self.text = text
        self.shown = shown
        self.lines = text.split("\n")
        self.faults: list[Diagnostic] = []

    def fault(self, line: int, message: str, help: str) -> None:
        """A finding about a whole line."""
        width = len(self.lines[line - 1]) if line <= len(self.lines) else 0
        span = Span(self.shown, line, 1, line, width + 1)
        self.faults.append(rules.TABLE.at(span, message, help))

    def rows(self) -> Iterator[Row]:
        """The rows, the head first; those of another length are told and left out."""
        expected, after = 0, 0
        reader = csv.reader(io.StringIO(self.text, newline=""), strict=True)
        try:
            for number, cells in enumerate(reader):
                line, after = after + 1, reader.line_num
                if number > MOST_ROWS:
                    self.fault(line, f"more than {MOST_ROWS:,} rows", "split the table")
                    return
                if not number:
                    expected = len(cells)
                    self._head(line, cells)
                elif cells and len(cells) != expected:
                    self._ragged(line, len(cells), expected)
                if len(self.faults) >= _TOLD:
                    return
                if len(cells) == expected and cells:
                    yield Row(line, len(self.lines[line - 1]), tuple(cells))
        except csv.Error as fault:
            self.fault(min(after + 1, len(self.lines)), f"no table: {_said(fault)}", _HELP)

    def _head(self, line: int, cells: list[str]) -> None:
        names = [cell.strip() for cell in cells]
        if not names:
            self.fault(line, "the first line is empty", "begin with the names of the columns")
        elif len(names) > MOST_COLUMNS:
            self.fault(line, f"more than {MOST_COLUMNS:,} columns", "leave out what nobody names")
        elif len(names) == 1 and ";" in names[0]:
            self.fault(line, "cells parted by ';', expected ','", _HELP)
        elif "" in names:
            place = names.index("") + 1
            self.fault(line, f"column {place} has no name", "name it, or take it out")
        elif len(set(names)) < len(names):
            twice = Counter(names).most_common(1)[0][0]
            self.fault(line, f"two columns named '{twice}'", "give one of the two another name")

    def _ragged(self, line: int, found: int, expected: int) -> None:
        cells = "1 cell" if found == 1 else f"{found} cells"
        help = "add what is missing, or put double quotes round a cell that holds a comma"
        self.fault(line, f"{cells} in this row, expected {expected} as in the first line", help)


def _said(fault: csv.Error) -> str:
    """What the reader of the standard library met, in words."""
    words = str(fault)
    if "unexpected end" in words:
        return "a double quote opens a cell and never closes"
    if "expected after" in words:
        return "signs between the double quote that closes a cell and the next comma"
    return (
        "a cell that is too long" if "field larger" in words else "a line that ends within a cell"
    )


def _doubled(rows: list[Row], shown: str) -> Iterator[Diagnostic]:
    """Rows that say the same as one before."""
    first: dict[tuple[str, ...], Row] = {}
    yield from islice(_again(rows, shown, first), _TOLD)


def _again(rows: list[Row], shown: str, first: dict[tuple[str, ...], Row]) -> Iterator[Diagnostic]:
    for row in rows:
        before = first.setdefault(row.cells, row)
        if before is not row:
            spans = [Span(shown, each.line, 1, each.line, each.width + 1) for each in (row, before)]
            other = Related(spans[1], "the other one")
            message = f"the same row as in line {before.line}"
            yield rules.TABLE_ROW.at(spans[0], message, "take one of the two out", (other,))
