"""From the words inside an element to inlines: template words, bound texts, citations beside."""

import re
from typing import cast

from jobcareer_kb.inline import (
    Cite,
    CiteItem,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Span,
    Strong,
    Text,
    Traced,
    walk,
    without_cites,
)
from jobcareer_kb.rendering.bind import Bindings
from jobcareer_kb.rendering.elements import Element, document_fault, tag, text_of

SPANS = ("mark", "key", "label", "number")
CREDITS = Span("credits", ())
"""Stands alone in a paragraph, in the place of the credit lines until it is known which."""


class Runs:
    """Reads the inlines of one document, section by section."""

    def __init__(self, bindings: Bindings, template: str) -> None:
        self._bindings = bindings
        self._fault = document_fault(bindings, template)
        self._beside: dict[tuple[str, str], CiteItem] = {}
        self.unnamed = False
        """True while a citation was left beside its text and no `<kb-sources/>` named it."""

    def begin_section(self) -> None:
        """Forget the citations gathered so far."""
        self._beside = {}
        self.unnamed = False

    def of(self, element: Element) -> Inlines:
        """The words of an element, white space folded and trimmed at both ends."""
        return _tidy(self._nodes(element))

    def split_aside(self, element: Element) -> tuple[Inlines, Inlines]:
        """The words of a list entry, and those of the <small> at its end."""
        nodes = self._nodes(element)
        small = [n for n in nodes if isinstance(n, Span) and n.role == "aside"]
        aside = small[0].children if small else ()
        return _tidy([n for n in nodes if n not in small]), aside

    def _nodes(self, element: Element) -> list[Inline]:
        nodes: list[Inline] = [Text(element.text)] if element.text else []
        for child in element:
            node = self._node(child)
            if node is not None:
                nodes.append(node)
            if child.tail:
                nodes.append(Text(child.tail))
        return nodes

    def _node(self, element: Element) -> Inline | None:
        match tag(element):
            case "kb-text":
                return self._bound(element)
            case "strong":
                return Strong(self.of_inner(element))
            case "em":
                return Emphasis(self.of_inner(element))
            case "small":
                return Span("aside", self.of_inner(element))
            case "a":
                return self._link(element)
            case "span":
                return self._span(element)
            case "kb-sources":
                return self._sources(element)
        raise self._fault(element, f"<{tag(element)}> among words", "see docs/templates.md")

    def of_inner(self, element: Element) -> Inlines:
        """The words of an inline element; white space at its ends is kept as one space."""
        return tuple(_folded(self._nodes(element)))

    def _bound(self, element: Element) -> Inline:
        text = text_of(element, self._bindings)
        if text is None:
            raise self._fault(element, "<kb-text> written by hand", "print a text with {{ ... }}")
        if element.get("cites") != "beside":
            return text
        for node in walk(text.children):
            if isinstance(node, Cite):
                for item in node.items:
                    self._beside.setdefault((item.reference, item.locator), item)
                    self.unnamed = True
        return Traced(text.record, text.route, without_cites(text.children))

    def _link(self, element: Element) -> Inline:
        address = element.get("href", "")
        if not re.match(r"(https?://|mailto:|tel:)[^\s]", address):
            raise self._fault(element, f"a link to {address!r}", "give it an address, https://...")
        return Link(address, self.of_inner(element))

    def _span(self, element: Element) -> Inline:
        role = element.get("class", "")
        if role not in SPANS:
            raise self._fault(element, f"span of class {role!r}", f"known: {', '.join(SPANS)}")
        return Span(role, self.of_inner(element))

    def _sources(self, element: Element) -> Inline | None:
        if not self._beside:
            return None
        items = tuple(self._beside.values())
        self.unnamed = False
        if element.get("since") == "last":
            self._beside = {}
        if element.get("form") == "names":
            return Span("sources", (Cite(items),))
        return Cite(items)


def _folded(nodes: list[Inline]) -> list[Inline]:
    """Fold white space to single spaces, also where two runs meet."""
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text):
            text = re.sub(r"\s+", " ", node.text)
            if result and isinstance(result[-1], Text):
                last = cast(Text, result.pop())
                text = re.sub(r" +", " ", last.text + text)
            node = Text(text)
        result.append(node)
    return [n for n in result if not (isinstance(n, Text) and not n.text)]


def _tidy(nodes: list[Inline]) -> Inlines:
    folded = _folded(nodes)
    if folded and isinstance(folded[0], Text):
        folded[0] = Text(folded[0].text.lstrip())
    if folded and isinstance(folded[-1], Text):
        folded[-1] = Text(folded[-1].text.rstrip())
    return tuple(n for n in folded if not (isinstance(n, Text) and not n.text))
