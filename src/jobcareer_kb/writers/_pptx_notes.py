"""Speaker notes: what to say, ask and do, as plain paragraphs under the slide."""

from collections.abc import Iterable, Iterator

from jobcareer_kb.document import (
    CUE_LABELS,
    Bibliography,
    Block,
    Callout,
    Cue,
    Heading,
    ListBlock,
    Panel,
    Paragraph,
    Table,
    marked,
)
from jobcareer_kb.inline import Inlines, Text
from jobcareer_kb.theme import Theme
from jobcareer_kb.writers._pptx_markup import DECLARATION, NAMESPACES, Relations, escape
from jobcareer_kb.writers._pptx_shapes import slide_number, tree
from jobcareer_kb.writers._pptx_text import Face, Para, Typesetter
from jobcareer_kb.writers._pptx_words import item_words

_FACE = Face(12)


def lines(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Yield every block as lines of notes; lists begin with their sign."""
    for block in blocks:
        match block:
            case Paragraph(content=content) | Heading(content=content):
                yield content
            case Cue(kind=kind, content=content):
                yield (Text(f"{CUE_LABELS[kind]}: "), *content)
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


def notes_part(
    blocks: tuple[Block, ...], title: Inlines, slide: str, theme: Theme, language: str
) -> tuple[bytes, Relations]:
    """Return the notes of a slide and their relationships.

    A slide without notes has its title there: a notes page is never blank.
    """
    relations = Relations()
    relations.add("notesMaster", "../notesMasters/notesMaster1.xml")
    relations.add("slide", f"../slides/{slide}")
    setter = Typesetter(theme, language, relations)
    said = [Para(line, _FACE) for line in lines(blocks)] or [Para(title, _FACE)]
    shapes = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
        '</p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
        f'{setter.xml(said, _FACE)}</p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id="4" '
        'name="Slide Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>'
        f"<a:bodyPr/><a:lstStyle/><a:p>{slide_number(escape(language))}</a:p></p:txBody></p:sp>"
    )
    part = (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld>{tree(shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()
    return part, relations
