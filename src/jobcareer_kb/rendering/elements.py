"""Strict reading of a template's XML, and faults that name template, line, element and record."""

import re
from collections.abc import Callable

from lxml import etree

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import Traced
from jobcareer_kb.rendering.bind import Bindings
from jobcareer_kb.rendering.rules import TEMPLATE_PROFILE, TEMPLATE_XML, RenderFault

Element = etree._Element
Fault = Callable[[Element, str, str], RenderFault]

_AT = re.compile(r'kb-at="([^":]+):(\d+)"')
_KEY = re.compile(r'<kb-text key="(\d+)"')


ATTRIBUTES: dict[str, frozenset[str]] = {
    "document": frozenset({"kind", "band", "title-size", "first-header"}),
    "section": frozenset({"layout", "break", "header", "columns", "hold"}),
    "p": frozenset({"class"}),
    "ul": frozenset({"class"}),
    "ol": frozenset({"class"}),
    "span": frozenset({"class"}),
    "aside": frozenset({"class"}),
    "table": frozenset({"class", "summary"}),
    "th": frozenset({"width", "align", "side", "scope"}),
    "chart": frozenset({"summary", "form"}),
    "tr": frozenset({"class", "value"}),
    "td": frozenset({"answer"}),
    "article": frozenset({"side"}),
    "img": frozenset({"record", "alt", "class"}),
    "drawing": frozenset({"kind", "alt"}),
    "box": frozenset({"id", "side", "class"}),
    "move": frozenset({"from", "to"}),
    "a": frozenset({"href"}),
    "kb-text": frozenset({"key", "cites"}),
    "kb-references": frozenset({"form"}),
    "kb-sources": frozenset({"form", "since"}),
    "kb-credits": frozenset({"class"}),
}
"""Attributes that the profile knows, by element; every other one is a slip."""


def refuse_attributes(root: Element, fault: Fault) -> None:
    """Raise the fault of the first attribute that the profile does not know."""
    for element in root.iter():
        known = ATTRIBUTES.get(tag(element), frozenset())
        for name in element.attrib:
            if name not in known and name != "kb-at":
                choice = f"known: {', '.join(sorted(known))}" if known else "remove it"
                raise fault(element, f"attribute {str(name)!r} of <{tag(element)}>", choice)


def tag(element: Element) -> str:
    """Name of an element; the profile has no name spaces."""
    return str(element.tag)


def parse_xml(xml: str, template: str, bindings: Bindings) -> Element:
    """Parse what a template printed; RenderFault where it is not well-formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(xml.encode("utf-8"), parser)
    except etree.XMLSyntaxError as fault:
        line, _ = fault.position
        before = "\n".join(xml.split("\n")[:line])
        places = _AT.findall(before)
        name, number = places[-1] if places else (template, "1")
        said = re.sub(r",? line \d+(, column \d+)?", "", fault.msg or "not well-formed")
        keys = _KEY.findall(before)
        where = _where(bindings.texts[int(keys[-1])].record if keys else "")
        raise RenderFault(
            TEMPLATE_XML.at(
                _span(name, int(number)),
                f"not well-formed XML near this line: {said.lower()}{where}",
                "close each element, and write &amp; for an ampersand",
            )
        ) from fault


def document_fault(bindings: Bindings, template: str) -> Fault:
    """Return what makes a fault of the profile, for the elements of one rendering."""

    def fault(element: Element, message: str, help: str) -> RenderFault:
        places = (e.get("kb-at") for e in (element, *element.iterancestors()))
        name, _, number = next(filter(None, places), f"{template}:1").partition(":")
        where = _where(_record_near(element, bindings))
        return RenderFault(TEMPLATE_PROFILE.at(_span(name, int(number)), f"{message}{where}", help))

    return fault


def _span(name: str, line: int) -> Span:
    return Span(f"templates/{name}", line, 1, line, 2)


def _record_near(element: Element, bindings: Bindings) -> str:
    """The record of the first text in an element, else of the last text before it."""
    inside = next(element.iter("kb-text"), None)
    if inside is None:
        before = element.xpath("(preceding::kb-text)[last()]")
        inside = before[0] if isinstance(before, list) and before else None
    if inside is None:
        return ""
    text = text_of(inside, bindings)
    return text.record if text is not None else ""


def _where(record: str) -> str:
    return f" (at {record})" if record else ""


def text_of(element: Element, bindings: Bindings) -> Traced | None:
    """The text that a `<kb-text/>` stands for; None where a template wrote it by hand."""
    key = element.get("key", "")
    known = key.isascii() and key.isdigit() and int(key) < len(bindings.texts)
    return bindings.texts[int(key)] if known else None
