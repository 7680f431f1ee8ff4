"""From a template's XML to the document model: the document, its running words and its sections."""

from typing import Any, cast

from jobcareer_kb.document import Block, Document, Header, Heading, Section
from jobcareer_kb.inline import Inlines, plain, without_cites
from jobcareer_kb.rendering.bind import Bindings
from jobcareer_kb.rendering.blocks import Blocks
from jobcareer_kb.rendering.elements import Element, parse_xml, refuse_attributes, tag

LAYOUTS = (
    "page", "title", "agenda", "question", "comparison", "steps", "list", "quiz", "close",
    "references",
)  # fmt: skip


def read_document(xml: str, bindings: Bindings, frame: Document, template: str) -> Document:
    """Read rendered XML into a document; `frame` gives what no template decides.

    Raises RenderFault with template line, element and the nearest record.
    """
    root = parse_xml(xml, template, bindings)
    return _document(root, frame, Blocks(bindings, template, frame))


def _document(root: Element, frame: Document, blocks: Blocks) -> Document:
    if tag(root) != "document":
        raise blocks.fault(root, "expected <document>", "wrap the template in <document>")
    refuse_attributes(root, blocks.fault)
    header, footer = _running(root, blocks)
    facilitator = blocks.choice(root, "band", ("yes", "no"), "no") == "yes"
    blocks.deck = blocks.choice(root, "kind", ("", "deck"), "") == "deck"
    sheet = blocks.choice(root, "title-size", ("document", "sheet"), "document")
    blocks.choice(root, "first-header", ("yes", "no"), "yes")
    sections = tuple(
        _section(child, root, header, blocks) for child in root if tag(child) == "section"
    )
    if not sections:
        raise blocks.fault(root, "no <section>", "add a section with the first heading")
    title = next((b.content for s in sections for b in s.blocks if isinstance(b, Heading)), None)
    if title is None:
        raise blocks.fault(root, "no heading", "begin the first section with <h1>")
    return Document(
        title=plain(without_cites(title)),
        subject=frame.subject,
        language=frame.language,
        creator=frame.creator,
        revised=frame.revised,
        version=frame.version,
        licence_url=frame.licence_url,
        labels=frame.labels,
        footer=footer,
        sections=sections,
        facilitator=facilitator,
        title_size=cast(Any, sheet),
    )


def _running(root: Element, blocks: Blocks) -> tuple[tuple[Inlines, Inlines], Inlines]:
    left: Inlines = ()
    right: Inlines = ()
    footer: Inlines = ()
    for child in root:
        if tag(child) == "header":
            left = blocks.runs.of(_only(child, "left", blocks))
            right = blocks.runs.of(_only(child, "right", blocks))
        elif tag(child) == "footer":
            footer = blocks.runs.of(child)
        elif tag(child) != "section":
            raise blocks.fault(child, f"<{tag(child)}> in <document>", "put it in a <section>")
    if not footer:
        raise blocks.fault(root, "no <footer>", "add the footer's words")
    return (left, right), footer


def _only(element: Element, name: str, blocks: Blocks) -> Element:
    found = element.findall(name)
    if len(found) != 1:
        raise blocks.fault(element, f"expected one <{name}>", f"add <{name}>...</{name}>")
    return found[0]


def _section(
    element: Element, root: Element, header: tuple[Inlines, Inlines], blocks: Blocks
) -> Section:
    blocks.runs.begin_section()
    layout = blocks.choice(element, "layout", LAYOUTS, "page")
    blocks.level = 1 if blocks.deck else blocks.level
    read: list[Block] = []
    notes: tuple[Block, ...] = ()
    for child in blocks.children(element):
        if tag(child) == "aside" and child.get("class") == "notes":
            notes = _notes(child, blocks)
        else:
            read.append(blocks.block(child))
    if blocks.runs.unnamed:
        raise blocks.fault(
            element, "texts without their citations", "name them with <kb-sources/> below"
        )
    if not read:
        raise blocks.fault(element, "an empty section", "remove it, or print something")
    kind = blocks.choice(element, "header", ("band", "plain", "none"), _default(root))
    return Section(
        blocks=tuple(read),
        layout=layout,
        header=None if kind == "none" else Header(*header, band=kind == "band"),
        header_on_first_page=root.get("first-header") != "no",
        new_page=blocks.choice(element, "break", ("", "page"), "") == "page",
        columns=blocks.count(element, "columns"),
        held=blocks.choice(element, "hold", ("", "headings"), "") == "headings",
        notes=notes,
    )


def _default(root: Element) -> str:
    if root.find("header") is None:
        return "none"
    return "band" if root.get("band") == "yes" else "plain"


def _notes(element: Element, blocks: Blocks) -> tuple[Block, ...]:
    level, blocks.level = blocks.level, 6
    notes = tuple(blocks.block(child) for child in blocks.children(element))
    blocks.level = level
    return notes
