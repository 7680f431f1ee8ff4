"""A figure says of which place and year it is as its row says it, and its description agrees.

Bad:   place: Iowa        (its row says Ohio, and another row of the table says Iowa)
Bad:   what: Median rent in Texas        (its row says Ohio)
Bad:   what: Median rent in 2022, year: 2024
Mend:  correct `place` or `what`; or name the row that was meant.
Why:   the number is right, and printed for another place or year. A place is compared where the
       table has it, or that of another figure, in a column; `what` where it names what another row
       has in a column, such as its name or title; a year in `what` where it is none of those of the
       figure. A year to come passes where there is a `to`, or a word such as "projected", which
       are `to_come` below `figures` in words.yaml.
"""

import datetime
import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import any_of, quoted, shown
from jobcareer_kb.checks._to_come import is_to_come
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.figures import Cell, Lack, look_up
from jobcareer_kb.inline import Route
from jobcareer_kb.model.figure import Figure

_YEAR = re.compile(r"(?<![\d$.,-])(?:19|20)\d\d(?![\d.,%-])")
Said = tuple[Route, str, str]


def _differing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    columns = _Columns()
    cells = [(each, look_up(each, kb.tables)) for each in kb.of("figure", Figure)]
    for figure, found in cells:
        if isinstance(found, Cell):
            columns.learn(figure, found)
    for figure, found in cells:
        cell = None if isinstance(found, Lack) else found
        row = () if cell is None else (Related(cell.table.span(cell.row), "the row"),)
        slips = list(_of_row(figure, cell, columns)) if cell is not None else []
        for route, message, help in (*slips, *_of_year(figure, cell), *_to_come(context, figure)):
            yield CHECK.rule.at(kb.locate(f"figure/{figure.id}", route), message, help, row)


def _of_year(figure: Figure, cell: Cell | None) -> Iterator[Said]:
    known = {str(year) for year in (figure.year, figure.to) if year is not None}
    if cell is not None:
        known |= {str(year) for year in (cell.year, cell.to) if year is not None}
    told = _YEAR.findall(shown(figure.what))
    if known and told and known.isdisjoint(told):
        message = f"{quoted(shown(figure.what))}, but the figure is of {' to '.join(sorted(known))}"
        yield ("what",), message, "write the year of the figure, or none"


def _to_come(context: Context, figure: Figure) -> Iterator[Said]:
    if figure.year is None or figure.to is not None:
        return
    foretold = any_of(context.kb.words.figures.to_come)
    is_told = foretold.search(f"{shown(figure.what)} {figure.series}") is not None
    if is_to_come(context, datetime.date(figure.year, 1, 1)) and not is_told:
        yield ("year",), f"{figure.year} is still to come", "write the year of the value"


class _Columns:
    """What stands in the columns of tables; each is read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], frozenset[str]] = {}
        self._of_places: set[tuple[str, str]] = set()

    def learn(self, figure: Figure, cell: Cell) -> None:
        """Remember which columns have the places of figures."""
        place = figure.place.casefold()
        for column in cell.table.columns:
            if cell.table.cell(cell.row, column).casefold() == place:
                self._of_places.add((cell.table.name, column))

    def has_places(self, cell: Cell, column: str) -> bool:
        """Say whether the place of some figure stands in its row, in this column."""
        return (cell.table.name, column) in self._of_places

    def holds(self, cell: Cell, column: str, said: str) -> bool:
        """Say whether some row says this in a column."""
        key = (cell.table.name, column)
        if key not in self._known:
            rows = cell.table.rows
            self._known[key] = frozenset(cell.table.cell(row, column).casefold() for row in rows)
        return said in self._known[key]


def _of_row(figure: Figure, cell: Cell, columns: _Columns) -> Iterator[Said]:
    place = figure.place.casefold()
    for column in cell.table.columns:
        here = cell.table.cell(cell.row, column)
        is_other = columns.holds(cell, column, place) or columns.has_places(cell, column)
        if here.casefold() != place and is_other:
            message = f"'{figure.place}', but the row has '{here}' in its column {column}"
            yield ("place",), message, f"write '{here}', or name the row of {figure.place}"
            return
    rows = _rows(shown(figure.what))
    for column in cell.table.columns:
        here = cell.table.cell(cell.row, column)
        other = next((said for said in rows if columns.holds(cell, column, said)), "")
        if other and here.casefold() not in rows:
            message = f"{quoted(shown(figure.what))} names '{other}', but the row is of '{here}'"
            yield ("what",), message, "correct it, or name the row that was meant"
            return


def _rows(text: str) -> list[str]:
    """Rows of up to six words of a text, in lower case, the longest first; no bare number."""
    words = re.findall(r"[^\s,;()]+", text.casefold())
    rows = (" ".join(words[at : at + n]) for n in range(6, 0, -1) for at in range(len(words)))
    return [row for row in rows if len(row) > 3 and not row[0].isdigit()]


CHECK = check("JK376", "figure-told", Severity.WARNING, __doc__, _differing)
