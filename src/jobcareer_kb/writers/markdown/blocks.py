"""Blocks as Pandoc's Markdown, parted by blank lines."""

from collections.abc import Iterable, Iterator, Sequence

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cue,
    Drawing,
    Entry,
    Heading,
    Illustration,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Table,
    marked,
)
from jobcareer_kb.inline import Inline, Inlines, Strong, Text
from jobcareer_kb.writers.markdown.inline import block as block_words
from jobcareer_kb.writers.markdown.inline import inline
from jobcareer_kb.writers.markdown.table import table

_LETTERED = ("letter", "choose-one", "choose-many")
_SEAM = "<!-- -->"
"""Keeps two lists in a row apart."""


def blocks(values: Iterable[Block]) -> str:
    """Return blocks in their order."""
    parts: list[str] = []
    last: Block | None = None
    for value in values:
        if isinstance(value, ListBlock) and isinstance(last, ListBlock):
            parts.append(_SEAM)
        parts.extend(pieces(value))
        last = value
    return "\n\n".join(parts)


def pieces(value: Block) -> Iterator[str]:
    """Yield the pieces of a block between which a blank line stands."""
    match value:
        case Heading(level=level, content=content):
            yield f"{'#' * level} {inline(content)}"
        case Paragraph(content=content):
            yield block_words(content)
        case ListBlock():
            yield _list(value)
        case Table():
            yield table(value, blocks)
        case Callout(title=title, blocks=inner):
            yield _quote(blocks((Paragraph((Strong(title),)), *inner)))
        case Panel(side=side, level=level, title=title, blocks=inner):
            yield f"{'#' * level} {inline(marked(title, side))}"
            yield blocks(inner)
        case Cue():
            yield inline(cue_words(value))
        case Illustration(alt=alt) | Drawing(alt=alt):
            yield f"\\[{block_words((Text(alt),))}\\]"
        case Bibliography(entries=entries):
            yield from (block_words(entry_words(entry)) for entry in entries)


def _list(value: ListBlock) -> str:
    return "\n".join(
        f"{_sign(value.kind, at)}{block_words(item_words(item))}"
        for at, item in enumerate(value.items)
    )


def _sign(kind: str, at: int) -> str:
    if kind == "number":
        return f"{at + 1}. "
    if kind in _LETTERED:
        return f"{chr(65 + at)}.  "  # Pandoc wants two spaces, or it is somebody's initial
    return "- [ ] " if kind == "checklist" else "- "


def _quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def cue_words(cue: Cue) -> Inlines:
    """Return what a cue says behind the words that tell what it asks for."""
    return (Strong((Text(f"{cue.named}:"),)), Text(" "), *cue.content)


def entry_words(entry: Entry) -> Inlines:
    """Return a reference behind its number."""
    return (Text(f"[{entry.number}] "), *entry.content)


def item_words(item: ListItem) -> Inlines:
    """Return the words of a list entry; what a page prints at its edge follows in brackets."""
    if not item.aside:
        return item.content
    return (*item.content, Text(" ("), *item.aside, Text(")"))


def rows_as_list(value: Table) -> Sequence[Block]:
    """Return a table as words: a list entry a row, each cell behind the head of its column."""
    items = []
    for row in value.rows:
        words: list[Inlines] = []
        for column, cell in zip(value.columns, row.cells, strict=True):
            lead = Text("; ") if words else Text("")
            said = tuple(node for inner in cell.blocks for node in _run_in(inner))
            words.append((lead, *column.head, Text(":"), *said))
        items.append(ListItem(tuple(node for part in words for node in part)))
    caption = (Paragraph(value.caption),) if value.caption else ()
    return (*caption, ListBlock("bullet", tuple(items)))


def _run_in(value: Block) -> Iterator[Inline]:
    """Yield the words of a cell on one line."""
    match value:
        case Paragraph(content=content):
            yield from (Text(" "), *content)
        case ListBlock(items=items):
            for at, item in enumerate(items):
                yield from (Text(", " if at else " "), *item_words(item))
