"""Two documents that say the same in two languages, laid side by side as one.

Both come from one template and the same records, so their blocks pair off. What stands above and
between tables goes into two columns; cells that people write in or cut out hold both languages, one
below the other; titles and heads say both on one line. What is no text of the room, such as sources
and license, stays in the language of the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar, cast

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cell,
    CellBlock,
    Column,
    Document,
    Heading,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Row,
    Section,
    Table,
)
from jobcareer_kb.inline import Foreign, Inline, Inlines, Strong, Text, Traced, plain

T = TypeVar("T")
_APART = Text(" / ")
_FEW = 60
"""Characters of a cell in both languages that stand on one line."""
_KEPT = ("source", "hint")
"""Roles of paragraphs that stay in the language of the first."""


class Unpaired(Exception):
    """The two documents are not made of the same blocks."""


def side_by_side(
    first: Document, other: Document, heads: tuple[str, str], summary: str
) -> Document:
    """One document of two; `heads` name their languages, `summary` says what a table of both is.

    Raises Unpaired where their blocks differ.
    """
    laid = _Laid(other.language, heads, summary)
    pairs = _pairs(first.sections, other.sections)
    return replace(
        first,
        title=f"{first.title} / {other.title}",
        sections=tuple(laid.section(a, b) for a, b in pairs),
    )


def _pairs(ours: tuple[T, ...], theirs: tuple[T, ...]) -> list[tuple[T, T]]:
    if len(ours) != len(theirs):
        raise Unpaired
    return list(zip(ours, theirs, strict=True))


class _Laid:
    """What lays pairs of blocks side by side."""

    def __init__(self, language: str, heads: tuple[str, str], summary: str) -> None:
        self._language = language
        self._heads = heads
        self._summary = summary

    def section(self, a: Section, b: Section) -> Section:
        kept = [block for block in b.blocks if _is_kept(block)]
        pairs = _pairs(
            tuple(block for block in a.blocks if not _is_kept(block)),
            tuple(block for block in b.blocks if not _is_kept(block)),
        )
        theirs = {id(ours): other for ours, other in pairs}
        blocks: list[Block] = []
        row: list[tuple[CellBlock, CellBlock]] = []
        for block in a.blocks:
            other = theirs.get(id(block))
            if _is_running(block) and _is_running(other):
                row.append((cast(CellBlock, block), cast(CellBlock, other)))
                continue
            blocks += self._columns(row)
            row = []
            blocks.append(block if other is None else self._paired(block, other))
        more = kept[len([block for block in a.blocks if _is_kept(block)]) :]
        return replace(a, blocks=(*blocks, *self._columns(row), *map(self._in_other, more)))

    def _columns(self, row: list[tuple[CellBlock, CellBlock]]) -> Iterator[Table]:
        """Running text in two columns; nothing where there is none."""
        if row:
            ours = Cell(tuple(block for block, _ in row))
            theirs = Cell(tuple(self._cell_block(block) for _, block in row))
            yield self._table([Row((ours, theirs))])

    def _table(self, rows: list[Row]) -> Table:
        ours, theirs = self._heads
        heads = (Text(ours),), (Foreign(self._language, (Text(theirs),)),)
        return Table("plain", tuple(Column(head) for head in heads), tuple(rows), (), self._summary)

    def _paired(self, a: Block, b: Block) -> Block:
        match a, b:
            case Heading(), Heading():
                return replace(a, content=self._both(a.content, b.content))
            case Paragraph(role="kicker"), Paragraph():
                return a  # it says which file this is, and room is short
            case Paragraph(), Paragraph():
                return replace(a, content=self._both(a.content, b.content))
            case Panel(), Panel():
                title = self._both(a.title, b.title)
                return replace(a, title=title, blocks=self._stacked(a.blocks, b.blocks))
            case Callout(), Callout():
                title = self._both(a.title, b.title) if a.title else ()
                return replace(a, title=title, blocks=self._stacked(a.blocks, b.blocks))
            case Table(), Table():
                return self._tables(a, b)
            case _ if type(a) is type(b):
                return a
        raise Unpaired

    def _tables(self, a: Table, b: Table) -> Table:
        rows = _pairs(a.rows, b.rows)
        if _is_told(a):
            return self._table([Row((_joined(x), self._foreign(_joined(y)))) for x, y in rows])
        columns = (
            replace(x, head=self._both(x.head, y.head)) for x, y in _pairs(a.columns, b.columns)
        )
        caption = self._both(a.caption, b.caption) if a.caption else ()
        return replace(
            a,
            columns=tuple(columns),
            rows=tuple(
                replace(x, cells=tuple(self._cell(*both) for both in _pairs(x.cells, y.cells)))
                for x, y in rows
            ),
            caption=caption,
        )

    def _cell(self, a: Cell, b: Cell) -> Cell:
        """One cell. Of its room the hint in two languages takes what one more line of writing did,
        so that a sheet of one page stays on it."""
        answer = "phrase" if a.answer == "sentence" else a.answer
        return replace(a, blocks=self._stacked(a.blocks, b.blocks), answer=answer)

    def _stacked(
        self, ours: tuple[CellBlock, ...], theirs: tuple[CellBlock, ...]
    ) -> tuple[CellBlock, ...]:
        """Both languages one below the other, a few words on one line; what is the same in both
        stands once."""
        if [_said(block) for block in ours] == [_said(block) for block in theirs]:
            return ours
        match ours, theirs:
            case (Paragraph() as a,), (Paragraph() as b,):
                if len(_said(a)) + len(_said(b)) <= _FEW:
                    return (replace(a, content=self._both(a.content, b.content)),)
        return (*ours, *map(self._cell_block, theirs))

    def _foreign(self, cell: Cell) -> Cell:
        return replace(cell, blocks=tuple(map(self._cell_block, cell.blocks)))

    def _cell_block(self, block: CellBlock) -> CellBlock:
        if isinstance(block, Paragraph):
            return replace(block, content=self._marked(block.content))
        items = (
            ListItem(self._marked(item.content), self._marked(item.aside)) for item in block.items
        )
        return replace(block, items=tuple(items))

    def _in_other(self, block: Block) -> Block:
        return self._cell_block(block) if isinstance(block, Paragraph) else block

    def _both(self, ours: Inlines, theirs: Inlines) -> Inlines:
        """Both on one line; what is the same in both stands once."""
        if plain(ours) == plain(theirs):
            return ours
        return (*ours, _APART, *self._marked(theirs))

    def _marked(self, runs: Inlines) -> Inlines:
        """Words with their language; it stands within the trace, which leads to the record."""
        return tuple(map(self._node, runs))

    def _node(self, node: Inline) -> Inline:
        if isinstance(node, Traced):
            return replace(node, children=(Foreign(self._language, node.children),))
        return Foreign(self._language, (node,))


def _is_kept(block: Block) -> bool:
    """Say whether a block is no text of the room."""
    if isinstance(block, Paragraph):
        return block.role in _KEPT
    return isinstance(block, Bibliography)


def _is_running(block: Block | None) -> bool:
    """Say whether a block goes into a column: what is read on, and no line with a part of its
    own."""
    return isinstance(block, ListBlock) or (isinstance(block, Paragraph) and block.role == "body")


def _is_told(table: Table) -> bool:
    """Say whether a table only tells of words what they mean."""
    answers = any(cell.answer for row in table.rows for cell in row.cells)
    return len(table.columns) == 2 and table.columns[0].names_row and not answers


def _joined(row: Row) -> Cell:
    """The word and its meaning in one cell."""
    word, meaning = row.cells
    named = tuple(
        replace(block, content=(Strong(block.content),))
        for block in word.blocks
        if isinstance(block, Paragraph)
    )
    return Cell((*named, *meaning.blocks))


def _said(block: CellBlock) -> str:
    every: Iterable[Inlines] = (
        (block.content,) if isinstance(block, Paragraph) else (item.content for item in block.items)
    )
    return " ".join(map(plain, every))
