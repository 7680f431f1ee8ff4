"""The cell of a table that a figure comes from, and what is said there: value, year, unit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from jobcareer_kb.diagnostic import Related
from jobcareer_kb.figures.table import FOLDER, Row, Table, matching
from jobcareer_kb.inline import Route
from jobcareer_kb.model.figure import WORDS, DataRow, Figure
from jobcareer_kb.spelling import Spelling

Tables = Mapping[str, Table | None]
"""By the name of the file; None where it cannot be read as a table."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?")
_YEARS = re.compile(r"(?<![0-9])((?:1[89]|20)[0-9]{2})(?:[_–-]((?:1[89]|20)?[0-9]{2}))?(?![0-9])")
_MOST = 5
"""Rows or columns that one finding names."""


class Lack(NamedTuple):
    """Why a figure has no cell, or none that can be read."""

    route: Route
    """The field of the figure that is at fault."""
    message: str
    help: str
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row says of a figure."""

    table: Table
    row: Row
    column: str
    text: str
    """The cell as it stands."""
    number: Decimal | None
    """Its number, multiplied as the figure says; None where it has none."""
    year: int | None
    to: int | None

    @property
    def value(self) -> str:
        """The value as a figure writes it."""
        return self.text if self.number is None else f"{self.number:f}"

    @property
    def units(self) -> frozenset[str]:
        """The words of the column's name that may tell a unit."""
        return frozenset(re.split(r"[\W_]+", self.column.casefold()))


def look_up(figure: Figure, tables: Tables) -> Cell | Lack | None:
    """The cell of a figure; None where it names none, or its table cannot be read."""
    data = figure.data
    if data is None:
        return None
    files = matching(data.file, tables)
    if len(files) != 1:
        return _no_file(data, files, tables)
    table = tables[files[0]]
    return None if table is None else _cell(figure, data, table)


def _no_file(data: DataRow, files: list[str], tables: Tables) -> Lack:
    at: Route = ("data", "file")
    if files:
        listed = ", ".join(f"'{name}'" for name in files[:_MOST])
        return Lack(at, f"{len(files)} files fit '{data.file}': {listed}", "take out all but one")
    near = Spelling(tables).near(data.file)
    help = f"did you mean '{near}'?" if near else f"put the table into the folder '{FOLDER[:-1]}'"
    return Lack(at, f"no table '{data.file}' in the folder '{FOLDER[:-1]}'", help)


def _cell(figure: Figure, data: DataRow, table: Table) -> Cell | Lack:
    for name in (*data.row, *((data.year_column,) if data.year_column else ())):
        if name not in table.columns:
            key = ("data", "row") if name in data.row else ("data", "year_column")
            return _no_column(key, name, table)
    columns = matching(data.column, table.columns)
    if len(columns) != 1:
        return _no_column(("data", "column"), data.column, table, columns)
    rows = table.where(dict(data.row))
    if not rows:
        said = ", ".join(f"{name} '{value}'" for name, value in data.row.items())
        return Lack(("data", "row"), f"no row of {table.shown} has {said}", "correct the row")
    cells = [_read(figure, data, table, row, columns[0]) for row in rows]
    if any((c.text, c.year, c.to) != (cells[0].text, cells[0].year, cells[0].to) for c in cells):
        return _several(table, rows)
    return cells[0]


def _no_column(at: Route, name: str, table: Table, found: list[str] | None = None) -> Lack:
    if found:
        listed = ", ".join(f"'{each}'" for each in found[:_MOST])
        return Lack(at, f"{len(found)} columns fit '{name}': {listed}", "name one of them")
    near = Spelling(table.columns).near(name)
    help = f"did you mean '{near}'?" if near else f"it has {', '.join(table.columns[:_MOST])} ..."
    return Lack(at, f"no column '{name}' in {table.shown}", help)


def _several(table: Table, rows: list[Row]) -> Lack:
    return Lack(
        ("data", "row"),
        f"{len(rows)} rows of {table.shown} fit, and they say different things",
        "name more columns, so that one row is left",
        tuple(Related(table.span(row), "one of them") for row in rows[:_MOST]),
    )


def _read(figure: Figure, data: DataRow, table: Table, row: Row, column: str) -> Cell:
    text = table.cell(row, column)
    number = number_in(text) if figure.unit != WORDS else None
    year, to = _years(data, table, row, column)
    if number is not None and data.times > 1:
        number = (number * data.times).normalize()
    return Cell(table, row, column, text, number, year, to)


def number_in(text: str) -> Decimal | None:
    """The number of a cell; None where it is none."""
    plain = text.strip().replace("\u2212", "-")
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def _years(data: DataRow, table: Table, row: Row, column: str) -> tuple[int | None, int | None]:
    """First and last year: in a column of their own, else in the name of the column or the file."""
    own = data.year_column
    places = [table.cell(row, own)] if own else [column, table.name]
    found = [_YEARS.search(place) for place in places]
    first = next((int(each[1]) for each in found if each), None)
    spans = [each for each in found if each and each[2]]
    last = spans[0] if spans else None
    return first, int(last[1][: 4 - len(last[2])] + last[2]) if last else None
