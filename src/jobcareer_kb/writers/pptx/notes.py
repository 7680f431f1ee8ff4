"""Speaker notes: what to say, ask and do, as plain paragraphs under the slide."""

import copy
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart
from pptx.slide import NotesSlide, Slide

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
from jobcareer_kb.writers.pptx.markup import found, set_words, slide_number
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


class NotesPages:
    """The notes pages of one deck: the library makes the first, the others are copies of it.

    It looks through all parts for each new page, and clones it from the master shape by shape.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._blank: Any = None
        self._count = 0

    def write(self, slide: Slide, blocks: tuple[Block, ...], title: Inlines) -> None:
        """Put the notes of a slide below it.

        A slide without notes has its title there: a notes page is never blank.
        """
        notes = self._page(slide)
        link = partial(notes.part.relate_to, reltype=RT.HYPERLINK, is_external=True)
        said = [SlideParagraph(line, _FACE) for line in lines(blocks)]
        setter = Typesetter(self._language, None, link)
        words = {
            "body": setter.xml(said or [SlideParagraph(title, _FACE)], _FACE),
            "sldNum": f"<a:p>{slide_number(self._language)}</a:p>",
        }
        for shape in found(notes.element, "p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph]"):
            (kind,) = found(shape, "p:nvSpPr/p:nvPr/p:ph/@type") or ["obj"]
            if kind in words:
                set_words(shape.get_or_add_txBody(), words[kind])

    def _page(self, slide: Slide) -> NotesSlide:
        self._count += 1
        if self._blank is None:
            first = slide.notes_slide
            self._blank = copy.deepcopy(first.element)
            self._master = first.part.part_related_by(RT.NOTES_MASTER)
            return first
        name = PackURI(f"/ppt/notesSlides/notesSlide{self._count}.xml")
        root = copy.deepcopy(self._blank)
        part = NotesSlidePart(name, CT.PML_NOTES_SLIDE, slide.part.package, root)
        part.relate_to(self._master, RT.NOTES_MASTER)
        part.relate_to(slide.part, RT.SLIDE)
        slide.part.relate_to(part, RT.NOTES_SLIDE)
        page: NotesSlide = part.notes_slide
        return page
