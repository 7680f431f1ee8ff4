"""How many lines words take: a slide has no second page, so a writer must know before it prints.

PowerPoint is not there to ask, and `noAutofit` lets words run over the edge in silence. The library
fits text to a box by the file of its font, which a machine may lack, and gives all of it one size.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from jobcareer_kb.writers.pptx.faces import Face

# Advance widths of U+0020 to U+007E, in thousandths of an em, as measured in Carlito.
_REGULAR = (
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507,
    507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488,
    459, 631, 623, 252, 319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519,
    487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455,
    229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
)  # fmt: skip
_BOLD = (
    226, 326, 438, 498, 507, 729, 705, 233, 312, 312, 498, 498, 258, 306, 267, 430, 507, 507, 507,
    507, 507, 507, 507, 507, 507, 507, 276, 276, 498, 498, 498, 463, 898, 606, 561, 529, 630, 488,
    459, 637, 631, 267, 331, 547, 423, 874, 659, 676, 532, 686, 563, 473, 495, 653, 591, 906, 551,
    520, 478, 325, 430, 325, 498, 498, 300, 494, 537, 418, 537, 503, 316, 474, 537, 246, 255, 480,
    246, 813, 537, 538, 537, 537, 355, 399, 347, 537, 473, 745, 459, 474, 397, 344, 475, 344, 498,
)  # fmt: skip
_WIDTHS = (
    {chr(32 + at): width for at, width in enumerate(_REGULAR)},
    {chr(32 + at): width for at, width in enumerate(_BOLD)},
)
_NARROW = 560
_WIDE = 1000
_WIDE_FROM = 0x1100
"""From here on (Hangul, CJK, emoji) a sign may be as wide as it is high."""
_PIECES = re.compile(r"[ \t\n]+|[^ \t\n]+")
"""A no-break space is part of a word."""
_RESERVE = 1.02


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one face."""

    text: str
    face: Face

    def width(self, text: str) -> float:
        """Return how wide words of this look may be, in points."""
        text = text.upper() if self.face.capitals else text
        return _ems(text, self.face.bold) * self.face.size * self.face.breadth * _RESERVE / 1000


@lru_cache(maxsize=8192)
def _ems(word: str, bold: bool) -> int:
    widths = _WIDTHS[bold]
    return sum(
        widths.get(sign) or (_WIDE if ord(sign) >= _WIDE_FROM and ord(sign) > 0x2BFF else _NARROW)
        for sign in word
    )


def longest_word(pieces: Iterable[Piece]) -> float:
    """Return the width of the widest word, in points."""
    return max((piece.width(word) for piece in pieces for word in piece.text.split()), default=0.0)


def whole_width(pieces: Iterable[Piece]) -> float:
    """Return the width of all pieces on one line, in points."""
    return sum(piece.width(piece.text) for piece in pieces)


def line_count(pieces: Iterable[Piece], width: float) -> int:
    """Return how many lines of a width in points the pieces of one paragraph take."""
    lines, at = 1, 0.0
    for piece in pieces:
        for found in _PIECES.findall(piece.text):
            wide = piece.width(found)
            if at + wide > width and not found.isspace():
                # A word wider than the line is broken wherever the line ends.
                over = int(wide // width)
                lines += (1 if at else 0) + over
                at = wide - over * width
            else:
                at += wide
    return lines
