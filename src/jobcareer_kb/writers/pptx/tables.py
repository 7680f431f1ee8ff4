"""Native tables on a slide: a head row, thin rules, columns wide enough for their longest word."""

from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_VERTICAL_ANCHOR
from pptx.table import _Cell
from pptx.util import Emu

from jobcareer_kb.document import Column, Row, Table, inlines_of, look_of, marked
from jobcareer_kb.inline import plain
from jobcareer_kb.writers._columns import widths
from jobcareer_kb.writers.pptx.boxes import POINT, Box, stretch
from jobcareer_kb.writers.pptx.canvas import UNDRESSED, Canvas
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.markup import RIGHT_ANSWER, element, outline, paint
from jobcareer_kb.writers.pptx.places import Place
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph
from jobcareer_kb.writers.pptx.words import words

ROW = 587000
"""Height of a row where there is room."""
_SIDE = 114300
_UPRIGHT = 45720
"""Room above and below the words of a cell, as PowerPoint has it where nobody says any."""
_RULE = 12700
_SEAM = 76200
"""White between the squares of two steps."""


_OF_A_STEP = ("Number", "Step", "Hint")

Words = tuple[SlideParagraph, ...]
"""The words of one cell."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A table at one step down the scale of sizes."""

    cells: list[list[Words]]
    widths: list[int]
    least: list[int]


