"""Pictures: within the line, as wide as the text at most, with words that tell what they show."""

import io
import struct

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.oxml.shape import CT_Inline
from docx.shared import Emu, Twips
from lxml import etree

from jobcareer_kb.document import Illustration
from jobcareer_kb.writers.docx.markup import Para
from jobcareer_kb.writers.docx.story import Story

_UNKNOWN = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_PIXEL = 9525
"""EMU of a pixel at 96 to the inch: a small picture is not blown up."""
_TALLEST = 0.6
"""Part of the height of a page that a picture takes at most."""


def picture(story: Story, block: Illustration) -> Para:
    """The paragraph of a picture; the package holds each file once."""
    story.pictures += 1
    relation = _relation(story, block)
    width, height = _size(story, block)
    name = f"Picture {story.pictures}"
    drawn = CT_Inline.new_pic_inline(story.pictures, relation, name, Emu(width), Emu(height))
    drawn.docPr.set("name", name)
    drawn.docPr.set("descr", block.alt)
    markup = etree.tostring(drawn, encoding="unicode")
    return Para("Body Text", f"<w:r><w:drawing>{markup}</w:drawing></w:r>")


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
