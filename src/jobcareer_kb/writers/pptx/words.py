"""Blocks as paragraphs: every block but a table can stand as words in a placeholder."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Callout,
    Cue,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Table,
    look_of,
    marked,
)
from jobcareer_kb.inline import Inline, Inlines, Span, Strong, Text, plain
from jobcareer_kb.writers.pptx.faces import Face, Faces
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph

_COLORS = {"a": "accent2", "b": "accent3"}
_BEFORE = 12


def paragraphs(block: Block, faces: Faces) -> Iterator[SlideParagraph]:
    """Yield a block as paragraphs, at the sizes of body text."""
    match block:
        case Heading(level=level, content=content):
            face = replace(faces.large, bold=True) if level < 3 else faces.strong
            yield SlideParagraph(content, face, before=_BEFORE)
        case Paragraph(content=content, role=role):
            yield SlideParagraph(content, _face(role, faces), before=_BEFORE)
        case ListBlock(kind=kind, items=items):
            for item in items:
                yield SlideParagraph(item_words(item), faces.body, faces.bullets[kind], _BEFORE)
        case Callout(title=title, blocks=blocks):
            yield SlideParagraph(title, faces.strong, before=_BEFORE)
            yield from words(blocks, faces)
        case Panel(side=side, title=title, blocks=blocks):
            face = replace(faces.strong, color=_COLORS[look_of(side)])
            yield SlideParagraph(marked(title, side), face, before=_BEFORE)
            yield from words(blocks, faces)
        case Cue(content=content):
            yield SlideParagraph((*cue_label(block), *content), faces.body, before=_BEFORE)
        case Bibliography(entries=entries):
            for entry in entries:
                content = (Text(f"[{entry.number}]\t"), *entry.content)
                bullet = faces.bullets["reference"]
                yield SlideParagraph(content, faces.fine, bullet, _BEFORE // 2)
        case Table() | Illustration() | Drawing():
            raise TypeError("a table or a picture is no paragraph")


def words(blocks: Iterable[Block], faces: Faces) -> tuple[SlideParagraph, ...]:
    """Return the paragraphs of blocks in their order."""
    return tuple(para for block in blocks for para in paragraphs(block, faces))


def pairs(blocks: Iterable[Block], faces: Faces) -> Iterator[SlideParagraph]:
    """Yield the words of one side; a bold lead-in without a colon has a line of its own."""
    for block in blocks:
        lead, rest = _lead_in(block)
        if lead is None:
            yield from paragraphs(block, faces)
        else:
            yield SlideParagraph((lead,), faces.strong, before=_BEFORE)
            yield SlideParagraph(rest, faces.body)


def _face(role: str, faces: Faces) -> Face:
    """Return the face of a paragraph by the part it plays."""
    if role in ("meta", "source", "prompt", "hint"):
        return faces.soft
    return {"kicker": faces.kicker, "subtitle": faces.large}.get(role, faces.body)


def _lead_in(block: Block) -> tuple[Inline | None, Inlines]:
    """Part a bold lead-in from what it introduces; a sentence that goes on is none."""
    if not isinstance(block, Paragraph) or block.role != "body" or len(block.content) < 2:
        return None, ()
    lead, *rest = block.content
    if isinstance(rest[0], Text):
        rest[0] = Text(rest[0].text.lstrip())
    follows = plain(tuple(rest))
    bold = isinstance(lead, Strong) or (isinstance(lead, Span) and lead.role == "label")
    if not bold or plain((lead,)).endswith(":") or not follows or follows[0].islower():
        return None, ()
    return lead, tuple(node for node in rest if node != Text(""))


def item_words(item: ListItem) -> Inlines:
    """Return the words of a list entry; what a page prints at its edge follows in brackets."""
    if not item.aside:
        return item.content
    return (*item.content, Text(" ("), *item.aside, Text(")"))


def cue_label(cue: Cue) -> Inlines:
    """Return the words that tell what a cue asks for."""
    return (Strong((Text(f"{cue.named}:"),)), Text(" "))
