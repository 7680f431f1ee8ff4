"""Drawings as every format needs them: where each box and each arrow stands, in points.

A format asks `scene_of` and draws what it says in its own way: native shapes on a slide, an SVG
file with a PNG file beside it on a page.
"""

from jobcareer_kb.document import Drawing
from jobcareer_kb.writers._drawings.ladder import ladder
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.months import months
from jobcareer_kb.writers._drawings.photo import photo
from jobcareer_kb.writers._drawings.scene import Scene
from jobcareer_kb.writers._drawings.sides import sides

_LAYOUTS = {"ladder": ladder, "months": months, "photo": photo, "sides": sides}


def scene_of(drawing: Drawing, lettering: Lettering, width: float) -> Scene:
    """Where the parts of a drawing stand within a width; its height follows from its words."""
    return _LAYOUTS[drawing.kind](drawing, lettering, width)
