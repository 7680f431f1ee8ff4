"""A ladder of boxes: each step stands higher and further on; what is off the way stands beside.

The first box is the lowest step. A move to a box that is not `aside` is the next step; a box is
reached by one move.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from jobcareer_kb.document import Drawing, DrawnBox
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.scene import Edge, Placed, Scene, arrow

_WIDEST = 12
"""Of a box, in the size of its name: a short ladder is not blown up."""
_ON_STAIRS: dict[bool, tuple[Edge, Edge]] = {False: ("top", "left"), True: ("bottom", "left")}
"""Edges that a line leaves and meets, by whether it leads to what is off the way."""
_IN_TOWER: dict[bool, tuple[Edge, Edge]] = {False: ("top", "bottom"), True: ("right", "left")}
Places = dict[str, Placed]


def ladder(drawing: Drawing, lettering: Lettering, width: float) -> Scene:
    """A staircase where its words find room in it, else steps straight above one another."""
    boxes = {box.id: box for box in drawing.boxes}
    steps = _steps(drawing, boxes)
    beside = {
        step: [boxes[m.end] for m in drawing.moves if m.start == step and boxes[m.end].aside]
        for step in steps
    }
    stairs = _staircase(boxes, beside, lettering, width)
    placed = stairs or _tower(boxes, beside, lettering, width)
    highest = min(each.top for each in placed.values())
    at_top = {id_: replace(each, top=each.top - highest) for id_, each in placed.items()}
    edges = _ON_STAIRS if stairs else _IN_TOWER
    arrows = (arrow(at_top, move, *edges[boxes[move.end].aside]) for move in drawing.moves)
    return Scene(lettering, tuple(at_top[id_] for id_ in boxes), tuple(arrows))


def _steps(drawing: Drawing, boxes: Mapping[str, DrawnBox]) -> list[str]:
    """Ids of the steps from the lowest; ValueError for boxes that no place can be told of."""
    up = {move.start: move.end for move in drawing.moves if not boxes[move.end].aside}
    steps = [drawing.boxes[0].id]
    while steps[-1] in up and up[steps[-1]] not in steps:
        steps.append(up[steps[-1]])
    beside = [move.end for move in drawing.moves if move.start in steps and boxes[move.end].aside]
    if sorted((*steps, *beside)) != sorted(boxes) or len(drawing.moves) >= len(boxes):
        raise ValueError("a ladder whose boxes are not all reached once, from a step, by a move")
    return steps


def _staircase(
    boxes: Mapping[str, DrawnBox],
    beside: Mapping[str, list[DrawnBox]],
    lettering: Lettering,
    width: float,
) -> Places | None:
    """A column a step; what is beside a step stands in the next column, below the next step.

    A step is met at its left and left at its top and bottom, so that no line meets another.
    """
    columns = len(beside) + bool(list(beside.values())[-1])
    gap, clear = 2 * lettering.pad, 1.5 * lettering.pad
    each = min((width - gap * (columns - 1)) / columns, _WIDEST * lettering.name)
    if max(map(lettering.narrowest, boxes.values())) > each or _would_cross(beside):
        return None
    high = {id_: lettering.height(box, each) for id_, box in boxes.items()}
    steps = list(beside)
    placed: Places = {}
    for column, step in enumerate(steps):
        top = placed[steps[column - 1]].top - clear - high[step] / 2 if column else 0.0
        placed[step] = Placed(boxes[step], column * (each + gap), top, each, high[step])
    for column, (step, others) in enumerate(beside.items(), start=1):
        least = placed[step].bottom + clear
        low = placed[steps[column]].bottom + gap if column < len(steps) else least
        for other in others:
            low = max(low, least - high[other.id] / 2)
            placed[other.id] = Placed(other, column * (each + gap), low, each, high[other.id])
            low += high[other.id] + gap
    return placed


def _would_cross(beside: Mapping[str, list[DrawnBox]]) -> bool:
    """Whether the line to a box beside a step would pass through one beside the step before it."""
    counts = [len(others) for others in beside.values()]
    return any(before and here for before, here in pairwise(counts))


def _tower(
    boxes: Mapping[str, DrawnBox],
    beside: Mapping[str, list[DrawnBox]],
    lettering: Lettering,
    width: float,
) -> Places:
    """Steps in one column, the highest on top; what is beside a step stands at its right."""
    gap = lettering.arrow * 2.2
    each = min((width - 2 * gap) / 2, 2 * _WIDEST * lettering.name)
    high = {id_: lettering.height(box, each) for id_, box in boxes.items()}
    placed: Places = {}
    top = 0.0
    for step, others in reversed(list(beside.items())):
        first = high[others[0].id] if others else 0.0
        top += max(0, first - high[step]) / 2
        placed[step] = Placed(boxes[step], 0, top, each, high[step])
        low = placed[step].middle - first / 2
        for other in others:
            placed[other.id] = Placed(other, each + 2 * gap, low, each, high[other.id])
            low += high[other.id] + lettering.pad
        top = max(placed[step].bottom + gap, low + lettering.pad)
    return placed
