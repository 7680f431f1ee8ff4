"""A table of public data as a file holds it: columns by name, rows with their lines."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from jobcareer_kb.diagnostic import Span

FOLDER = "data/"
"""Where the tables of a knowledge base lie."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row."""

    line: int
    """Where it begins in the file."""
    width: int
    """Characters of that line."""
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The rows of one file."""

    name: str
    """Name of the file, below the folder of tables."""
    shown: str
    """As findings name it."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    _indexes: dict[tuple[str, ...], dict[tuple[str, ...], list[Row]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.columns)}

    def cell(self, row: Row, column: str) -> str:
        """What stands in a column of a row, without spaces at its ends."""
        return row.cells[self._places[column]].strip()

    def where(self, wanted: dict[str, str]) -> list[Row]:
        """The rows in which these columns hold these words; each set of columns is read once."""
        columns = tuple(sorted(wanted))
        if columns not in self._indexes:
            index: dict[tuple[str, ...], list[Row]] = {}
            for row in self.rows:
                index.setdefault(tuple(self.cell(row, name) for name in columns), []).append(row)
            self._indexes[columns] = index
        return self._indexes[columns].get(tuple(wanted[name].strip() for name in columns), [])

    def span(self, row: Row) -> Span:
        """Where a row stands."""
        return Span(self.shown, row.line, 1, row.line, row.width + 1)


def matching(pattern: str, names: Iterable[str]) -> list[str]:
    """The names that a pattern stands for, in which `*` is any signs."""
    first, *rest = pattern.split("*")
    if not rest:
        return [name for name in names if name == first]
    *within, last = rest
    return [name for name in names if _holds(name, first, within, last)]


def _holds(name: str, first: str, within: Iterable[str], last: str) -> bool:
    """Say whether a name begins and ends so, with the rest in its order: one pass, no way back."""
    end = len(name) - len(last)
    if not name.startswith(first) or not name.endswith(last) or len(first) > end:
        return False
    at = len(first)
    for part in within:
        found = name.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True
