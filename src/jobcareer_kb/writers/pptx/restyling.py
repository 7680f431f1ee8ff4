"""What can be changed in a base: colors and fonts of its theme, boxes and shapes of a layout."""

import copy
import io
from collections.abc import Mapping
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout
from pptx.text.text import Font
from pptx.util import Pt

from jobcareer_kb.theme import Theme
from jobcareer_kb.writers.pptx.markup import element, found, paint

SIDES = ("left", "top", "width", "height")
_SLOTS = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
"""Colors that the theme has under another name."""
_LINKS = ("hlink", "folHlink")
"""Colors that no box has; they go with the accent where they are the same."""
_FONTS = {"+mj-lt": "major", "+mn-lt": "minor"}


def names_of(theme: Theme) -> dict[str, str]:
    """What the colors and fonts of a theme are called in shapes, and what they are."""
    colors = {**theme.colors, **{name: theme.colors[slot] for name, slot in _SLOTS.items()}}
    return {**colors, **{name: theme.fonts[kind] for name, kind in _FONTS.items()}}


def change_theme(ours: Any, theme: Theme, changed: Mapping[str, str]) -> None:
    """Give the theme of a base other colors or fonts, by the names that they have in shapes."""
    part = ours.slide_master.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    new = dict(changed)
    for link in _LINKS:
        if "accent1" in new and theme.colors[link] == theme.colors["accent1"]:
            new[link] = new["accent1"]
    for name, value in new.items():
        if name in _FONTS:
            (latin,) = found(root, f".//a:fontScheme/a:{_FONTS[name]}Font/a:latin")
            latin.set("typeface", value)
        else:
            (color,) = found(root, f".//a:clrScheme/a:{_SLOTS.get(name, name)}/*")
            color.getparent().replace(color, element(f'<a:srgbClr val="{value}"/>'))
    part._blob = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def change(shape: Any, key: str, new: Any) -> None:
    """Give a shape of ours what theirs shows."""
    if key in SIDES:
        setattr(shape, key, new)
    elif key == "fill":
        _paint(shape.fill, new)
    elif key == "line":
        _paint(shape.line.fill, new)
    elif key == "anchor":
        shape.text_frame._txBody.bodyPr.set("anchor", new)
    elif key == "align":
        _level(shape).set("algn", new)
    else:
        font = Font(_level(shape).find(qn("a:defRPr")))
        if key == "color":
            _paint(font.fill, new)
        else:
            setattr(font, {"font": "name"}.get(key, key), Pt(new) if key == "size" else new)


def _paint(fill: Any, color: str) -> None:
    if color:
        paint(fill, color)
    else:
        fill.background()


def _level(shape: Any) -> Any:
    """The first level of the words of a box, which all that is written in it follows."""
    styles = shape.text_frame._txBody.find(qn("a:lstStyle"))
    if not found(styles, "a:lvl1pPr/a:defRPr"):
        level = element("<a:lvl1pPr><a:defRPr/></a:lvl1pPr>")
        for old in found(styles, "a:lvl1pPr"):
            styles.remove(old)
            level = old
            level.append(element("<a:defRPr/>"))
        styles.insert(0, level)
    return found(styles, "a:lvl1pPr")[0]


def bring(layout: SlideLayout, master: Any) -> None:
    """Take from a layout the shapes that theirs lacks, and give it those that it has besides."""
    shapes: Any = layout.shapes
    mine = {each.name: each for each in shapes if not each.is_placeholder}
    there = {each.name: each for each in master.shapes if not each.is_placeholder}
    for name in mine.keys() - there.keys():
        mine[name].element.getparent().remove(mine[name].element)
    for name in sorted(there.keys() - mine.keys()):
        shape = copy.deepcopy(there[name].element)
        for link in found(shape, ".//*[@r:id]"):
            link.getparent().remove(link)
        for picture in found(shape, ".//*[@r:embed]"):
            blob = master.part.related_part(picture.get(qn("r:embed"))).blob
            picture.set(qn("r:embed"), layout.part.get_or_add_image_part(io.BytesIO(blob))[1])
        found(shape, ".//p:cNvPr")[0].set("id", str(1000 + len(shapes)))
        shapes._spTree.insert(2, shape)
