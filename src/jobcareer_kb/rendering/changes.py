"""The same document with other words: one change, made to every run of inlines."""

from collections.abc import Callable
from dataclasses import replace

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cell,
    Cue,
    Document,
    Drawing,
    DrawnBox,
    Heading,
    Illustration,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Row,
    Table,
)
from jobcareer_kb.inline import Inlines, with_addresses

Change = Callable[[Inlines], Inlines]


def on_paper(document: Document) -> Document:
    """The document as paper takes it: the address of a link stands behind its words.

    A running header or footer keeps to one line and has its links in the body too.
    """
    sections = (
        replace(
            section,
            blocks=tuple(changed(block, with_addresses) for block in section.blocks),
            notes=tuple(changed(block, with_addresses) for block in section.notes),
        )
        for section in document.sections
    )
    return replace(document, sections=tuple(sections))


def changed(block: Block, change: Change) -> Block:
    """A block with a change made to each of its runs."""
    match block:
        case Heading() | Paragraph() | Cue():
            return replace(block, content=change(block.content))
        case ListBlock():
            items = (ListItem(change(i.content), change(i.aside)) for i in block.items)
            return replace(block, items=tuple(items))
        case Table():
            columns = tuple(replace(c, head=change(c.head)) for c in block.columns)
            rows = tuple(Row(tuple(_cell(c, change) for c in r.cells), r.role) for r in block.rows)
            return replace(block, columns=columns, rows=rows, caption=change(block.caption))
        case Callout() | Panel():
            inner = tuple(changed(b, change) for b in block.blocks)
            return replace(block, title=change(block.title), blocks=inner)  # type: ignore[arg-type]
        case Illustration():
            return block
        case Drawing():
            return replace(block, boxes=tuple(_box(box, change) for box in block.boxes))
        case Bibliography():
            entries = (replace(e, content=change(e.content)) for e in block.entries)
            return Bibliography(tuple(entries))


def _box(box: DrawnBox, change: Change) -> DrawnBox:
    lines = tuple(change(line) for line in box.lines)
    return replace(box, label=change(box.label), name=change(box.name), lines=lines)


def _cell(cell: Cell, change: Change) -> Cell:
    blocks = tuple(changed(block, change) for block in cell.blocks)
    return replace(cell, blocks=blocks)  # type: ignore[arg-type]
