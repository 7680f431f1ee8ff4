"""Markup of Word and PowerPoint files: words made safe for it, and elements taken from a base."""

import re

from lxml import etree

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_DECLARED = re.compile(r' xmlns:\w+="[^"]*"')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Text as it may stand between tags and in attributes."""
    # xml.sax.saxutils would do this, but its import costs 15 ms.
    return text.translate(_ENTITIES)


def forbidden(text: str) -> re.Match[str] | None:
    """The first character that XML has no way to write: most control characters."""
    return _FORBIDDEN.search(text)


def markup_of(element: etree._Element) -> str:
    """An element as it stands in a base; whoever takes it has declared the prefixes."""
    return _DECLARED.sub("", etree.tostring(element, encoding="unicode", with_tail=False))
