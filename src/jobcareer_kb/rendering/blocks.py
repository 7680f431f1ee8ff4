"""From a template's XML to the document model; what is outside the profile is a fault here.

The profile is written down in docs/templates.md. One reading serves every format, so a table
without head cells or a skipped heading level is refused once, with template, element and record.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

from jobcareer_kb.document import (
    SIDES,
    Bibliography,
    Block,
    Callout,
    Cell,
    CellBlock,
    Column,
    Cue,
    Document,
    Header,
    Heading,
    Illustration,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Row,
    Section,
    Side,
    Table,
)
from jobcareer_kb.inline import Inlines, plain, without_cites
from jobcareer_kb.rendering.bind import Bindings
from jobcareer_kb.rendering.elements import (
    Element,
    Fault,
    document_fault,
    parse_xml,
    refuse_attributes,
    tag,
)
from jobcareer_kb.rendering.runs import Runs

HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
CUES = ("say", "ask", "do", "listen")
ROLES = ("body", "kicker", "subtitle", "meta", "source", "prompt", "hint")
LISTS = {"ul": ("bullet", "checklist"), "ol": ("number", "letter", "choose-one", "choose-many")}
TABLES = ("plain", "compact", "comparison", "steps", "cards")
LAYOUTS = (
    "page", "title", "agenda", "question", "comparison", "steps", "list", "quiz", "close",
    "references",
)  # fmt: skip
ANSWERS = ("", "letter", "phrase", "sentence")


def read_document(xml: str, bindings: Bindings, frame: Document, template: str) -> Document:
    """Read rendered XML into a document; `frame` gives what no template decides.

    Raises RenderFault with template line, element and the nearest record.
    """
    root = parse_xml(xml, template, bindings)
    reader = _Reader(bindings, template, frame)
    return reader.document(root, frame)


class _Reader:
    """Reads one document; keeps the runs, which remember the citations of a section."""

    def __init__(self, bindings: Bindings, template: str, frame: Document) -> None:
        self.runs = Runs(bindings, template)
        self.fault: Fault = document_fault(bindings, template)
        self.labels = frame.labels
        self.pictures = frame.pictures
        self.level = 0

    def document(self, root: Element, frame: Document) -> Document:
        if tag(root) != "document":
            raise self.fault(root, "expected <document>", "wrap the template in <document>")
        refuse_attributes(root, self.fault)
        header, footer = self._running(root)
        facilitator = self._choice(root, "band", ("yes", "no"), "no") == "yes"
        self.deck = self._choice(root, "kind", ("", "deck"), "") == "deck"
        sheet = self._choice(root, "title-size", ("document", "sheet"), "document")
        self._choice(root, "first-header", ("yes", "no"), "yes")
        sections = tuple(
            self.section(child, root, header) for child in root if tag(child) == "section"
        )
        if not sections:
            raise self.fault(root, "no <section>", "add a section with the first heading")
        title = next(
            (b.content for s in sections for b in s.blocks if isinstance(b, Heading)), None
        )
        if title is None:
            raise self.fault(root, "no heading", "begin the first section with <h1>")
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

    def _running(self, root: Element) -> tuple[tuple[Inlines, Inlines], Inlines]:
        left: Inlines = ()
        right: Inlines = ()
        footer: Inlines = ()
        for child in root:
            if tag(child) == "header":
                left = self.runs.of(self._only(child, "left"))
                right = self.runs.of(self._only(child, "right"))
            elif tag(child) == "footer":
                footer = self.runs.of(child)
            elif tag(child) != "section":
                raise self.fault(child, f"<{tag(child)}> in <document>", "put it in a <section>")
        if not footer:
            raise self.fault(root, "no <footer>", "add the footer's words")
        return (left, right), footer

    def _only(self, element: Element, name: str) -> Element:
        found = element.findall(name)
        if len(found) != 1:
            raise self.fault(element, f"expected one <{name}>", f"add <{name}>...</{name}>")
        return found[0]

    def section(self, element: Element, root: Element, header: tuple[Inlines, Inlines]) -> Section:
        self.runs.begin_section()
        layout = self._choice(element, "layout", LAYOUTS, "page")
        self.level = 1 if self.deck else self.level
        blocks: list[Block] = []
        notes: tuple[Block, ...] = ()
        for child in self._children(element):
            if tag(child) == "aside" and child.get("class") == "notes":
                notes = self._notes(child)
            else:
                blocks.append(self.block(child))
        if self.runs.unnamed:
            raise self.fault(
                element, "texts without their citations", "name them with <kb-sources/> below"
            )
        if not blocks:
            raise self.fault(element, "an empty section", "remove it, or print something")
        kind = self._choice(element, "header", ("band", "plain", "none"), self._default(root))
        return Section(
            blocks=tuple(blocks),
            layout=layout,
            header=None if kind == "none" else Header(*header, band=kind == "band"),
            header_on_first_page=root.get("first-header") != "no",
            new_page=self._choice(element, "break", ("", "page"), "") == "page",
            columns=self._count(element, "columns"),
            notes=notes,
        )

    def _default(self, root: Element) -> str:
        if root.find("header") is None:
            return "none"
        return "band" if root.get("band") == "yes" else "plain"

    def _notes(self, element: Element) -> tuple[Block, ...]:
        level, self.level = self.level, 6
        notes = tuple(self.block(child) for child in self._children(element))
        self.level = level
        return notes

    def _children(self, element: Element) -> Iterator[Element]:
        """Child elements of a block that holds no words of its own."""
        if (element.text or "").strip() or any((c.tail or "").strip() for c in element):
            raise self.fault(element, f"bare words in <{tag(element)}>", "put them in <p>")
        return iter(element)

    def _choice(self, element: Element, name: str, known: tuple[str, ...], default: str) -> str:
        value = element.get(name, default)
        if value not in known:
            raise self.fault(
                element, f"{name}={value!r} is unknown", f"known: {', '.join(filter(None, known))}"
            )
        return value

    def _count(self, element: Element, name: str) -> int:
        value = element.get(name, "1")
        if not re.fullmatch(r"[1-9][0-9]?", value):
            raise self.fault(element, f"{name}={value!r} is no number from 1 to 99", "write one")
        return int(value)

    def block(self, element: Element) -> Block:
        """Read one block element."""
        read = _BLOCKS.get(tag(element))
        if read is None:
            raise self.fault(
                element, f"<{tag(element)}> is no block", f"known: {', '.join(sorted(_BLOCKS))}"
            )
        return read(self, element)

    def heading(self, element: Element) -> Heading:
        level = HEADINGS[tag(element)]
        self._step(element, level)
        return Heading(level, self._words(element))

    def _step(self, element: Element, level: int) -> None:
        if level > self.level + 1:
            raise self.fault(
                element,
                f"heading level {level} follows level {self.level}",
                f"use <h{self.level + 1}>",
            )
        if level == 1 and self.level > 0 and not self.deck:
            raise self.fault(element, "a second <h1>", "use <h2>")
        self.level = level

    def _words(self, element: Element) -> Inlines:
        content = self.runs.of(element)
        if not plain(without_cites(content)).strip():
            raise self.fault(element, f"<{tag(element)}> without words", "print some, or remove it")
        return content

    def paragraph(self, element: Element) -> Block:
        role = element.get("class", "body")
        if role in CUES:
            return Cue(role, self._words(element), getattr(self.labels, role))
        return Paragraph(self._words(element), self._choice(element, "class", ROLES, "body"))

    def cell_block(self, element: Element) -> CellBlock:
        if tag(element) not in ("p", "ul", "ol"):
            raise self.fault(
                element, f"<{tag(element)}> inside a cell or panel", "use <p> or a list"
            )
        return cast(CellBlock, self.block(element))

    def list(self, element: Element) -> ListBlock:
        kinds = LISTS[tag(element)]
        kind = self._choice(element, "class", kinds, kinds[0])
        items = tuple(self._item(child) for child in self._children(element))
        if not items:
            raise self.fault(element, "a list without entries", "guard it with {% if %}")
        return ListBlock(kind, items)

    def _item(self, element: Element) -> ListItem:
        if tag(element) != "li":
            raise self.fault(element, f"<{tag(element)}> in a list", "use <li>")
        content, aside = self.runs.split_aside(element)
        if not plain(content).strip():
            raise self.fault(element, "a list entry without words", "print some, or remove it")
        return ListItem(content, aside)

    def table(self, element: Element) -> Table:
        kind = self._choice(element, "class", TABLES, "plain")
        caption = element.find("caption")
        columns = self._columns(element)
        rows = tuple(self._row(row, columns) for row in element.iterfind("tbody/tr"))
        if not rows:
            raise self.fault(element, "a table without rows", "guard it with {% if %}")
        summary = " ".join(element.get("summary", "").split())
        if not summary:
            raise self.fault(element, "a table without summary", "say in summary='' what it shows")
        words = self.runs.of(caption) if caption is not None else ()
        return Table(kind, columns, rows, words, summary, self.labels.table)

    def _columns(self, element: Element) -> tuple[Column, ...]:
        heads = element.findall("thead/tr/th")
        if not heads or len(element.findall("thead/tr")) != 1:
            raise self.fault(element, "a table without one row of head cells", "add <thead>")
        return tuple(
            Column(
                head=self._words(head),
                width=self._count(head, "width"),
                align=cast(Any, self._choice(head, "align", ("left", "right"), "left")),
                side=cast(Side | None, self._choice(head, "side", ("", *SIDES), "") or None),
                names_row=self._choice(head, "scope", ("", "row"), "") == "row",
            )
            for head in heads
        )

    def _row(self, element: Element, columns: tuple[Column, ...]) -> Row:
        cells = tuple(self._cell(cell) for cell in self._children(element))
        if len(cells) != len(columns):
            raise self.fault(
                element, f"a row of {len(cells)} cells under {len(columns)} heads", "add or drop"
            )
        return Row(cells, self._choice(element, "class", ("", "key", "total"), ""))

    def _cell(self, element: Element) -> Cell:
        if tag(element) != "td":
            raise self.fault(element, f"<{tag(element)}> in a row", "use <td>")
        answer = cast(Any, self._choice(element, "answer", ANSWERS, ""))
        if any(tag(child) in ("p", "ul", "ol") for child in element):
            return Cell(tuple(self.cell_block(c) for c in self._children(element)), answer)
        role = "prompt" if answer else "body"
        return Cell((Paragraph(self._words(element), role),), answer)

    def aside(self, element: Element) -> Callout:
        kind = self._choice(element, "class", ("note", "caution"), "note")
        title, *rest = list(self._children(element)) or [element]
        if tag(title) != "p" or title.get("class") != "title" or not rest:
            raise self.fault(element, "a call-out without title or text", "<p class='title'> first")
        return Callout(kind, self._words(title), tuple(self.cell_block(c) for c in rest))

    def article(self, element: Element) -> Panel:
        side = self._choice(element, "side", SIDES, "")
        title, *rest = list(self._children(element)) or [element]
        if tag(title) not in HEADINGS or not rest:
            raise self.fault(element, "a panel without heading or text", "<h3> first, then <p>")
        level = HEADINGS[tag(title)]
        self._step(title, level)
        blocks = tuple(self.cell_block(child) for child in rest)
        return Panel(cast(Side, side), level, self._words(title), blocks)

    def image(self, element: Element) -> Illustration:
        name, alt = element.get("record", ""), " ".join(element.get("alt", "").split())
        if name not in self.pictures:
            raise self.fault(element, f"no picture of {name!r}", "print a picked image")
        if not alt:
            raise self.fault(element, "a picture without words", "say in alt='' what it shows")
        return Illustration(self.pictures[name], alt)

    def references(self, element: Element) -> Bibliography:
        """A place for the list; numbering fills it."""
        return Bibliography(())


_BLOCKS: dict[str, Callable[[_Reader, Element], Block]] = {
    **dict.fromkeys(HEADINGS, _Reader.heading),
    "p": _Reader.paragraph,
    "ul": _Reader.list,
    "ol": _Reader.list,
    "table": _Reader.table,
    "aside": _Reader.aside,
    "article": _Reader.article,
    "img": _Reader.image,
    "kb-references": _Reader.references,
}
