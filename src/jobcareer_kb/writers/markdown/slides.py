"""A deck in Pandoc's slide syntax: one slide a section, whatever Pandoc makes of it.

Pandoc begins a slide of its own for a table or for columns when text stands before or after, so a
section is arranged before it is written: words first, then one table; words beside columns
within them. Tried with Pandoc 2.17, to PowerPoint and reveal.js.
"""

from collections.abc import Iterator, Sequence

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cue,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    Panel,
    Paragraph,
    Section,
    Table,
    marked,
)
from jobcareer_kb.inline import Inlines, Strong, Text, plain
from jobcareer_kb.writers.markdown.blocks import (
    blocks,
    cue_words,
    entry_words,
    item_words,
    pieces,
    rows_as_list,
)
from jobcareer_kb.writers.markdown.inline import block, inline

_BREAK = "\\\n"


def title_lines(section: Section) -> tuple[str, str]:
    """Return title and subtitle of the opening slide, which Pandoc makes from the metadata."""
    title = head(section, 1)
    rest = [value for value in section.blocks if value is not title]
    if any(isinstance(value, Table) for value in rest):
        raise ValueError(
            f"slide 1 {plain(title.content)!r}: a table cannot stand on a title slide; "
            "give it a slide of its own"
        )
    return block(title.content), _BREAK.join(block(line) for line in _lines(rest))


def _lines(values: Sequence[Block]) -> Iterator[Inlines]:
    """Yield every word of blocks as lines: metadata has neither lists nor panels."""
    for value in values:
        match value:
            case Paragraph(content=content) | Heading(content=content):
                yield content
            case ListBlock(items=items):
                yield from (item_words(item) for item in items)
            case Callout(title=title, blocks=inner):
                yield from (title, *_lines(inner))
            case Panel(side=side, title=title, blocks=inner):
                yield from (marked(title, side), *_lines(inner))
            case Cue():
                yield cue_words(value)
            case Illustration(alt=alt) | Drawing(alt=alt):
                yield (Text(f"[{alt}]"),)
            case Bibliography(entries=entries):
                yield from (entry_words(entry) for entry in entries)


def slide(section: Section, number: int, before: Sequence[Block] = ()) -> str:
    """Return a section as a slide; `before` are notes that have no slide of their own."""
    title = head(section, number)
    parts = [f"## {inline(title.content)}"]
    rest = [_below(value) for value in section.blocks if value is not title]
    parts.extend(part for part in _body(rest) if part)
    notes = blocks((*before, *section.notes))
    if notes:
        parts.append(f"::: notes\n{notes}\n:::")
    return "\n\n".join(parts)


def head(section: Section, number: int) -> Heading:
    """Return the heading that is the slide's title: the highest."""
    heads = [value for value in section.blocks if isinstance(value, Heading)]
    title = min(heads, key=lambda value: value.level, default=None)
    if title is None or not plain(title.content).strip():
        raise ValueError(f"slide {number} ({section.layout}) has no title; give it a heading")
    return title


def _below(value: Block) -> Block:
    """Keep lower headings and kickers from looking like a slide's title."""
    match value:
        case Heading(content=content):
            return Paragraph((Strong(content),))
        case Paragraph(content=content, role="kicker"):
            return Paragraph((Strong(content),))
    return value


def _body(values: Sequence[Block]) -> Iterator[str]:
    panels = [value for value in values if isinstance(value, Panel)]
    if len(panels) == 2:
        yield _columns(values, panels[1])
        return
    table: Table | None = None
    words: list[Block] = []
    for value in values:
        if table is None and isinstance(value, Table):
            table = value
        else:
            words.extend(_unfolded(value))
    yield blocks(words)
    if table:
        yield from pieces(table)


def _columns(values: Sequence[Block], second: Panel) -> str:
    """Return two sides next to each other; other words go into the column they stand by."""
    columns: list[list[Block]] = [[], []]
    at = 0
    for value in values:
        at = 1 if value is second else at
        columns[at].extend(_unfolded(value))
    inner = "\n\n".join(f":::: {{.column}}\n{blocks(column)}\n::::" for column in columns)
    return f"::: {{.columns}}\n{inner}\n:::"


def _unfolded(value: Block) -> Sequence[Block]:
    if isinstance(value, Panel):
        return (Paragraph((Strong(marked(value.title, value.side)),)), *value.blocks)
    if isinstance(value, Table):
        return rows_as_list(value)
    return (value,)


def metadata_line(name: str, value: str) -> str:
    """Return a line of the metadata block; a quoted scalar, which Pandoc reads as inlines."""
    quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'{name}: "{quoted}"'
