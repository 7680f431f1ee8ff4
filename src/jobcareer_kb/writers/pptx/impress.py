"""A base that LibreOffice Impress saved: what was changed in it, on the base that came along.

Impress makes a master of every layout that a slide uses, and keeps neither its name nor those of
its boxes; a layout without a slide is lost. So the base has a sample slide of each layout, by whose
title the master is known; boxes of master and sample stand in the order of those of the layout.

A color of the theme, its font of headings or that of text is changed in all masters as soon as it
is in one, so that nobody must go through ten of them. All else is changed where it was.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.slide import Slide, SlideLayout

from jobcareer_kb.packaged import packaged
from jobcareer_kb.theme import Theme
from jobcareer_kb.writers.pptx.layouts import NEEDED, layouts_of
from jobcareer_kb.writers.pptx.markup import found
from jobcareer_kb.writers.pptx.package import is_of, opened, packed, reading, refused, unpacked
from jobcareer_kb.writers.pptx.places import Place, Reader, color_of, theme_of
from jobcareer_kb.writers.pptx.restyling import SIDES, bring, change, change_theme, names_of

_NEAR = 1000
"""EMU by which Impress, which counts in hundredths of a millimeter, moves an edge."""
_KINDS = {
    PP_PLACEHOLDER.TITLE: "title", PP_PLACEHOLDER.CENTER_TITLE: "title",
    PP_PLACEHOLDER.FOOTER: "footer", PP_PLACEHOLDER.SLIDE_NUMBER: "number",
    PP_PLACEHOLDER.SUBTITLE: "subtitle", PP_PLACEHOLDER.DATE: "date",
}  # fmt: skip
"""Kinds of boxes that Impress tells apart; all others are for text. No master of it has a subtitle,
which the sample alone shows."""


class _Pair(NamedTuple):
    """A shape of ours, what it says, and what the one in its place shows."""

    shape: Any
    said: Mapping[str, Any]
    """Colors and fonts by their names in the theme, where they have one."""
    seen: Mapping[str, Any]


@lru_cache(maxsize=4)
def usable(base: bytes) -> bytes:
    """Return a base as it is; of one that Impress saved, the one that came along with its changes.

    Raises UsageFault, with the layout, where these cannot be told.
    """
    if not is_of(base, "LibreOffice"):
        return base
    with reading():
        theirs = unpacked(base)
        if len(layouts_of(theirs)) == len(NEEDED):
            return base
        samples = {str(each.shapes.title.text_frame.text).strip(): each
                   for each in theirs.slides if each.shapes.title is not None}  # fmt: skip
        missing = [name for name in NEEDED if name not in samples]
        if len(missing) > len(NEEDED) // 2:
            return base  # no file of ours
        if missing:
            raise refused(
                "was saved by LibreOffice and has no sample slide with the title "
                f"{', '.join(map(repr, missing))}, by which the master of each layout is known; "
                "begin with the file that came with the program, and leave the titles of its slides"
            )
        ours = opened((packaged("templates") / "base.pptx").read_bytes())
        _put_on(ours, theirs, samples)
        return packed(ours)


def _put_on(ours: Any, theirs: Any, samples: Mapping[str, Slide]) -> None:
    """Change our base as theirs was changed."""
    ours.slide_width, ours.slide_height = theirs.slide_width, theirs.slide_height
    theme = theme_of(ours.slide_master)
    names = names_of(theme)
    layouts = layouts_of(ours)
    pairs = [pair for name in NEEDED for pair in _pairs(layouts[name], theme, samples[name])]
    changed: dict[str, str] = {}
    for pair in pairs:
        for key in ("fill", "line", "color", "font"):
            name, new = pair.said.get(key), pair.seen.get(key)
            # White words stand on a ground of their own: another color of theirs is no other paper.
            if new and name in names and new != names[name] and (key, name) != ("color", "bg1"):
                changed.setdefault(name, new)
    if changed:
        change_theme(ours, theme, changed)
    anew = {**names, **changed}
    for pair in pairs:
        for key, new in pair.seen.items():
            said = pair.said[key]
            if not any(_is_same(key, each.get(said, said), new) for each in (names, anew)):
                change(pair.shape, key, new)
    for name in NEEDED:
        bring(layouts[name], samples[name].slide_layout.slide_master)


def _is_same(key: str, old: Any, new: Any) -> bool:
    """Say whether nobody changed something; a color that is made of another cannot be compared."""
    if key in SIDES:
        return abs(int(old) - int(new)) < _NEAR
    return new is None or old == new or "<" in str(old)


def _pairs(layout: SlideLayout, theme: Theme, sample: Slide) -> Iterator[_Pair]:
    """The shapes of a layout, with those that Impress made of them."""
    master: Any = sample.slide_layout.slide_master
    names = names_of(theme_of(master))
    ground = found(layout.element, "p:cSld/p:bg/p:bgPr/a:solidFill/*")
    seen = found(master.element, "p:cSld/p:bg/p:bgPr/a:solidFill/*")
    if ground and seen:
        yield _Pair(
            layout.background, {"fill": color_of(ground[0])}, {"fill": _hex(seen[0], names)}
        )
    drawn = {each.name: each for each in master.shapes if not each.is_placeholder}
    for shape in layout.shapes:
        if not shape.is_placeholder and shape.name in drawn:
            yield _Pair(shape, _drawn(shape, {}), _drawn(drawn[shape.name], names))
    reader = Reader(layout, theme)
    boxes, shown = _by_kind(master.placeholders), _by_kind(sample.placeholders)
    for kind, own in _by_kind(layout.placeholders).items():
        others = boxes.get(kind, [])
        if kind in ("footer", "number") and not others:
            for each in own:
                each.element.getparent().remove(each.element)
        elif kind != "subtitle" and len(others) != len(own):
            raise refused(
                f"was saved by LibreOffice with {len(others)} boxes for {kind} in the master of "
                f"{layout.name!r}, expected {len(own)}; begin with the file that came with the "
                "program, and take no box away"
            )
        worded = [each for each in own if each.placeholder_format.type != PP_PLACEHOLDER.TABLE]
        for mine, there in ((own, others), (worded, shown.get(kind, []))):
            if len(mine) == len(there):
                for box, other in zip(mine, there, strict=True):
                    yield _Pair(box, _said(box, _place(reader, box)), _worded(other, names))


def _place(reader: Reader, box: Any) -> Place:
    return reader.place(box.name, "", (box.placeholder_format.type.name,))


def _by_kind(boxes: Any) -> dict[str, list[Any]]:
    kinds: dict[str, list[Any]] = {}
    for box in boxes:
        kinds.setdefault(_kind(box), []).append(box)
    return kinds


def _kind(box: Any) -> str:
    return _KINDS.get(box.placeholder_format.type, "text")


def _said(box: Any, place: Place) -> dict[str, Any]:
    face = place.face
    return {
        **{side: getattr(box, side) for side in SIDES},
        **{"fill": place.fill, "line": place.line, "anchor": place.anchor, "align": place.align},
        **{"size": face.size, "bold": face.bold, "color": face.color, "font": face.font},
    }


def _drawn(shape: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """Where a shape stands and how it is painted; its colors by their names if none are given."""
    said: dict[str, Any] = {side: getattr(shape, side) for side in SIDES}
    for key, path in (("fill", "p:spPr"), ("line", "p:spPr/a:ln")):
        color = found(shape.element, f"{path}/a:solidFill/*")
        none = "" if found(shape.element, f"{path}/a:noFill") else None
        said[key] = (_hex(color[0], names) if names else color_of(color[0])) if color else none
    return said


def _worded(box: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """The same of a box with words, and how these look: Impress says it of each run."""
    run: Any = next(iter(found(box.element, ".//a:r/a:rPr | .//a:fld/a:rPr")), {})
    color = found(run, "a:solidFill/*") if len(run) else []
    font = next(iter(found(run, "a:latin/@typeface")), None) if len(run) else None
    size, bold = run.get("sz"), run.get("b")
    return {
        **_drawn(box, names),
        "anchor": next(iter(found(box.element, "p:txBody/a:bodyPr/@anchor")), None),
        "align": next(iter(found(box.element, "p:txBody/a:p[1]/a:pPr/@algn")), "l"),
        "size": int(size) / 100 if size else None,
        "bold": bold in ("1", "true") if bold else None,
        "color": _hex(color[0], names) if color else None,
        "font": names.get(font, font) if font else None,
    }


def _hex(color: Any, names: Mapping[str, str]) -> str | None:
    """The digits of a color; None of one that is made of another."""
    said = color_of(color)
    return None if "<" in said else names.get(said, said.upper())
