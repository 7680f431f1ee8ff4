"""A scene as an SVG file: frames, arrows, and words as text, so that they stay sharp and can be
found by who opens the file."""

from collections.abc import Iterator, Mapping

from jobcareer_kb.document import look_of
from jobcareer_kb.writers._drawings.lettering import Lettering, Line
from jobcareer_kb.writers._drawings.scene import Arrow, Placed, Point, Scene
from jobcareer_kb.writers._families import LINE_HEIGHT
from jobcareer_kb.writers._xml import escape
from jobcareer_kb.writers.pptx.measure import Piece

FRAME, LINE = 1.5, 1.75
"""Widths of lines in points."""
SLOTS = {"tx1": "dk1", "bg1": "lt1", "bg2": "lt2"}
"""Colors as shapes name them, and as a theme does."""
_SIDES = {"a": ("accent2", "accent5"), "b": ("accent3", "accent6")}
"""Colors of the two sides of a comparison: of its name, and of what is said of it."""
_ASCENT = 0.952
"""Of Calibri and its twin, in em: from the top of a line to the foot of its letters."""
_MARKS = {
    "\u25cf": '<circle cx="{middle}" cy="{height}" r="{radius}" fill="{fill}"/>',
    "\u25a0": '<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{fill}"/>',
}
_DASHES = ' stroke-dasharray="5 3.5"'


def ground(placed: Placed) -> str:
    """The color that fills a box: dashed ones stand on white."""
    if placed.box.side:
        name, said = _SIDES[look_of(placed.box.side)]
        return name if placed.box.name else said
    return "bg1" if placed.box.aside else "bg2"


def svg_of(scene: Scene, colors: Mapping[str, str], family: str) -> str:
    """The file; `colors` are those of a theme, by its own names."""

    def color(name: str) -> str:
        slot = SLOTS.get(name, name)
        return f"#{colors.get(slot) or ('FFFFFF' if slot.startswith('lt') else '000000')}"

    # A frame is drawn on its edge, so that half its line stands outside.
    width, height = scene.width + 2 * FRAME, scene.height + 2 * FRAME
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="{_n(-FRAME)} {_n(-FRAME)} {_n(width)} {_n(height)}" '
        f'font-family="{escape(family)}, Carlito, sans-serif">'
    ]
    for placed in scene.boxes:
        parts.append(
            f'<rect x="{_n(placed.left)}" y="{_n(placed.top)}" width="{_n(placed.width)}" '
            f'height="{_n(placed.height)}" fill="{color(ground(placed))}" stroke="{color("tx1")}" '
            f'stroke-width="{FRAME}"{_DASHES if placed.box.aside else ""}/>'
        )
        parts += (_line(*at, line, color(line.face.color))
                  for at, line in _lines(placed, scene.lettering))  # fmt: skip
    for arrow in scene.arrows:
        parts += _arrow(arrow, scene.lettering.arrow, color("tx1"))
    return "".join((*parts, "</svg>\n"))


def _lines(placed: Placed, lettering: Lettering) -> Iterator[tuple[Point, Line]]:
    """The lines of a box, each with the foot of its first letter."""
    top = placed.top + lettering.pad
    for line in lettering.lines(placed.box, placed.width):
        top += line.before
        yield (placed.left + lettering.pad, top + _ASCENT * line.face.size), line
        top += line.face.size * LINE_HEIGHT


def _line(x: float, y: float, line: Line, color: str) -> str:
    """Words as text; the mark of a side, which the font may lack, as a shape."""
    size, text = line.face.size, line.text
    shape = _MARKS.get(text[-1:], "")
    if shape:
        text = text[:-1]
        at = x + Piece(text, line.face).width(text)
        shape = shape.format(
            x=_n(at), y=_n(y - size * 0.58), side=_n(size * 0.5), fill=color,
            middle=_n(at + size * 0.25), height=_n(y - size * 0.33), radius=_n(size * 0.25),
        )  # fmt: skip
    weight = ' font-weight="bold"' if line.face.bold else ""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}"{weight} fill="{color}">'
        f"{escape(text.rstrip())}</text>{shape}"
    )


def _arrow(arrow: Arrow, length: float, color: str) -> Iterator[str]:
    *way, (x, y) = arrow.points
    across, down = _towards(way[-1], (x, y))
    foot = (x - across * length, y - down * length)
    half = length / 2
    corners = ((x, y), (foot[0] - down * half, foot[1] - across * half),
               (foot[0] + down * half, foot[1] + across * half))  # fmt: skip
    yield (
        f'<polyline points="{_points((*way, foot))}" fill="none" stroke="{color}" '
        f'stroke-width="{LINE}"{_DASHES if arrow.dashed else ""}/>'
        f'<polygon points="{_points(corners)}" fill="{color}"/>'
    )


def _towards(start: tuple[float, float], end: tuple[float, float]) -> tuple[int, int]:
    """The way from one point to another, along one axis."""
    across, down = end[0] - start[0], end[1] - start[1]
    return (across > 0) - (across < 0), (down > 0) - (down < 0)


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
