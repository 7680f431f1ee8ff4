"""DrawingML that python-pptx has no way to say, or says a run at a time; words made safe for it."""

import re
from functools import cache
from typing import Any

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PREFIXES = {"a": _MAIN, "r": _RELATIONS, "p": _PRESENTATION}
_NAMESPACES = " ".join(f'xmlns:{short}="{name}"' for short, name in _PREFIXES.items())

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_FOLDED = re.compile(r"[\n\r]+")
_DIGITS = re.compile("[0-9A-Fa-f]{6}")
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)

INHERITED = "<a:bodyPr/><a:lstStyle/>"
"""What stands before the words of a shape that has all from its layout."""
RULE = '<a:schemeClr val="bg2"><a:lumMod val="83000"/><a:satMod val="50000"/></a:schemeClr>'
"""Colour of thin rules: the panel's, darker. It carries no meaning."""
RIGHT_ANSWER = (
    '<a:schemeClr val="accent1"><a:satMod val="35000"/><a:lumMod val="10000"/>'
    '<a:lumOff val="90000"/></a:schemeClr>'
)
"""Ground of a right answer: a tint of the accent."""


def found(element: Any, path: str) -> list[Any]:
    """Return what an XPath with the usual prefixes finds; the library's own serves few elements."""
    said: Any = _compiled(path)(element)
    return list(said)


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=_PREFIXES)


def element(xml: str) -> Any:
    """Return an element as the library's own parser reads it."""
    from pptx.oxml import parse_xml

    tag, rest = re.split(r"(?=[ />])", xml, maxsplit=1)
    return parse_xml(f"{tag} {_NAMESPACES}{rest}")


def escape(text: str) -> str:
    """Return words for element content or an attribute in double quotes."""
    bad = _FORBIDDEN.search(text)
    if bad:
        raise ValueError(f"U+{ord(bad.group()):04X} cannot stand in a PowerPoint file: {text!r}")
    # xml.sax.saxutils would do this, but its import costs 15 ms.
    return _FOLDED.sub(" ", text).translate(_ENTITIES)


def solid(colour: str) -> str:
    """Return a fill: six digits, a colour of the theme by its name, or one that is made of it."""
    if colour.startswith("<"):
        return f"<a:solidFill>{colour}</a:solidFill>"
    kind = "srgbClr" if _DIGITS.fullmatch(colour) else "schemeClr"
    return f'<a:solidFill><a:{kind} val="{colour}"/></a:solidFill>'


def outline(colour: str, width: int, tag: str = "a:ln") -> str:
    """Return a solid line of a width in EMU; none without a colour."""
    if not colour:
        return f'<{tag} w="{width}"><a:noFill/></{tag}>'
    return f'<{tag} w="{width}" cap="flat" cmpd="sng" algn="ctr">{solid(colour)}</{tag}>'


def set_words(shape: Any, paragraphs: str, frame: str = INHERITED) -> None:
    """Put paragraphs into a shape, all in one piece; `frame` is what stands before them."""
    shape.replace(shape.get_or_add_txBody(), element(f"<p:txBody>{frame}{paragraphs}</p:txBody>"))


def slide_number(language: str) -> str:
    """Return the field that PowerPoint fills with the number of the slide."""
    return (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>\u2039#\u203a</a:t></a:fld>'
    )


def decorative() -> Any:
    """Return the mark of a shape that says nothing: a screen reader passes it by."""
    return element(_DECORATIVE)
