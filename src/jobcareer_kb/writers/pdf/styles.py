"""The styles, the page and the colors of a base document as data for the typesetter.

Lengths are in points, colors in six digits; what a style does not say is left out.
"""

from collections.abc import Iterator
from typing import Any

from docx.section import Section
from docx.shared import Twips

from jobcareer_kb.writers._families import LINE_HEIGHT
from jobcareer_kb.writers._paper.blank import Blank
from jobcareer_kb.writers._paper.styles import CHARACTER, PARAGRAPH, TABLE, Styles

_SIDES = ("top", "left", "bottom", "right")
_AUTO = 240
"""Parts of a line that are one line, where a style gives the height of lines so."""


def look_of_base(blank: Blank) -> dict[str, Any]:
    """Everything that the typesetter takes from a base."""
    styles = blank.styles
    return {
        "page": _page(blank.copy().sections[-1]),
        "paragraphs": {name: dict(_paragraph(styles, name)) for name in PARAGRAPH},
        "characters": {name: dict(_face(styles, name)) for name in CHARACTER},
        "tables": {name: _table(styles, name) for name in TABLE},
        "gutter": blank.measures.gutter / 20,
    }


def _page(section: Section) -> dict[str, float]:
    names = (
        "page_width", "page_height", "left_margin", "right_margin", "top_margin", "bottom_margin",
        "header_distance", "footer_distance",
    )  # fmt: skip
    return {name: round((getattr(section, name) or 0) / Twips(1)) / 20 for name in names}


def _paragraph(styles: Styles, name: str) -> Iterator[tuple[str, Any]]:
    yield from _face(styles, name, default=styles.number("Normal", "rPr/sz") / 2)
    for key, path, attribute in (
        ("above", "pPr/spacing", "before"),
        ("below", "pPr/spacing", "after"),
        ("left", "pPr/ind", "left"),
        ("right", "pPr/ind", "right"),
        ("hanging", "pPr/ind", "hanging"),
    ):
        yield key, styles.number(name, path, attribute) / 20
    parts = styles.number(name, "pPr/spacing", "line", default=_AUTO) / _AUTO
    is_auto = styles.value(name, "pPr/spacing", "lineRule") in ("", "auto")
    yield "leading", (parts - 1) * LINE_HEIGHT if is_auto else 0
    yield "sticky", styles.is_on(name, "pPr/keepNext")
    if fill := _color(styles.value(name, "pPr/shd", "fill")):
        yield "ground", fill
    edges = {side: _border(styles, name, f"pPr/pBdr/{side}") for side in _SIDES}
    yield "edges", {side: edge for side, edge in edges.items() if edge}


def _face(styles: Styles, name: str, default: float = 0) -> Iterator[tuple[str, Any]]:
    if size := styles.number(name, "rPr/sz") / 2 or default:
        yield "size", size
    if color := _color(styles.value(name, "rPr/color")):
        yield "color", color
    if fill := _color(styles.value(name, "rPr/shd", "fill")):
        yield "fill", fill
    for key, path in (("bold", "rPr/b"), ("italic", "rPr/i")):
        if styles.is_on(name, path):
            yield key, True
    if styles.value(name, "rPr/u") not in ("", "none"):
        yield "underlined", True


def _table(styles: Styles, name: str) -> dict[str, Any]:
    inner = {s: styles.number(name, f"tblPr/tblCellMar/{s}", "w") / 20 for s in _SIDES}
    lines = (*_SIDES, "insideH", "insideV")
    edges = {side: _border(styles, name, f"tblPr/tblBorders/{side}") for side in lines}
    return {"inset": inner, "edges": {side: edge for side, edge in edges.items() if edge}}


def _border(styles: Styles, name: str, path: str) -> dict[str, Any] | None:
    kind = styles.value(name, path)
    if kind in ("", "none", "nil"):
        return None
    return {
        "double": kind == "double",
        "width": styles.number(name, path, "sz") / 8,
        "space": float(styles.number(name, path, "space")),
        "color": _color(styles.value(name, path, "color")) or "000000",
    }


def _color(value: str) -> str:
    return value if len(value) == 6 else ""
