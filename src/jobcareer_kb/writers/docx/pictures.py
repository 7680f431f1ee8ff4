"""Pictures: within the line, as wide as the text at most, with words that tell what they show."""

import io
import struct
from dataclasses import dataclass
from typing import Any

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml.parser import parse_xml
from docx.oxml.shape import CT_Inline
from docx.shared import Emu
from lxml import etree

from jobcareer_kb.document import Illustration
from jobcareer_kb.writers._paper.pictures import size_of
from jobcareer_kb.writers.docx.markup import Para, ParagraphFormat
from jobcareer_kb.writers.docx.story import Story

_UNKNOWN = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
_VECTOR = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="{0}"/></a:ext></a:extLst>'
)
_WIDE = ParagraphFormat(right=0)
"""Running text ends before the margin; a picture does not."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture in the package, with its size in EMU."""

    relation: str
    width: int
    height: int
    vector: str = ""
    """Relation to the same as SVG, which stands in its place where that can be shown."""


def picture(story: Story, block: Illustration) -> Para:
    """The paragraph of a picture; the package holds each file once."""
    return framed(story, Embedded(_relation(story, block), *size_of(story, block)), block.alt)


def framed(story: Story, file: Embedded, alt: str) -> Para:
    """A paragraph that is a picture."""
    return Para("Body Text", inline(story, file, alt), _WIDE)


def inline(story: Story, file: Embedded, alt: str = "") -> str:
    """The run of a picture; without `alt` it is decoration, which a screen reader passes by."""
    story.pictures += 1
    name, size = f"Picture {story.pictures}", (Emu(file.width), Emu(file.height))
    drawn = CT_Inline.new_pic_inline(story.pictures, file.relation, name, *size)
    for edge in ("distT", "distB", "distL", "distR"):  # without, LibreOffice moves it aside
        drawn.set(edge, "0")
    properties: Any = drawn.docPr
    if alt:
        properties.set("descr", alt)
    else:
        properties.append(parse_xml(_DECORATIVE))
    if file.vector:
        blip: Any = drawn.graphic.graphicData.pic.blipFill.blip
        blip.append(parse_xml(_VECTOR.format(file.vector)))
    markup = etree.tostring(drawn, encoding="unicode")
    return f"<w:r><w:drawing>{markup}</w:drawing></w:r>"


def _relation(story: Story, block: Illustration) -> str:
    """The file within the package; what is damaged behind its beginning is found here."""
    try:
        return story.word.part.get_or_add_image(io.BytesIO(block.picture.data))[0]
    except (OSError, ValueError, LookupError, ArithmeticError, struct.error, *_UNKNOWN) as fault:
        raise ValueError(f"the picture '{block.alt}' cannot be opened; save it anew") from fault
