"""Layouts that a base lacks, taken from the base that came with the program.

Any school has a file of slides, and none has layouts of our names. So these are taken, with the
places and sizes that our master gives them, and wear the fonts, the text, the paper and the accent
of the school. The other colors are ours: no theme was drawn for two sides and their tints.
"""

import copy
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.parts.slide import NotesMasterPart, SlideLayoutPart
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from jobcareer_kb.look import POWERPOINT, came_along
from jobcareer_kb.theme import Theme
from jobcareer_kb.writers.pptx.layouts import NEEDED, layouts_of
from jobcareer_kb.writers.pptx.markup import element, found
from jobcareer_kb.writers.pptx.package import packed, reading, unpacked
from jobcareer_kb.writers.pptx.places import theme_of

_THEIRS = frozenset({"tx1", "bg1", "accent1", "hlink"})
"""Colors that a layout of ours takes from the theme of the school."""
_SLOTS = {"tx2": "dk2", "bg2": "lt2"}
_FIRST_ID = 2**31
"""Ids of layouts begin there; ECMA-376 part 1, 19.7.11."""
_LAYOUT = "/ppt/slideLayouts/slideLayout%d.xml"


class Whole(NamedTuple):
    """A base with all that slides need."""

    data: bytes
    grafted: tuple[str, ...]
    """Names of the layouts that it lacked."""


@lru_cache(maxsize=4)
def whole(base: bytes) -> Whole:
    """A base as it is, or with what it lacks; raises UsageFault for what is none."""
    theirs = unpacked(base)
    with reading():
        there = layouts_of(theirs)
        missing = tuple(name for name in NEEDED if name not in there)
        notes = found(theirs.element, "p:notesMasterIdLst/p:notesMasterId")
        if not missing and notes:
            return Whole(base, ())
        ours = unpacked(came_along(POWERPOINT))
        for name in missing:
            _graft(theirs, ours, layouts_of(ours)[name])
        if not notes:
            _graft_notes(theirs, ours)
        return Whole(packed(theirs), missing)


def _graft(theirs: Deck, ours: Deck, layout: SlideLayout) -> None:
    root: Any = copy.deepcopy(layout.element)
    for shape, own in zip(_placeholders(root), layout.placeholders, strict=True):
        _settle(shape, own, layout.slide_master)
    across = (theirs.slide_width or 1) / (ours.slide_width or 1)
    down = (theirs.slide_height or 1) / (ours.slide_height or 1)
    for place in found(root, ".//a:xfrm/*"):
        for key in place.attrib:
            place.set(key, str(int(int(place.get(key)) * (across if key[-1] == "x" else down))))
    _paint(root, theme_of(layout.slide_master))
    master = theirs.slide_masters[0]
    name = theirs.part.package.next_partname(_LAYOUT)
    part = SlideLayoutPart.load(
        name, CT.PML_SLIDE_LAYOUT, theirs.part.package, etree.tostring(root)
    )
    part.relate_to(master.part, RT.SLIDE_MASTER)
    listed = master.element.get_or_add_sldLayoutIdLst()
    ids = found(theirs.element, ".//p:sldMasterId/@id")
    ids += [
        id_ for each in theirs.slide_masters for id_ in found(each.element, ".//p:sldLayoutId/@id")
    ]
    id_ = max(map(int, ids), default=_FIRST_ID) + 1
    relation = master.part.relate_to(part, RT.SLIDE_LAYOUT)
    listed.append(element(f'<p:sldLayoutId id="{id_}" r:id="{relation}"/>'))


def _placeholders(root: Any) -> list[Any]:
    """The shapes of a layout that are placeholders, as the library goes through them."""
    return [each for each in root.cSld.spTree.iter_shape_elms() if each.has_ph_elm]


def _settle(shape: Any, own: Any, master: Any) -> None:
    """Write into a placeholder what our master says of it, since it gets another master."""
    if not found(shape, "p:spPr/a:xfrm"):
        shape.x, shape.y, shape.cx, shape.cy = own.left, own.top, own.width, own.height
    kind = own.placeholder_format.type
    is_title = kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    above = master.placeholders.get(PP_PLACEHOLDER.TITLE if is_title else kind)
    body = shape.find(qn("p:txBody"))
    if above is None or body is None:
        return
    ((said,), (whole,)) = found(body, "a:bodyPr"), found(above.element, "p:txBody/a:bodyPr")
    if not said.attrib:
        body.replace(said, copy.deepcopy(whole))
    (levels,) = found(body, "a:lstStyle")
    style = "p:txStyles/p:titleStyle/a:lvl1pPr"
    of_text = found(above.element, "p:txBody/a:lstStyle/a:lvl1pPr") or (
        found(master.element, style) if is_title else []
    )
    if not len(levels) and of_text:
        levels.append(copy.deepcopy(of_text[0]))


def _paint(root: Any, theme: Theme) -> None:
    """Give a layout its own colors, but for those that are the school's."""
    for color in found(root, ".//a:schemeClr"):
        name = color.get("val")
        value = theme.colors.get(_SLOTS.get(name, name))
        if name not in _THEIRS and value:
            plain = element(f'<a:srgbClr val="{value}"/>')
            plain.extend(list(color))
            color.getparent().replace(color, plain)


def _graft_notes(theirs: Deck, ours: Deck) -> None:
    package, notes = theirs.part.package, ours.notes_master
    theme = notes.part.part_related_by(RT.THEME)
    part = NotesMasterPart.load(
        PackURI("/ppt/notesMasters/notesMaster1.xml"), CT.PML_NOTES_MASTER, package, notes.part.blob
    )
    name = package.next_partname("/ppt/theme/theme%d.xml")
    part.relate_to(Part(name, CT.OFC_THEME, package, theme.blob), RT.THEME)
    relation = theirs.part.relate_to(part, RT.NOTES_MASTER)
    (masters,) = found(theirs.element, "p:sldMasterIdLst")
    listed = f'<p:notesMasterIdLst><p:notesMasterId r:id="{relation}"/></p:notesMasterIdLst>'
    masters.addnext(element(listed))
