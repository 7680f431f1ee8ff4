"""Room for a photo: a dashed frame that says in words what it is for, and prints as that."""

from jobcareer_kb.document import Drawing
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.scene import Placed, Scene

_HEIGHT = 12
"""Of the frame, in the size of a name."""


def photo(drawing: Drawing, lettering: Lettering, width: float) -> Scene:
    """A frame in the proportions of a photo, three to two; it is one box."""
    (box,) = drawing.boxes
    high = lettering.name * _HEIGHT
    each = min(width, high * 3 / 2)
    frame = Placed(box, 0, 0, each, max(high, lettering.height(box, each)))
    return Scene(lettering, (frame,), ())
