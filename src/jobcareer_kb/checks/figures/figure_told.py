"""A figure says of which place and year it is as its row says it, and its description agrees.

Bad:   place: Iowa        (its row says Ohio, and another row of the table says Iowa)
Bad:   what: Median rent in Texas        (its row says Ohio)
Bad:   what: Median rent in 2022, year: 2024
Mend:  correct `place` or `what`; or name the row that was meant.
Why:   the number is right, and printed for another place or year. A place is compared where the
       table has it in a column; `what` where it names what another row has in a column, such as
       its name or title; a year in `what` where it is none of those of the figure.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.figures import Cell, Lack, look_up
from jobcareer_kb.inline import Route
from jobcareer_kb.model.figure import Figure

_YEAR = re.compile(r"(?<![\d$.,-])(?:19|20)\d\d(?![\d.,%-])")
Said = tuple[Route, str, str]


def _differing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    columns = _Columns()
    for figure in kb.of("figure", Figure):
        found = look_up(figure, kb.tables)
        cell = None if isinstance(found, Lack) else found
        row = () if cell is None else (Related(cell.table.span(cell.row), "the row"),)
        slips = list(_of_row(figure, cell, columns)) if cell is not None else []
        for route, message, help in (*slips, *_of_year(figure, cell)):
            yield CHECK.rule.at(kb.locate(f"figure/{figure.id}", route), message, help, row)


def _of_year(figure: Figure, cell: Cell | None) -> Iterator[Said]:
    known = {str(year) for year in (figure.year, figure.to) if year is not None}
    if cell is not None:
        known |= {str(year) for year in (cell.year, cell.to) if year is not None}
    told = _YEAR.findall(shown(figure.what))
    if known and told and known.isdisjoint(told):
        message = f"{quoted(shown(figure.what))}, but the figure is of {' to '.join(sorted(known))}"
        yield ("what",), message, "write the year of the figure, or none"


class _Columns:
    """What stands in the columns of tables; each is read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], frozenset[str]] = {}

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
        if here.casefold() != place and columns.holds(cell, column, place):
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
