"""A figure says what its row says: the same value, of the same year, in the same unit.

Bad:   value: 52050        (the row of data/bls_projections_2024_34.csv has 32050)
Bad:   prints: less than 9 years           (plainer words for `Less than 5 years`)
Bad:   year: 2025          (its release; the column job_zone_date has 08/2018)
Good:  value: 32050
       year: 2024
       data: {file: bls_projections_2024_34.csv, row: {soc_code: 39-9011},
              column: median_annual_wage_2024_usd}
Mend:  `check --fix` writes what the row says; or correct the row, if it is the one that is wrong.
Why:   a figure is typed once and looked at by nobody until it is wrong. The year is that of the
       column `year_column`; without it, the one in the name of the column, or of the file. The
       unit is compared where the name of the column tells it: usd, eur and gbp are amounts, pct
       and percent are shares, and thousands and millions ask for `times`.
Note:  `None` in a table is a word. It is no number, and a figure with `unit: words` may have it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.figures import Cell, Lack, look_up
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.figure import WORDS, Figure

_CURRENCIES = {"usd": ("$", "usd"), "eur": ("€", "eur"), "gbp": ("£", "gbp")}
_SHARES = frozenset({"pct", "percent"})
_REWORD = "look at the plainer words in 'prints' too"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TIMES = {"thousands": 1000, "millions": 10**6}
Said = tuple[Route, str, str]
"""The field at fault, what was found, what to do."""


def _differing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for figure in kb.of("figure", Figure):
        name = f"figure/{figure.id}"
        for field in ("value", "year"):
            if figure.data is None and getattr(figure, field) is None:
                message = f"figure '{figure.id}' says no {field}, and names no row that does"
                help = f"add '{field}:', or 'data:' with the row of a table"
                yield CHECK.rule.at(kb.locate(name, ("id",)), message, help)
        if strange := _reworded(figure):
            message = f"'prints' says {strange[0]}, and the value is '{figure.value}'"
            help = "write the number of the value"
            yield CHECK.rule.at(kb.locate(name, ("prints",)), message, help)
        found = look_up(figure, kb.tables)
        if isinstance(found, Lack):
            yield CHECK.rule.at(kb.locate(name, found.route), *found[1:])
        elif found is not None:
            row = Related(found.table.span(found.row), "the row")
            for route, message, help in _said(kb, figure, found):
                yield CHECK.rule.at(kb.locate(name, route), message, help, (row,))


def _reworded(figure: Figure) -> list[str]:
    """Numbers in the plainer words for a value that has others."""
    own = _NUMBER.findall(figure.value or "")
    return [each for each in _NUMBER.findall(figure.prints or "") if own and each not in own]


def _said(kb: KnowledgeBase, figure: Figure, cell: Cell) -> Iterator[Said]:
    counted = list(_times(figure, cell))  # of another size, the value is not to be compared
    yield from counted or _value(figure, cell)
    yield from _years(figure, cell)
    yield from _unit(kb, figure, cell)


def _value(figure: Figure, cell: Cell) -> Iterator[Said]:
    if figure.unit != WORDS and cell.number is None:
        at: Route = ("data", "column") if figure.value is None else ("value",)
        message = f"{cell.column} of the row is no number: '{cell.text[:40]}'"
        yield at, message, "name another column or row; or say 'unit: words'"
    elif figure.value is not None and not _equal(figure.value, cell):
        help = _mend(cell.value) if figure.prints is None else f"{_mend(cell.value)}; {_REWORD}"
        yield ("value",), f"value {figure.value}, but the row has {cell.value}", help


def _equal(value: str, cell: Cell) -> bool:
    return value.strip() == cell.text if cell.number is None else Decimal(value) == cell.number


def _mend(right: object) -> str:
    return f"write {right}, or correct the row"


def _years(figure: Figure, cell: Cell) -> Iterator[Said]:
    if cell.year is None:
        message = f"neither '{cell.column}' nor '{cell.table.name}' says of which year the row is"
        yield ("data", "column"), message, "name the column that does as 'year_column'"
    elif figure.year is not None and figure.year != cell.year:
        yield ("year",), f"year {figure.year}, but the row is of {cell.year}", _mend(cell.year)
    if figure.to is not None and cell.to is not None and figure.to != cell.to:
        yield ("to",), f"a span to {figure.to}, but the row's ends in {cell.to}", _mend(cell.to)


def _unit(kb: KnowledgeBase, figure: Figure, cell: Cell) -> Iterator[Said]:
    unit = figure.unit.casefold()
    expected: tuple[str, ...] = next((_CURRENCIES[u] for u in _CURRENCIES if u in cell.units), ())
    if not expected and cell.units & _SHARES:
        expected = (*(word.casefold() for word in kb.words.figures.percent), "%")
    counted = any(word in cell.units for word in _TIMES)
    if not expected and counted and unit in (*map(str.casefold, kb.words.figures.percent), "%"):
        message = f"unit '{figure.unit}', but the column is {cell.column}, which counts"
        yield ("unit",), message, "write what it counts"
    if expected and unit not in expected:
        message = f"unit '{figure.unit}', but the column is {cell.column}"
        yield ("unit",), message, f"write '{expected[0]}'"


def _times(figure: Figure, cell: Cell) -> Iterator[Said]:
    times = next((_TIMES[word] for word in _TIMES if word in cell.units), 1)
    if figure.data is not None and figure.data.times % times and figure.unit != WORDS:
        said = next(word for word in _TIMES if word in cell.units)
        message = f"the column is {cell.column}, which counts in {said}"
        yield ("data", "column"), message, f"write 'times: {times}' below it"


CHECK = check("JK373", "figure-of-row", Severity.ERROR, __doc__, _differing)
