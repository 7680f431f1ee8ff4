"""How wide and how high a table stands, before any format writes it."""

from dataclasses import dataclass

from jobcareer_kb.document import Cell, Row, Table, inlines_of
from jobcareer_kb.inline import plain
from jobcareer_kb.writers._columns import widths
from jobcareer_kb.writers._paper.setting import Setting

_STYLES = {"compact": "Workshop Compact", "cards": "Workshop Cards"}
"""Table styles of kinds of tables that have one of their own."""
_CARD = 1750
"""Least height of a card in twips, for 12-point type. A base cannot say it: in Word, no style of
tables has a height of rows."""
_WORD = 16
"""Letters of the longest word that a column makes room for."""


def answer_style(cell: Cell) -> str:
    """The style of the last words of a cell to write in; the space after them is the room."""
    return f"Answer {cell.answer.title()}"


@dataclass(frozen=True, slots=True)
class Grid:
    """What every row of one table must know of it; lengths in twips."""

    setting: Setting
    table: Table
    widths: tuple[int, ...]

    @classmethod
    def of(cls, setting: Setting, table: Table) -> "Grid":
        """The grid of a table, its columns as wide as they ask to be, which adds up to the text."""
        wanted = [column.width for column in table.columns]
        least = [_longest_word(setting, table, place) for place in range(len(wanted))]
        return cls(setting, table, tuple(widths(setting.width, wanted, least)))

    @property
    def style(self) -> str:
        """The name of its table style."""
        return _style(self.table)

    @property
    def card(self) -> int:
        """The least height of a row of cards; 0 in another table."""
        return self.setting.measures.em(_CARD) if self.table.kind == "cards" else 0

    @property
    def height(self) -> int:
        """About how high the table stands; what is low enough is kept on one page."""
        return sum(map(self.row_height, self.table.rows))

    def margin(self, side: str) -> int:
        """Room between the words of a cell and its edge."""
        return _margin(self.setting, self.style, side)

    def row_height(self, row: Row) -> int:
        """About how high a row stands."""
        beside = _beside(self.setting, self.style)
        filled = zip(row.cells, self.widths, strict=True)
        words = max(self._lines(cell, width - beside) for cell, width in filled)
        return max(self.card, self.margin("top") + self.margin("bottom") + words)

    def _lines(self, cell: Cell, width: int) -> int:
        """About how high the words of a cell stand, with the room to write below them."""
        measures = self.setting.measures
        words = (plain(runs) for block in cell.blocks for runs in inlines_of(block))
        lines = sum(1 + measures.letters(len(text)) // max(width, 1) for text in words if text)
        style = answer_style(cell)
        room = self.setting.styles.number(style, "pPr/spacing", "after") if cell.answer else 0
        return lines * measures.line + room


def _style(block: Table) -> str:
    return _STYLES.get(block.kind, "Workshop Table")


def _longest_word(setting: Setting, block: Table, place: int) -> int:
    """Width that a column needs lest a word of it breaks, with the margins of its cells."""
    texts = [plain(block.columns[place].head)]
    for row in block.rows:
        for inner in row.cells[place].blocks:
            texts += [plain(runs) for runs in inlines_of(inner)]
    # Addresses may break; a word longer than this is one.
    words = (len(word) for text in texts for word in text.split() if len(word) <= _WORD)
    return setting.measures.letters(1 + max(words, default=0)) + _beside(setting, _style(block))


def _beside(setting: Setting, style: str) -> int:
    """Room to the left and right of the words of a cell."""
    return sum(_margin(setting, style, side) for side in ("left", "right"))


def _margin(setting: Setting, style: str, side: str) -> int:
    return setting.styles.number(style, f"tblPr/tblCellMar/{side}", "w")
