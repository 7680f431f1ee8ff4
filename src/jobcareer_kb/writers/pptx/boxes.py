"""Rectangles on a slide, in EMU (914400 an inch, 12700 a point), and how room is shared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jobcareer_kb.writers._columns import share

POINT = 12700
TITLE_GAP = 228600
"""Least room between the last line of a title and the content."""
SOURCE_GAP = 91440
GAP = 182880
"""Least room between two bands of content."""
WIDE_GAP = 320040
COLUMN_GAP = 365760
"""Room between two columns of words."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the slide."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.top + self.height

    def at(self, top: int, height: int) -> "Box":
        """Return the same columns at another height."""
        return replace(self, top=top, height=height)


def hull(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of some."""
    boxes = tuple(boxes)
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def stretch(least: Sequence[int], ease: Sequence[int], height: int) -> list[int]:
    """Give things below one another the spare height, up to that at which they look at ease."""
    lack = [wanted - need for need, wanted in zip(least, ease, strict=True)]
    spare = max(0, min(height - sum(least), sum(lack)))
    return [need + gain for need, gain in zip(least, share(spare, lack), strict=True)]
