"""Native tables on a slide: a head row, thin rules, columns wide enough for their longest word."""

from collections.abc import Iterator
from dataclasses import dataclass

from jobcareer_kb.document import Column, Row, Table, marked
from jobcareer_kb.inline import plain
from jobcareer_kb.writers._pptx_canvas import Canvas
from jobcareer_kb.writers._pptx_geometry import CONTENT, POINT, Box, share, stretch
from jobcareer_kb.writers._pptx_markup import outline, solid
from jobcareer_kb.writers._pptx_text import Face, Para
from jobcareer_kb.writers._pptx_words import BODY, side_colour, words

ROW = 587000
"""Height of a row where there is room."""
_STEP_ROW = 676656
_SIDE = 114300
_UPRIGHT = 45720
_NUMBER_WIDTH = 676656
_RULE = 12700
_SEAM = 76200
"""White between the squares of two steps."""
_STEP_FACES = (Face(28, True, "bg1"), Face(28, True), Face(24, colour="tx2"))
_TABLE_BASE = Face(18)
"""What PowerPoint gives a cell that says nothing; it differs from every size of ours."""


Words = tuple[Para, ...]
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

    def __init__(self, table: Table, canvas: Canvas) -> None:
        self._table = table
        self._canvas = canvas
        self._steps = table.kind == "steps" and _numbered(table)
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
        columns = "".join(f'<a:gridCol w="{width}"/>' for width in laid.widths)
        heights = stretch(laid.least, self._ease(step), box.height)
        rows = "".join(
            f'<a:tr h="{height}">{"".join(self._row(at, cells))}</a:tr>'
            for at, (height, cells) in enumerate(zip(heights, laid.cells, strict=True))
        )
        grid = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
        self._canvas.table(self._table, grid, box)

    def _head(self) -> list[Words]:
        columns = enumerate(self._table.columns)
        return [(_aligned(_head(column), self._align(at)),) for at, column in columns]

    def _body(self, row: Row) -> list[Words]:
        cells = []
        for at, (column, cell) in enumerate(zip(self._table.columns, row.cells, strict=True)):
            face = BODY
            if self._steps:
                face = _STEP_FACES[min(at, 2)]
            elif row.role == "total" or column.names_row:
                face = Face(24, True)
            dressed = (_in_face(para, face) for para in words(cell.blocks))
            cells.append(tuple(_aligned(para, self._align(at)) for para in dressed))
        return cells

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
        body = _STEP_ROW if self._steps else ROW
        least = self._lay(step).least
        return [max(body if at else ROW, height) for at, height in enumerate(least)]

    def _widths(self, cells: list[list[Words]]) -> list[int]:
        """Share the width as the columns ask, but break no word where that can be helped."""
        least = self._lengths(cells, whole=False)
        wanted = [column.width for column in self._table.columns]
        if self._steps:
            wanted = [0, *self._lengths(cells, whole=True)[1:]]
        widths = share(CONTENT.width, wanted)
        if sum(least) > CONTENT.width:
            return widths
        lack = sum(max(0, need - width) for width, need in zip(widths, least, strict=True))
        spare = [max(0, width - need) for width, need in zip(widths, least, strict=True)]
        taken = share(lack, spare)
        return [max(w, n) - t for w, n, t in zip(widths, least, taken, strict=True)]

    def _lengths(self, cells: list[list[Words]], whole: bool) -> list[int]:
        """Return how wide each column is at its longest word, or its longest paragraph."""
        width = self._canvas.setter.width
        lengths = [
            max(width(para, whole) for row in cells for para in row[number]) + 2 * _SIDE + POINT
            for number in range(len(self._table.columns))
        ]
        if self._steps:
            lengths[0] = max(lengths[0], _NUMBER_WIDTH)
        return lengths

    def _row(self, at: int, cells: list[Words]) -> Iterator[str]:
        for number, paras in enumerate(cells):
            body = self._canvas.setter.xml(paras, _TABLE_BASE)
            yield (
                f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>"
                f'<a:tcPr marL="{_SIDE}" marR="{_SIDE}" marT="{_UPRIGHT}" marB="{_UPRIGHT}" '
                f'anchor="ctr">{self._edges(at, number)}{self._fill(at, number)}</a:tcPr></a:tc>'
            )

    def _edges(self, at: int, number: int) -> str:
        """Return the lines of a cell; neighbours say the same of the line they share."""
        rule, width = self._canvas.theme.palette.rule, _RULE
        if self._steps and number == 0:
            rule, width = "bg1", _SEAM
        none = outline("", _RULE, "a:lnL") + outline("", _RULE, "a:lnR")
        above = outline(rule if at else "", width, "a:lnT")
        return none + above + outline(rule, width, "a:lnB")

    def _fill(self, at: int, number: int) -> str:
        column = self._table.columns[number]
        if not at:
            return solid(side_colour(column.side) if column.side else "bg2")
        if self._steps and number == 0:
            return solid("accent1")
        if self._table.rows[at - 1].role == "key":
            return solid(self._canvas.theme.palette.key_tint)
        return "<a:noFill/>"


def _numbered(table: Table) -> bool:
    """Tell whether the first column holds nothing but numbers."""
    cells = (row.cells[0].blocks for row in table.rows)
    return len(table.columns) in (2, 3) and all(
        len(plain(para.content).strip()) <= 2 for blocks in cells for para in words(blocks)
    )


def _head(column: Column) -> Para:
    if column.side:
        return Para(marked(column.head, column.side), Face(24, True, "bg1"))
    return Para(column.head, Face(24, True))


def _aligned(para: Para, align: str) -> Para:
    return Para(para.content, para.face, para.bullet, para.before, align)


def _in_face(para: Para, face: Face) -> Para:
    """Dress running text in the face of its cell; small print and labels keep their own."""
    before = min(para.before, 4)
    chosen = face if para.face == BODY else para.face
    return Para(para.content, chosen, para.bullet, before)