class TableBand:
    """A table that fits itself to a box."""

    grows = False

    def __init__(self, table: Table, canvas: Canvas, width: int) -> None:
        self._table = table
        self._canvas = canvas
        self._faces = canvas.faces
        self._width = width
        self._steps = table.kind == "steps" and _numbered(table)
        self._step = [canvas.design.place("Steps", name) for name in _OF_A_STEP]
        self._cells = [self._head(), *(self._body(row) for row in table.rows)]
        self._laid: dict[int, _Laid] = {}

    def need(self, step: int) -> int:
        """Return the least height of all rows."""
        return sum(self._lay(step).least)

    def want(self, step: int) -> int:
        """Return the height at which the rows look at ease."""
        return sum(self._ease(step))

    def put(self, box: Box, step: int) -> None:
        """Put the table on the slide."""
        laid = self._lay(step)
        heights = stretch(laid.least, self._ease(step), box.height)
        grid = self._canvas.table(len(heights), len(laid.widths), box, self._table.summary)
        properties: Any = grid._tbl.tblPr
        properties.remove(properties.find("{*}tableStyleId"))  # the library dresses every table
        grid.horz_banding = False
        for at, width in enumerate(laid.widths):
            grid.columns[at].width = Emu(width)
        for at, height in enumerate(heights):
            grid.rows[at].height = Emu(height)
            for number, cell in enumerate(grid.rows[at].cells):
                self._fill(cell, at, number, laid.cells[at][number])

    def broken(self, step: int) -> str:
        """Return a word that is wider than its column."""
        laid = self._lay(step)
        found = (
            self._canvas.setter.broken(paras, width - 2 * _SIDE)
            for row in laid.cells
            for paras, width in zip(row, laid.widths, strict=True)
        )
        return next(filter(None, found), "")

    def _head(self) -> list[Words]:
        heads: list[Words] = []
        for at, column in enumerate(self._table.columns):
            words, face = column.head, self._faces.strong
            if column.side:
                words = marked(words, column.side)
                color = self._side(column).face.color
                face = replace(face, color=color)
            heads.append((SlideParagraph(words, face, align=self._align(at)),))
        return heads

    def _side(self, column: Column) -> Place:
        """Return the place whose look the head of a side has."""
        look = look_of(column.side) if column.side else ""
        return self._canvas.design.place("Comparison", f"Head {look.upper()}")

    def _body(self, row: Row) -> list[Words]:
        cells = []
        for at, (column, cell) in enumerate(zip(self._table.columns, row.cells, strict=True)):
            face = self._faces.body
            if self._steps:
                face = self._step[min(at, 2)].face
            elif row.role == "total" or column.names_row:
                face = self._faces.strong
            paras = words(cell.blocks, self._faces)
            cells.append(tuple(self._dressed(para, face, self._align(at)) for para in paras))
        return cells

    def _dressed(self, para: SlideParagraph, face: Face, align: str) -> SlideParagraph:
        """Dress running text in the face of its cell; small print and labels keep their own."""
        chosen = face if para.face == self._faces.body else para.face
        return replace(para, face=chosen, before=min(para.before, 4), align=align)

    def _align(self, number: int) -> str:
        if self._steps and number == 0:
            return "ctr"
        return "r" if self._table.columns[number].align == "right" else ""

    def _lay(self, step: int) -> "_Laid":
        """Return cells, widths and least heights at a step; asked for often, found once."""
        if step not in self._laid:
            cells = [[tuple(p.smaller(step) for p in c) for c in row] for row in self._cells]
            widths = self._widths(cells)
            least = [
                max(
                    self._canvas.setter.height(paras, width - 2 * _SIDE) + 2 * _UPRIGHT
                    for paras, width in zip(row, widths, strict=True)
                )
                for row in cells
            ]
            self._laid[step] = _Laid(cells, widths, least)
        return self._laid[step]

    def _ease(self, step: int) -> list[int]:
        body = self._step[0].box.height if self._steps else ROW
        least = self._lay(step).least
        return [max(body if at else ROW, height) for at, height in enumerate(least)]

    def _widths(self, cells: list[list[Words]]) -> list[int]:
        """Share the width as the columns ask, but break no word where that can be helped."""
        least = self._lengths(cells, whole=False)
        wanted = [column.width for column in self._table.columns]
        if self._steps:
            wanted = [0, *self._lengths(cells, whole=True)[1:]]
        return widths(self._width, wanted, least)

    def _lengths(self, cells: list[list[Words]], whole: bool) -> list[int]:
        """Return how wide each column is at its longest word, or its longest paragraph."""
        width = self._canvas.setter.width
        lengths = [
            max(width(para, whole) for row in cells for para in row[number]) + 2 * _SIDE + POINT
            for number in range(len(self._table.columns))
        ]
        if self._steps:
            lengths[0] = max(lengths[0], self._step[0].box.width)
        return lengths

    def _fill(self, cell: _Cell, at: int, number: int, paras: Words) -> None:
        """Put words, lines and ground into a cell; the library has no word for the lines."""
        tc: Any = cell._tc
        tc[:] = element(
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{self._canvas.setter.xml(paras, UNDRESSED)}"
            f"</a:txBody><a:tcPr>{self._edges(at, number)}</a:tcPr></a:tc>"
        )
        cell.margin_left = cell.margin_right = Emu(_SIDE)
        cell.vertical_anchor = MSO_VERTICAL_ANCHOR.MIDDLE
        if ground := self._ground(at, number):
            paint(cell.fill, ground)

    def _edges(self, at: int, number: int) -> str:
        """Return the lines of a cell; neighbors say the same of the line they share."""
        rule, width = self._canvas.design.rule, _RULE
        if self._steps and number == 0:
            rule, width = "bg1", _SEAM
        none = outline("", _RULE, "a:lnL") + outline("", _RULE, "a:lnR")
        above = outline(rule if at else "", width, "a:lnT")
        return none + above + outline(rule, width, "a:lnB")

    def _ground(self, at: int, number: int) -> str:
        column = self._table.columns[number]
        if not at:
            return self._side(column).fill if column.side else "bg2"
        if self._steps and number == 0:
            return self._step[0].fill
        return RIGHT_ANSWER if self._table.rows[at - 1].role == "key" else ""


def _numbered(table: Table) -> bool:
    """Tell whether the first column holds nothing but numbers."""
    blocks = (block for row in table.rows for block in row.cells[0].blocks)
    numbers = (plain(content).strip() for block in blocks for content in inlines_of(block))
    return len(table.columns) in (2, 3) and all(len(number) <= 2 for number in numbers)
