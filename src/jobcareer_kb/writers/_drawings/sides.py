"""Things to tell apart: a column for each, equally high, and what holds for all of them below."""

from dataclasses import replace

from jobcareer_kb.document import Drawing, DrawnBox
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.scene import Placed, Scene


def sides(drawing: Drawing, lettering: Lettering, width: float) -> Scene:
    """The name of each side over what is said of it; boxes of no side as wide as all."""
    columns = [box for box in drawing.boxes if box.side]
    if len(columns) < 2:
        raise ValueError("a drawing of sides with fewer than two boxes that have a side")
    gap = 2 * lettering.pad
    each = (width - gap * (len(columns) - 1)) / len(columns)
    names, said = map(_name_of, columns), map(_said_of, columns)
    rows: list[list[Placed]] = []
    top = 0.0
    for row in (list(names), list(said)):
        height = max(lettering.height(box, each) for box in row)
        rows.append([Placed(box, at * (each + gap), top, each, height)
                     for at, box in enumerate(row)])  # fmt: skip
        top += height
    placed = [part for side in zip(*rows, strict=True) for part in side]  # as one reads it
    for box in (box for box in drawing.boxes if not box.side):
        placed.append(Placed(box, 0, top + gap, width, lettering.height(box, width)))
        top = placed[-1].bottom
    return Scene(lettering, tuple(placed), ())


def _name_of(box: DrawnBox) -> DrawnBox:
    return replace(box, label=(), lines=())


def _said_of(box: DrawnBox) -> DrawnBox:
    return replace(box, id=f"{box.id}-said", name=())
