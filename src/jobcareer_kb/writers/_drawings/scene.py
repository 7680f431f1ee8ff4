"""What stands where in a drawing: boxes with their frames, arrows with their turns, in points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from jobcareer_kb.document import DrawnBox, DrawnMove
from jobcareer_kb.writers._drawings.lettering import Lettering

Point = tuple[float, float]
Edge = Literal["top", "left", "bottom", "right"]
_ACROSS: dict[Edge, Edge] = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and its frame."""

    box: DrawnBox
    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.top + self.height / 2

    def at(self, edge: Edge) -> Point:
        """The middle of an edge, where arrows begin and end."""
        return {
            "top": (self.left + self.width / 2, self.top),
            "left": (self.left, self.middle),
            "bottom": (self.left + self.width / 2, self.bottom),
            "right": (self.left + self.width, self.middle),
        }[edge]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from an edge of one box to an edge of another; at most two turns, all square."""

    start: str
    """Ids of the boxes."""
    end: str
    leaves: Edge
    meets: Edge
    points: tuple[Point, ...]
    dashed: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing whose parts have their places, from the upper left corner."""

    lettering: Lettering
    boxes: tuple[Placed, ...]
    arrows: tuple[Arrow, ...]

    def mirrored(self) -> "Scene":
        """The same from right to left, in the width that it has."""
        boxes = (replace(box, left=self.width - box.left - box.width) for box in self.boxes)
        return replace(self, boxes=tuple(boxes), arrows=tuple(map(self._turned, self.arrows)))

    def _turned(self, arrow: "Arrow") -> "Arrow":
        points = tuple((self.width - x, y) for x, y in arrow.points)
        leaves, meets = (_ACROSS.get(edge, edge) for edge in (arrow.leaves, arrow.meets))
        return replace(arrow, leaves=leaves, meets=meets, points=points)

    @property
    def width(self) -> float:
        """How far it reaches."""
        return max(box.left + box.width for box in self.boxes)

    @property
    def height(self) -> float:
        """How far down it reaches."""
        return max(box.bottom for box in self.boxes)


def arrow(boxes: Mapping[str, Placed], move: DrawnMove, leaves: Edge, meets: Edge) -> Arrow:
    """The line between two edges."""
    start, end = boxes[move.start], boxes[move.end]
    points = tuple(_turned(start.at(leaves), end.at(meets), leaves, meets))
    return Arrow(move.start, move.end, leaves, meets, points, end.box.aside)


def _turned(start: Point, end: Point, leaves: Edge, meets: Edge) -> Sequence[Point]:
    (x, y), (to_x, to_y) = start, end
    if leaves in ("left", "right"):
        if meets in ("top", "bottom"):
            return start, (to_x, y), end
        half = (x + to_x) / 2
        return (start, end) if y == to_y else (start, (half, y), (half, to_y), end)
    if meets in ("left", "right"):
        return start, (x, to_y), end
    return start, end
