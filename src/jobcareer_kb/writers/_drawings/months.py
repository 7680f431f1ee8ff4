"""What follows in time: boxes in a row, equally high, with an arrow from each to the next."""

from jobcareer_kb.document import Drawing
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.scene import Edge, Placed, Scene, arrow


def months(drawing: Drawing, lettering: Lettering, width: float) -> Scene:
    """A row; where it is too narrow for the longest word, boxes below one another."""
    gap = lettering.arrow * 2.2
    count = len(drawing.boxes)
    each = (width - gap * (count - 1)) / count
    if max(map(lettering.narrowest, drawing.boxes)) > each:
        return _joined(drawing, lettering, _column(drawing, lettering, width, gap), "bottom", "top")
    height = max(lettering.height(box, each) for box in drawing.boxes)
    row = [Placed(box, at * (each + gap), 0, each, height) for at, box in enumerate(drawing.boxes)]
    return _joined(drawing, lettering, row, "right", "left")


def _column(drawing: Drawing, lettering: Lettering, width: float, gap: float) -> list[Placed]:
    boxes: list[Placed] = []
    for box in drawing.boxes:
        top = boxes[-1].bottom + gap if boxes else 0.0
        boxes.append(Placed(box, 0, top, width, lettering.height(box, width)))
    return boxes


def _joined(
    drawing: Drawing, lettering: Lettering, boxes: list[Placed], leaves: Edge, meets: Edge
) -> Scene:
    by_id = {placed.box.id: placed for placed in boxes}
    arrows = (arrow(by_id, move, leaves, meets) for move in drawing.moves)
    return Scene(lettering, tuple(boxes), tuple(arrows))
