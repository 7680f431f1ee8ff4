"""A picture on a slide: as large as its place allows, in its own proportions."""

import io

from jobcareer_kb.document import Illustration
from jobcareer_kb.writers.pptx.boxes import Box
from jobcareer_kb.writers.pptx.canvas import Canvas

_LEAST = 1_800_000
"""Height in EMU below which a picture cannot be seen from the back row: five centimeters."""
_WELL = 3_200_000


class PictureBand:
    """A picture among the bands of a slide."""

    grows = True

    def __init__(self, block: Illustration, canvas: Canvas, width: int) -> None:
        self._block = block
        self._canvas = canvas
        self._width = width

    def need(self, step: int) -> int:
        """Return the least height."""
        return min(_LEAST, self._full())

    def want(self, step: int) -> int:
        """Return the height at which it is seen well."""
        return min(_WELL, self._full())

    def put(self, box: Box, step: int) -> None:
        """Put it in the middle of its box."""
        picture = self._block.picture
        scale = min(box.width / picture.width, box.height / picture.height)
        width, height = int(picture.width * scale), int(picture.height * scale)
        left = box.left + (box.width - width) // 2
        self._canvas.picture(
            io.BytesIO(picture.data), Box(left, box.top, width, height), self._block.alt
        )

    def broken(self, step: int) -> str:
        """Return nothing: a picture has no words."""
        return ""

    def _full(self) -> int:
        """Return the height at the whole width."""
        picture = self._block.picture
        return self._width * picture.height // picture.width
