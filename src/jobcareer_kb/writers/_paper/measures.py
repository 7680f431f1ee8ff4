"""Lengths of the page in twips (1/1440 inch), read from a base document."""

from dataclasses import dataclass

from docx.document import Document as Word
from docx.shared import Twips

from jobcareer_kb.writers._families import LINE_HEIGHT, breadth
from jobcareer_kb.writers._paper.faults import BaseFault
from jobcareer_kb.writers._paper.styles import Styles

_DESIGNED_FOR = 12
"""Body size in points for which the lengths of this package were drawn."""

_NARROWEST = 2880
"""A page is at least two inches wide and high between what stands round it."""

_COMMON = 120
_WIDTHS = {
    **dict.fromkeys("ijlI .,:;'!|’", 56),
    **dict.fromkeys("frst-()/", 78),
    **dict.fromkeys("mwMW@%", 195),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 140),
}
"""Widths of Calibri's letters in twips at 12 points, in four classes; `_COMMON` is the fifth."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What the Word writer must know of the page; lengths that go with the type grow with it."""

    width: int
    """Between the margins."""
    height: int
    """Of the paper."""
    body: float
    """Size of body type in points."""
    bar: int
    """Length of the bar above a kicker."""
    gutter: int
    """Space between two columns of text."""
    breadth: float
    """How wide the letters of the family stand; 1 is Calibri."""

    @classmethod
    def of(cls, word: Word, styles: Styles) -> "Measures":
        """The measures of the last section of a document."""
        section = word.sections[-1] if word.sections else None
        sides = ("page_width", "left_margin", "right_margin", "gutter", "page_height")
        width, left, right, binding, height = (
            round((getattr(section, side, None) or 0) / Twips(1)) for side in sides
        )
        text = width - left - right - binding
        if text < _NARROWEST or height < _NARROWEST:
            raise BaseFault("has no page to write on; set paper and margins (Layout, Size)")
        body = styles.number("Normal", "rPr/sz", default=_default_size(word)) / 2
        bar = text - styles.number("Kicker", "pPr/ind", "right")
        family = styles.value("Normal", "rPr/rFonts", "ascii")
        return cls(text, height, body, bar, _gutter(word), breadth(family))

    def em(self, twips: int) -> int:
        """A length drawn for 12-point type, at this look's size of type."""
        return round(twips * self.body / _DESIGNED_FOR)

    @property
    def line(self) -> int:
        """Height of a line of body type."""
        return round(LINE_HEIGHT * self.body * 20)

    @property
    def is_large(self) -> bool:
        """Whether this is large print, which has one column and breaks pages where they end."""
        return self.body >= 16

    def column(self, columns: int) -> int:
        """Width of one column of text."""
        return (self.width - self.gutter * (columns - 1)) // columns

    def letters(self, count: int) -> int:
        """About how wide so many letters of body type stand, rather more than less."""
        return round(self.em(105) * self.breadth) * count

    def words(self, text: str) -> int:
        """How wide a text stands on one line, within a few parts in a hundred."""
        letters = sum(_WIDTHS.get(letter, _COMMON) for letter in text)
        return round(self.em(letters) * self.breadth)


def _gutter(word: Word) -> int:
    found = word.sections[-1]._sectPr.xpath("w:cols/@w:space")
    return int(found[0]) if found and found[0].isdigit() else 720


def _default_size(word: Word) -> int:
    """Half points of text whose style names no size."""
    found = word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val")
    return int(found[0]) if found and found[0].isdigit() else 20
