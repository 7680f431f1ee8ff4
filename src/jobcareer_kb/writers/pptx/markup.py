"""DrawingML that python-pptx has no way to say, or says a run at a time; words made safe for it."""

import re
from functools import cache
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import namespaces, nsdecls

from jobcareer_kb.writers import _xml

_PREFIXES = ("a", "r", "p")
_NAMESPACES = nsdecls(*_PREFIXES)
_FOLDED = re.compile(r"[\n\r]+")
_DIGITS = re.compile("[0-9A-Fa-f]{6}")
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)

RIGHT_ANSWER = (
    '<a:schemeClr val="accent1"><a:satMod val="35000"/><a:lumMod val="10000"/>'
    '<a:lumOff val="90000"/></a:schemeClr>'
)
"""Ground of a right answer: a tint of the base's accent. PowerPoint has no style of a row, as Word
has, in which a base could say it."""


def found(element: Any, path: str) -> list[Any]:
    """Return what an XPath with the usual prefixes finds; the library's own serves few elements."""
    said: Any = _compiled(path)(element)
    return list(said)


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=namespaces(*_PREFIXES))


def element(xml: str) -> Any:
    """Return an element as the library's own parser reads it."""
    tag, rest = re.split(r"(?=[ />])", xml, maxsplit=1)
    return parse_xml(f"{tag} {_NAMESPACES}{rest}")


def escape(text: str) -> str:
    """Return words for element content or an attribute in double quotes."""
    if bad := _xml.forbidden(text):
        raise ValueError(f"U+{ord(bad.group()):04X} cannot stand in a PowerPoint file: {text!r}")
    return _xml.escape(_FOLDED.sub(" ", text))


def solid(color: str) -> str:
    """Return a fill: six digits, a color of the theme by its name, or one that is made of it."""
    if color.startswith("<"):
        return f"<a:solidFill>{color}</a:solidFill>"
    kind = "srgbClr" if _DIGITS.fullmatch(color) else "schemeClr"
    return f'<a:solidFill><a:{kind} val="{color}"/></a:solidFill>'


def paint(fill: Any, color: str) -> None:
    """Fill a shape, a cell or a line; the library knows digits and plain colors of the theme."""
    fill.solid()
    if color.startswith("<"):
        fill._xPr.eg_fillProperties.append(element(color))
    elif _DIGITS.fullmatch(color):
        digits: Any = RGBColor
        fill.fore_color.rgb = digits.from_string(color)
    else:
        fill.fore_color.theme_color = MSO_THEME_COLOR.from_xml(color)


def outline(color: str, width: int, tag: str) -> str:
    """Return a solid line of a cell, of a width in EMU; none without a color."""
    if not color:
        return f'<{tag} w="{width}"><a:noFill/></{tag}>'
    return f'<{tag} w="{width}" cap="flat" cmpd="sng" algn="ctr">{solid(color)}</{tag}>'


def set_words(body: Any, paragraphs: str) -> None:
    """Put paragraphs into the text body of a shape or a cell, all in one piece."""
    for before in body.p_lst:
        body.remove(before)
    body.extend(list(element(f"<a:txBody>{paragraphs}</a:txBody>")))


def slide_number(language: str) -> str:
    """Return the field that PowerPoint fills with the number of the slide."""
    return (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>\u2039#\u203a</a:t></a:fld>'
    )


def describe(shape: Any, words: str) -> None:
    """Say what a shape shows, for a screen reader: its alternative text."""
    shape.element._nvXxPr.cNvPr.set("descr", words)


def decorate(shape: Any) -> None:
    """Mark a shape that says nothing: a screen reader passes it by."""
    shape.element._nvXxPr.cNvPr.append(element(_DECORATIVE))
