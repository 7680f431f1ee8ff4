"""Drawings on a slide: native shapes in one group, with connectors that stay on when boxes move."""

from itertools import product
from typing import Any

from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from jobcareer_kb.document import Drawing
from jobcareer_kb.inline import plain
from jobcareer_kb.wordings import from_right
from jobcareer_kb.writers._drawings import scene_of
from jobcareer_kb.writers._drawings.lettering import Lettering
from jobcareer_kb.writers._drawings.scene import Arrow, Edge, Placed, Point, Scene
from jobcareer_kb.writers._drawings.svg import ground
from jobcareer_kb.writers.pptx.boxes import POINT, Box
from jobcareer_kb.writers.pptx.canvas import Canvas
from jobcareer_kb.writers.pptx.faces import Face
from jobcareer_kb.writers.pptx.markup import decorate, element, paint, set_words
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph

_IN_SHAPE = Face((18,), color="lt1")
"""PowerPoint's own face of words in a shape."""
_FRAME, _LINE = Pt(2.25), Pt(3)
_SITES: dict[Edge, int] = {"top": 0, "left": 1, "bottom": 2, "right": 3}
"""Numbers of the places of a rectangle where a connector can be glued."""
_FORMS: dict[int, tuple[str, tuple[Point, ...]]] = {
    2: ("straightConnector1", ((0, 0), (1, 1))),
    3: ("bentConnector2", ((0, 0), (1, 0), (1, 1))),
    4: ("bentConnector3", ((0, 0), (0.5, 0), (0.5, 1), (1, 1))),
}
"""By the number of points: a form of connector, and its way through its own frame."""


class DrawingBand:
    """A drawing among the bands of a slide."""

    grows = True

    def __init__(self, block: Drawing, canvas: Canvas, width: int) -> None:
        self._block = block
        self._canvas = canvas
        self._width = width

    def need(self, step: int) -> int:
        """Return the height of the drawing."""
        return round(self._scene(step).height * POINT)

    def want(self, step: int) -> int:
        """Return the same: its boxes grow with their words alone."""
        return self.need(step)

    def broken(self, step: int) -> str:
        """Return a word that is wider than its frame; empty where there is none."""
        scene = self._scene(step)
        wide = (b.box for b in scene.boxes if scene.lettering.narrowest(b.box) > b.width)
        words = (word for box in wide for line in box.words for word in plain(line).split())
        return max(words, key=len, default="")

    def put(self, box: Box, step: int) -> None:
        """Draw it as a group."""
        scene = self._scene(step)
        if from_right(self._canvas.language):
            scene = scene.mirrored()
        group = self._canvas.group(self._block.alt)
        measure = group.shapes._recalculate_extents
        group.shapes._recalculate_extents = _later  # once for all, not for each shape
        shapes = {each.box.id: self._box(group, each, box, scene) for each in scene.boxes}
        lines = [_line(group, arrow, shapes) for arrow in scene.arrows]
        measure()
        for arrow, line in zip(scene.arrows, lines, strict=True):
            _lead(line, arrow, box)  # last of all: the frame of a turned line is not where it is
        self._canvas.count_anew()

    def _scene(self, step: int) -> Scene:
        faces = self._canvas.faces
        name = max(faces.soft.size, faces.body.smaller(step).size)
        lettering = Lettering(faces.soft.size, name, faces.body.breadth)
        return scene_of(self._block, lettering, self._width / POINT)

    def _box(self, group: Any, placed: Placed, within: Box, scene: Scene) -> Any:
        sides = (
            within.left + placed.left * POINT, within.top + placed.top * POINT,
            placed.width * POINT, placed.height * POINT,
        )  # fmt: skip
        shape = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Emu(round(side)) for side in sides))
        shape.name = f"Box {shape.shape_id}"
        shape.shadow.inherit = False
        paint(shape.fill, ground(placed))
        _stroke(shape.line, _FRAME, placed.box.aside)
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.TOP
        pad = Emu(round(scene.lettering.pad * POINT))
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = pad
        rows = scene.lettering.rows(placed.box)
        paras = [SlideParagraph(row.words, row.face, before=row.before) for row in rows]
        set_words(frame._txBody, self._canvas.setter.xml(paras, _IN_SHAPE))
        return shape


def _later() -> None:
    """Leave the extents of a group as they are until all its shapes stand in it."""


def _stroke(line: Any, width: Pt, dashed: bool) -> None:
    line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    line.width = width
    if dashed:
        line.dash_style = MSO_LINE.DASH


def _line(group: Any, arrow: Arrow, shapes: dict[str, Any]) -> Any:
    """A connector, glued to both boxes."""
    line = group.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
    line.name = f"Arrow {line.shape_id}"
    decorate(line)  # the words of the group tell of it
    line.begin_connect(shapes[arrow.start], _SITES[arrow.leaves])
    line.end_connect(shapes[arrow.end], _SITES[arrow.meets])
    _stroke(line.line, _LINE, arrow.dashed)
    line.line._get_or_add_ln().append(element('<a:tailEnd type="triangle" w="med" len="med"/>'))
    return line


def _lead(line: Any, arrow: Arrow, within: Box) -> None:
    """Lead a connector the way of its arrow: its form, turned and flipped until it fits."""
    (x, y), (to_x, to_y) = arrow.points[0], arrow.points[-1]
    form, way = _FORMS[len(arrow.points)]
    wide, high = abs(to_x - x), abs(to_y - y)
    middle = ((x + to_x) / 2, (y + to_y) / 2)
    for turned, flip, upset in product((False, True), repeat=3):
        width, height = (high, wide) if turned else (wide, high)
        points = (_through(point, width, height, turned, flip, upset) for point in way)
        pairs = zip(points, arrow.points, strict=True)
        if all(_near(point, middle, goal) for point, goal in pairs):
            break
    properties = line._element.spPr
    properties.prstGeom.set("prst", form)
    frame = properties.xfrm
    frame.rot, frame.flipH, frame.flipV = 270 if turned else 0, flip, upset
    frame.off.x = round(within.left + (middle[0] - width / 2) * POINT)
    frame.off.y = round(within.top + (middle[1] - height / 2) * POINT)
    frame.ext.cx, frame.ext.cy = round(width * POINT), round(height * POINT)


def _through(
    point: Point, width: float, height: float, turned: bool, flip: bool, upset: bool
) -> Point:
    """Where a point of a connector's own frame comes to lie, from the middle of the frame."""
    x, y = ((point[0] - 0.5) * width, (point[1] - 0.5) * height)
    x, y = (-x if flip else x), (-y if upset else y)
    return (y, -x) if turned else (x, y)  # a quarter turn to the left


def _near(point: Point, middle: Point, goal: Point) -> bool:
    return all(abs(a + b - c) < 0.01 for a, b, c in zip(point, middle, goal, strict=True))
