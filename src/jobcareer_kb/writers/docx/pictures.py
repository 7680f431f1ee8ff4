"""Pictures: within the line, as wide as the text at most, with words that tell what they show."""

import io
import struct
from typing import Any

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml import CT_Inline, parse_xml  # type: ignore[attr-defined]
from docx.shared import Emu, Twips
from lxml import etree

from jobcareer_kb.document import Illustration
from jobcareer_kb.writers.docx.markup import Para, ParagraphFormat
from jobcareer_kb.writers.docx.story import Story

_UNKNOWN = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_PIXEL = 9525
"""EMU of a pixel at 96 to the inch: a small picture is not blown up."""
_VECTOR = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="{0}"/></a:ext></a:extLst>'
)
_WIDE = ParagraphFormat(right=0)
"""Running text ends before the margin; a picture does not."""
_TALLEST = 0.6
"""Part of the height of a page that a picture takes at most."""


def picture(story: Story, block: Illustration) -> Para:
    """The paragraph of a picture; the package holds each file once."""
    return framed(story, _relation(story, block), _size(story, block), block.alt)


def framed(story: Story, relation: str, size: tuple[int, int], alt: str, vector: str = "") -> Para:
    """The paragraph of a picture in the package, of a size in EMU.

    `vector` relates to an SVG file, which takes its place where that can be shown.
    """
    story.pictures += 1
    name = f"Picture {story.pictures}"
    drawn = CT_Inline.new_pic_inline(story.pictures, relation, name, Emu(size[0]), Emu(size[1]))
    for edge in ("distT", "distB", "distL", "distR"):  # without, LibreOffice moves it aside
        drawn.set(edge, "0")
    drawn.docPr.set("name", name)
    drawn.docPr.set("descr", alt)
    if vector:
        blip: Any = drawn.graphic.graphicData.pic.blipFill.blip
        blip.append(parse_xml(_VECTOR.format(vector)))
    markup = etree.tostring(drawn, encoding="unicode")
    return Para("Body Text", f"<w:r><w:drawing>{markup}</w:drawing></w:r>", _WIDE)


def _relation(story: Story, block: Illustration) -> str:
    """The file within the package; what is damaged behind its beginning is found here."""
    try:
        return story.word.part.get_or_add_image(io.BytesIO(block.picture.data))[0]
    except (OSError, ValueError, LookupError, ArithmeticError, struct.error, *_UNKNOWN) as fault:
        raise ValueError(f"the picture '{block.alt}' cannot be opened; save it anew") from fault


def _size(story: Story, block: Illustration) -> tuple[int, int]:
    """Width and height in EMU, in the proportions of the picture."""
    wide, high = block.picture.width * _PIXEL, block.picture.height * _PIXEL
    most_wide = int(Twips(story.width))
    most_high = int(Twips(story.measures.height) * _TALLEST)
    scale = min(1.0, most_wide / wide, most_high / high)
    return max(1, round(wide * scale)), max(1, round(high * scale))
