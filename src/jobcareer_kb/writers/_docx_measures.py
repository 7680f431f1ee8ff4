"""Lengths of the page in twips (1/1440 inch), computed from one look."""

from dataclasses import dataclass

from jobcareer_kb.theme import Look

_DESIGNED_FOR = 12
"""Body size in points at which the lengths of `docs/look.md` hold."""

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
    body: float
    """Size of body type in points."""

    @classmethod
    def of(cls, look: Look) -> "Measures":
        """The measures of a look."""
        return cls(look.paper.text_width, look.theme.scale.body)

    def em(self, twips: int) -> int:
        """A length drawn for 12-point type, at this look's size of type."""
        return round(twips * self.body / _DESIGNED_FOR)

    @property
    def is_large(self) -> bool:
        """Whether this is large print, which has one column and breaks pages where they end."""
        return self.body >= 16

    @property
    def reading_indent(self) -> int:
        """Right indent that keeps a line of running text at about 80 characters."""
        return max(0, self.width - self.em(8240))

    @property
    def gutter(self) -> int:
        """Space between two columns of text."""
        return 480

    def column(self, columns: int) -> int:
        """Width of one column of text."""
        return (self.width - self.gutter * (columns - 1)) // columns

    @property
    def bar(self) -> int:
        """Length of the bar above a kicker."""
        return self.em(2450)

    def letters(self, count: int) -> int:
        """About how wide so many letters of body type stand, rather more than less."""
        return self.em(105) * count

    def words(self, text: str) -> int:
        """How wide a text stands on one line, within a few parts in a hundred."""
        return self.em(sum(_WIDTHS.get(letter, _COMMON) for letter in text))
