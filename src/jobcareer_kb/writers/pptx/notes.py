"""Speaker notes: what to say, ask and do, as plain paragraphs under the slide."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import Slide

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
    Table,
    marked,
)
from jobcareer_kb.inline import Inlines, Text
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.markup import set_words, slide_number
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph, Typesetter
from jobcareer_kb.writers.pptx.words import item_words

_FACE = Face((12,))
"""As the notes master has it: nothing of it is written down."""


def lines(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Yield every block as lines of notes; lists begin with their sign."""
    for block in blocks:
        match block:
            case Paragraph(content=content) | Heading(content=content):
                yield content
            case Cue(content=content):
                yield (Text(f"{block.named}: "), *content)
            case ListBlock(kind=kind, items=items):
                for at, item in enumerate(items):
                    yield (Text(_sign(kind, at)), *item_words(item))
            case Bibliography(entries=entries):
                for entry in entries:
                    yield (Text(f"[{entry.number}] "), *entry.content)
            case Callout(title=title, blocks=inner):
                yield title
                yield from lines(inner)
            case Panel(side=side, title=title, blocks=inner):
                yield marked(title, side)
                yield from lines(inner)
            case Illustration(alt=alt) | Drawing(alt=alt):
                yield (Text(alt),)
            case Table():
                yield from _table(block)


def _sign(kind: str, at: int) -> str:
    if kind == "number":
        return f"{at + 1}. "
    if kind in ("letter", "choose-one", "choose-many"):
        return f"{chr(65 + at)}. "
    return "- "


def _table(table: Table) -> Iterator[Inlines]:
    """Yield a line a row, each cell behind the head of its column."""
    if table.caption:
        yield table.caption
    for row in table.rows:
        line: list[Inlines] = [(Text("- "),)]
        for column, cell in zip(table.columns, row.cells, strict=True):
            line.append((Text("; "),) if len(line) > 1 else ())
            line.append((*column.head, Text(": "), *_joined(lines(cell.blocks))))
        yield _joined(line, "")


def _joined(parts: Iterable[Inlines], between: str = " ") -> Inlines:
    joined: list[Inlines] = []
    for part in parts:
        joined.append((Text(between), *part) if joined and between else part)
    return tuple(node for part in joined for node in part)


def write_notes(slide: Slide, blocks: tuple[Block, ...], title: Inlines, language: str) -> None:
    """Put the notes of a slide below it.

    A slide without notes has its title there: a notes page is never blank.
    """
    notes = slide.notes_slide
    link = partial(notes.part.relate_to, reltype=RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    said = [SlideParagraph(line, _FACE) for line in lines(blocks)] or [SlideParagraph(title, _FACE)]
    words = {
        PP_PLACEHOLDER.BODY: Typesetter(language, None, link).xml(said, _FACE),
        PP_PLACEHOLDER.SLIDE_NUMBER: f"<a:p>{slide_number(language)}</a:p>",
    }
    placeholders: Any = notes.placeholders
    for shape in placeholders:
        if shape.placeholder_format.type in words:
            set_words(shape.text_frame._txBody, words[shape.placeholder_format.type])
