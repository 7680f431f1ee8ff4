"""What a figure prints: its value with its unit, its year, or a part of them."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache

from jobcareer_kb.figures.cell import Cell, Tables, look_up, number_in
from jobcareer_kb.inline import escaped
from jobcareer_kb.model import Record
from jobcareer_kb.model._words.figures import FigureWords
from jobcareer_kb.model.figure import WORDS, Figure

_SIGNS = frozenset("$€£¥₹₩₽₺₫₦₱")
_GLUED = frozenset({"%", "‰", "°"})
_BARE = "number"


class Figures:
    """Every figure of a knowledge base, as texts print it."""

    def __init__(self, records: Mapping[str, Record], tables: Tables, words: FigureWords) -> None:
        self._records = records
        self._tables = tables
        self._words = words
        self._parts: Callable[[str], Mapping[str, str] | None] = cache(self._made)

    def get(self, id_: str) -> Figure | None:
        """The record of a figure."""
        record = self._records.get(f"figure/{id_}")
        return record if isinstance(record, Figure) else None

    def printed(self, id_: str, part: str) -> str | None:
        """A part of a figure as a text has it; None where nothing is known of it."""
        parts = self._parts(id_)
        return None if parts is None else parts.get(part)

    def year(self, id_: str) -> str:
        """The year of a figure, empty where it is not known."""
        return (self._parts(id_) or {}).get("year", "")

    def number(self, id_: str) -> Decimal | None:
        """The number of a figure; None of words, and where nothing is known of it."""
        figure = self.get(id_)
        if figure is None or figure.unit == WORDS:
            return None
        if figure.value is not None:
            return number_in(figure.value)
        found = look_up(figure, self._tables)
        return found.number if isinstance(found, Cell) else None

    def _made(self, id_: str) -> Mapping[str, str] | None:
        figure = self.get(id_)
        if figure is None:
            return None
        found = look_up(figure, self._tables)
        cell = found if isinstance(found, Cell) else None
        return {part: escaped(words) for part, words in _parts(figure, cell, self._words).items()}


def _parts(figure: Figure, cell: Cell | None, words: FigureWords) -> dict[str, str]:
    value = figure.value if figure.value is not None else cell.value if cell else None
    year = figure.year if figure.year is not None else cell.year if cell else None
    if value is None or year is None:
        return {}
    number = value if figure.unit == WORDS else number_in(value)
    if number is None:
        return {}
    size = change = plain = figure.prints or value
    if isinstance(number, Decimal):
        plain = _grouped(value, words)
        size = with_unit(_grouped(value.removeprefix("-"), words), figure.unit)
        change = words.same if not number else f"{words.down if number < 0 else words.up} {size}"
    shown = with_unit(plain, figure.unit)
    span = f"{year}–{figure.to}" if figure.to else str(year)
    parts = {"": f"{shown} ({span})", "value": shown, "number": plain}
    parts |= {"size": size, "change": change}
    return {**parts, "year": str(year), **({"to": str(figure.to)} if figure.to else {})}


def _grouped(number: str, words: FigureWords) -> str:
    """A number with its thousands parted; its decimals stay as they are written."""
    whole, _, decimals = number.replace(",", "").partition(".")
    grouped = f"{int(whole):,}".replace(",", words.thousands)
    sign = "-" if number.startswith("-") and not grouped.startswith("-") else ""
    return f"{sign}{grouped}{words.point}{decimals}" if decimals else f"{sign}{grouped}"


def with_unit(number: str, unit: str) -> str:
    """A number with its unit: a currency sign stands before it, everything else behind."""
    if unit in (_BARE, WORDS):
        return number
    if unit in _SIGNS:
        size = number.removeprefix("-")
        return f"-{unit}{size}" if size != number else f"{unit}{size}"
    return f"{number}{unit}" if unit[0] in _GLUED and len(unit) == 1 else f"{number} {unit}"
