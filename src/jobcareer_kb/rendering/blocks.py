"""From the elements in a section to blocks; what is outside the profile is a fault here.

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
    Chart,
    Column,
    Cue,
    Document,
    Drawing,
    DrawnBox,
    DrawnMove,
    Heading,
    Illustration,
    ListBlock,
    ListItem,
    Panel,
    Paragraph,
    Row,
    Side,
    Table,
)
from jobcareer_kb.inline import Inlines, plain, without_cites
from jobcareer_kb.rendering.bind import Bindings
from jobcareer_kb.rendering.elements import (
    Element,
    Fault,
    document_fault,
    tag,
)
from jobcareer_kb.rendering.runs import CREDITS, Runs

HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
CUES = ("say", "ask", "do", "listen")
ROLES = ("body", "kicker", "subtitle", "meta", "source", "prompt", "hint")
LISTS = {"ul": ("bullet", "checklist"), "ol": ("number", "letter", "choose-one", "choose-many")}
TABLES = ("plain", "compact", "comparison", "steps", "cards")
DRAWINGS = ("ladder", "months", "photo", "sides")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
ANSWERS = ("", "letter", "phrase", "sentence")


class Blocks:
    """Reads the blocks of one document, in their order.

    The runs remember the citations of a section, `level` the last heading.
    """

    def __init__(self, bindings: Bindings, template: str, frame: Document) -> None:
        self.runs = Runs(bindings, template)
        self.fault: Fault = document_fault(bindings, template)
        self.labels = frame.labels
        self.pictures = frame.pictures
        self.level = 0
        self.deck = False

    def children(self, element: Element) -> Iterator[Element]:
        """Child elements of a block that holds no words of its own."""
        if (element.text or "").strip() or any((c.tail or "").strip() for c in element):
            raise self.fault(element, f"bare words in <{tag(element)}>", "put them in <p>")
        return iter(element)

    def choice(self, element: Element, name: str, known: tuple[str, ...], default: str) -> str:
        """One of the words that an attribute may have."""
        value = element.get(name, default)
        if value not in known:
            raise self.fault(
                element, f"{name}={value!r} is unknown", f"known: {', '.join(filter(None, known))}"
            )
        return value

    def count(self, element: Element, name: str) -> int:
        """The number that an attribute has, 1 where it has none."""
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

    def _heading(self, element: Element) -> Heading:
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

    def _paragraph(self, element: Element) -> Block:
        role = element.get("class", "body")
        if role in CUES:
            return Cue(role, self._words(element), getattr(self.labels, role))
        return Paragraph(self._words(element), self.choice(element, "class", ROLES, "body"))

    def _cell_block(self, element: Element) -> CellBlock:
        if tag(element) not in ("p", "ul", "ol"):
            raise self.fault(
                element, f"<{tag(element)}> inside a cell or panel", "use <p> or a list"
            )
        return cast(CellBlock, self.block(element))

    def _list(self, element: Element) -> ListBlock:
        kinds = LISTS[tag(element)]
        kind = self.choice(element, "class", kinds, kinds[0])
        items = tuple(self._item(child) for child in self.children(element))
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

    def _table(self, element: Element) -> Table:
        kind = self.choice(element, "class", TABLES, "plain")
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

    def _chart(self, element: Element) -> Chart:
        """A table of two columns, with the number of each row."""
        table = self._table(element)
        values = tuple(row.get("value", "") for row in element.findall("tbody/tr"))
        if len(table.columns) != 2 or not all(map(_NUMBER.fullmatch, values)):
            raise self.fault(
                element, "a chart without names and numbers", "two columns, and <tr value='12'>"
            )
        return Chart(
            "compact", table.columns, table.rows, table.caption, table.summary, table.label,
            values, element.get("form", "#,##0"),
        )  # fmt: skip

    def _columns(self, element: Element) -> tuple[Column, ...]:
        heads = element.findall("thead/tr/th")
        if not heads or len(element.findall("thead/tr")) != 1:
            raise self.fault(element, "a table without one row of head cells", "add <thead>")
        return tuple(
            Column(
                head=self._words(head),
                width=self.count(head, "width"),
                align=cast(Any, self.choice(head, "align", ("left", "right"), "left")),
                side=cast(Side | None, self.choice(head, "side", ("", *SIDES), "") or None),
                names_row=self.choice(head, "scope", ("", "row"), "") == "row",
            )
            for head in heads
        )

    def _row(self, element: Element, columns: tuple[Column, ...]) -> Row:
        cells = tuple(self._cell(cell) for cell in self.children(element))
        if len(cells) != len(columns):
            raise self.fault(
                element, f"a row of {len(cells)} cells under {len(columns)} heads", "add or drop"
            )
        return Row(cells, self.choice(element, "class", ("", "key", "total"), ""))

    def _cell(self, element: Element) -> Cell:
        if tag(element) != "td":
            raise self.fault(element, f"<{tag(element)}> in a row", "use <td>")
        answer = cast(Any, self.choice(element, "answer", ANSWERS, ""))
        if any(tag(child) in ("p", "ul", "ol") for child in element):
            return Cell(tuple(self._cell_block(c) for c in self.children(element)), answer)
        role = "prompt" if answer else "body"
        return Cell((Paragraph(self._words(element), role),), answer)

    def _aside(self, element: Element) -> Callout:
        kind = self.choice(element, "class", ("note", "caution"), "note")
        title, *rest = list(self.children(element)) or [element]
        if tag(title) != "p" or title.get("class") != "title" or not rest:
            raise self.fault(element, "a call-out without title or text", "<p class='title'> first")
        return Callout(kind, self._words(title), tuple(self._cell_block(c) for c in rest))

    def _article(self, element: Element) -> Panel:
        side = self.choice(element, "side", SIDES, "")
        title, *rest = list(self.children(element)) or [element]
        if tag(title) not in HEADINGS or not rest:
            raise self.fault(element, "a panel without heading or text", "<h3> first, then <p>")
        level = HEADINGS[tag(title)]
        self._step(title, level)
        blocks = tuple(self._cell_block(child) for child in rest)
        return Panel(cast(Side, side), level, self._words(title), blocks)

    def _image(self, element: Element) -> Illustration:
        name, alt = element.get("record", ""), " ".join(element.get("alt", "").split())
        if name not in self.pictures:
            raise self.fault(element, f"no picture of {name!r}", "print a picked image")
        if not alt:
            raise self.fault(element, "a picture without words", "say in alt='' what it shows")
        is_logo = self.choice(element, "class", ("", "logo"), "") == "logo"
        return Illustration(self.pictures[name], alt, is_logo)

    def _drawing(self, element: Element) -> Drawing:
        kind, alt = self.choice(element, "kind", DRAWINGS, ""), element.get("alt", "")
        boxes: dict[str, DrawnBox] = {}
        moves: list[DrawnMove] = []
        for child in self.children(element):
            if tag(child) == "box":
                box = self._box(child, boxes)
                boxes[box.id] = box
            elif tag(child) == "move":
                moves.append(self._move(child, boxes))
            else:
                raise self.fault(child, f"<{tag(child)}> in a drawing", "use <box> and <move>")
        if not boxes:
            raise self.fault(element, "a drawing without boxes", "guard it with {% if %}")
        if not alt.strip():
            raise self.fault(element, "a drawing without words", "say in alt='' what it shows")
        return Drawing(kind, " ".join(alt.split()), tuple(boxes.values()), tuple(moves))

    def _move(self, element: Element, boxes: dict[str, DrawnBox]) -> DrawnMove:
        move = DrawnMove(element.get("from", ""), element.get("to", ""))
        for id_ in (move.start, move.end):
            if id_ not in boxes:
                raise self.fault(
                    element, f"a move of a box {id_!r}", "name a box that stands above"
                )
        return move

    def _box(self, element: Element, before: dict[str, DrawnBox]) -> DrawnBox:
        """Citations stand in the table close by: a line of a drawing has no room for them."""
        side = cast(Side | None, self.choice(element, "side", ("", *SIDES[:2]), "") or None)
        aside = self.choice(element, "class", ("", "aside"), "") == "aside"
        words: dict[str, list[Inlines]] = {"label": [], "name": [], "line": []}
        for child in self.children(element):
            if tag(child) != "p":
                raise self.fault(child, f"<{tag(child)}> in a box", "use <p>")
            role = self.choice(child, "class", tuple(words), "line")
            words[role].append(without_cites(self._words(child)))
        label, name, lines = (tuple(each) for each in words.values())
        if max(len(label), len(name)) > 1 or not (label or name or lines):
            raise self.fault(element, "a box with two names, or without words", "give it one")
        id_ = element.get("id", "")
        if not id_ or id_ in before:
            raise self.fault(element, f"id={id_!r} is empty or taken", "give each box its own")
        first, second = (each[0] if each else () for each in (label, name))
        return DrawnBox(id_, first, second, lines, side, aside)

    def _references(self, element: Element) -> Bibliography:
        """A place for the list; numbering fills it."""
        is_short = self.choice(element, "form", ("", "short"), "") == "short"
        return Bibliography((), is_short)

    def _credits(self, element: Element) -> Paragraph:
        """A place for the credit lines; numbering fills it."""
        return Paragraph((CREDITS,), self.choice(element, "class", ROLES, "body"))


_BLOCKS: dict[str, Callable[[Blocks, Element], Block]] = {
    **dict.fromkeys(HEADINGS, Blocks._heading),
    "p": Blocks._paragraph,
    "ul": Blocks._list,
    "ol": Blocks._list,
    "table": Blocks._table,
    "chart": Blocks._chart,
    "aside": Blocks._aside,
    "article": Blocks._article,
    "img": Blocks._image,
    "drawing": Blocks._drawing,
    "kb-credits": Blocks._credits,
    "kb-references": Blocks._references,
}
