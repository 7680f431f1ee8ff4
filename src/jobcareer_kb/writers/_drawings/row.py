"""Boxes side by side, equally high: months in their order, and the sides of a comparison."""

from jobcareer_kb.document import Drawing
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.scene import Edge, Placed, Scene, arrow


def months(drawing: Drawing, lettering: Lettering, width: float) -> Scene:
    """A row with an arrow from each box to the next; below one another where it is too narrow."""
    return _row(drawing, lettering, width, lettering.arrow * 2.2)


def sides(drawing: Drawing, lettering: Lettering, width: float) -> Scene:
    """A row with a gap between."""
    return _row(drawing, lettering, width, lettering.pad * 2)


def _row(drawing: Drawing, lettering: Lettering, width: float, gap: float) -> Scene:
    count = len(drawing.boxes)
    each = (width - gap * (count - 1)) / count
    if max(map(lettering.narrowest, drawing.boxes)) > each:
        return _column(drawing, lettering, width, gap)
    height = max(lettering.height(box, each) for box in drawing.boxes)
    lefts = (at * (each + gap) for at in range(count))
    boxes = [Placed(box, left, 0, each, height)
             for box, left in zip(drawing.boxes, lefts, strict=True)]  # fmt: skip
    return _joined(drawing, lettering, boxes, "right", "left")


def _column(drawing: Drawing, lettering: Lettering, width: float, gap: float) -> Scene:
    boxes: list[Placed] = []
    for box in drawing.boxes:
        top = boxes[-1].bottom + gap if boxes else 0.0
        boxes.append(Placed(box, 0, top, width, lettering.height(box, width)))
    return _joined(drawing, lettering, boxes, "bottom", "top")


def _joined(
    drawing: Drawing, lettering: Lettering, boxes: list[Placed], leaves: Edge, meets: Edge
) -> Scene:
    by_id = {placed.box.id: placed for placed in boxes}
    arrows = (arrow(by_id, move, leaves, meets) for move in drawing.moves)
    return Scene(lettering, tuple(boxes), tuple(arrows))
