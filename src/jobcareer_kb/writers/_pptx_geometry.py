"""Where things stand on a slide, in EMU (914400 an inch, 12700 a point); `docs/look.md`, 6."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

POINT = 12700
SLIDE_WIDTH = 12192000
SLIDE_HEIGHT = 6858000
MARGIN = 685800
WIDTH = SLIDE_WIDTH - 2 * MARGIN
TITLE_TOP = 731520
TITLE_HEIGHT = 868680
TITLE_GAP = 228600
"""Least room between the last line of a title and the content."""
CONTENT_TOP = 1783080
CONTENT_BOTTOM = 6035040
SOURCE_TOP = 5760720
SOURCE_HEIGHT = 320040
SOURCE_GAP = 91440
FOOTER_TOP = 6236208
FOOTER_HEIGHT = 320040
GAP = 182880
"""Least room between two bands of content."""
WIDE_GAP = 320040


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the slide."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.top + self.height

    def at(self, top: int, height: int) -> "Box":
        """Return the same columns at another height."""
        return replace(self, top=top, height=height)

    def xfrm(self, tag: str = "a:xfrm") -> str:
        """Return the element that places a shape."""
        return (
            f'<{tag}><a:off x="{self.left}" y="{self.top}"/>'
            f'<a:ext cx="{self.width}" cy="{self.height}"/></{tag}>'
        )


CONTENT = Box(MARGIN, CONTENT_TOP, WIDTH, CONTENT_BOTTOM - CONTENT_TOP)
BAR = Box(MARGIN, 548640, 1554480, 82296)


def share(total: int, parts: Sequence[int]) -> list[int]:
    """Divide a length by shares without losing a unit to rounding."""
    whole = sum(parts) or 1
    edges = [total * before // whole for before in accumulate(parts, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def stretch(least: Sequence[int], ease: Sequence[int], height: int) -> list[int]:
    """Give things below one another the spare height, up to that at which they look at ease."""
    lack = [wanted - need for need, wanted in zip(least, ease, strict=True)]
    spare = max(0, min(height - sum(least), sum(lack)))
    return [need + gain for need, gain in zip(least, share(spare, lack), strict=True)]
