"""What a template is given of a path beside its record: what its rows say of moves and charts."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jobcareer_kb.figures.path_rows import PathRows
from jobcareer_kb.figures.printing import with_unit
from jobcareer_kb.inline import Route, Traced
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.model.pathway import PathChart, Pathway
from jobcareer_kb.selection import Selection
from jobcareer_kb.values import Words

_HERE = "\0"


@dataclass(frozen=True, slots=True)
class PathBar:
    """One bar."""

    name: Traced
    """Of the role."""
    shown: Traced
    """The fact that its number stands in."""
    value: str


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart with its numbers."""

    title: Traced
    measure: Traced
    shows: Traced
    form: str
    """How a spreadsheet is to print the numbers."""
    bars: tuple[PathBar, ...]


@dataclass(frozen=True, slots=True)
class DrawnPath:
    """What the rows of a path say."""

    brings: dict[str, tuple[Traced, ...]]
    """By the id of a role: what the move to it asks for and brings."""
    charts: tuple[DrawnChart, ...]


def drawn_paths(selection: Selection) -> dict[str, DrawnPath]:
    """What the rows say of each path, by its id."""
    return {
        record.id: _Drawing(selection, name, record).drawn()
        for name, record in selection.records.items()
        if isinstance(record, Pathway)
    }


class _Drawing:
    def __init__(self, selection: Selection, name: str, path: Pathway) -> None:
        self._selection = selection
        self._name = name
        self._path = path
        self._rows = PathRows(path, selection.figures.get(name, {}), selection.amounts.get)

    def drawn(self) -> DrawnPath:
        return DrawnPath(
            {move.to: tuple(self._brings(at)) for at, move in enumerate(self._path.moves)},
            tuple(
                self._chart(at, chart, bars)
                for at, chart in enumerate(self._path.charts)
                if (bars := tuple(self._rows.bars(chart.column)))
            ),
        )

    def _brings(self, at: int) -> Iterator[Traced]:
        move = self._path.moves[at]
        if move.words is not None:
            yield self._traced(("moves", at, "words"), move.words)
        for place in self._rows.gains(move):
            yield self._traced(("rises", place, "words"), self._path.rises[place].words)

    def _chart(
        self, at: int, chart: PathChart, bars: tuple[tuple[int, Decimal], ...]
    ) -> DrawnChart:
        title, measure, shows = (
            self._traced(("charts", at, field), getattr(chart, field))
            for field in ("title", "measure", "shows")
        )
        form = self._form(bars[0][0], chart.column, [number for _, number in bars])
        return DrawnChart(
            title, measure, shows, form, tuple(self._bar(chart, *bar) for bar in bars)
        )

    def _bar(self, chart: PathChart, role: int, number: Decimal) -> PathBar:
        fact = self._path.roles[role].facts[chart.column - 1]
        return PathBar(
            self._traced(("roles", role, "name"), self._path.roles[role].name),
            self._traced(("roles", role, "facts", chart.column - 1), fact),
            f"{number:f}",
        )

    def _form(self, role: int, column: int, numbers: list[Decimal]) -> str:
        """The number format: thousands parted, as many decimals as are known, and the unit."""
        figure = self._selection.records[self._rows.figure(role, column)]
        assert isinstance(figure, Figure)
        decimals = max(0, *(-int(number.as_tuple().exponent) for number in numbers))
        digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        before, _, after = with_unit(_HERE, figure.unit).replace('"', "").partition(_HERE)
        return "".join((_literal(before), digits, _literal(after)))

    def _traced(self, route: Route, words: Words) -> Traced:
        return Traced(self._name, route, words.inlines)


def _literal(words: str) -> str:
    return f'"{words}"' if words else ""
