"""The layouts of the base by name, each with the places that slides need, and the faces of text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from jobcareer_kb.writers.pptx.boxes import SOURCE_GAP, TITLE_GAP, Box, hull
from jobcareer_kb.writers.pptx.faces import Face, Faces, bullets_like
from jobcareer_kb.writers.pptx.package import opened, reading, refused
from jobcareer_kb.writers.pptx.places import Place, Reader, theme_of

NEEDED = {
    "Title Slide": ("Title", "Subtitle", "Line"),
    "Agenda": ("Title", "Table", "Source"),
    "Question": ("Title", "Small Head", "Hint"),
    "Comparison": ("Title", "Head A", "Side A", "Head B", "Side B", "Source"),
    "Steps": ("Title", "Text", "Number", "Step", "Hint", "Source"),
    "Quiz Question": ("Title", "Text", "Source"),
    "List": ("Title", "Text", "Source"),
    "References": ("Title", "Text", "Source"),
    "Table": ("Title", "Table", "Source"),
}
"""The layouts that slides are made of, and the placeholders that each of them must have."""
_LISTS = ("Steps", "Quiz Question")
RUNNING = ("Footer", "Slide Number")
"""Filled where a layout has them."""
_TEXT = ("text", ("BODY", "SUBTITLE", "OBJECT"))
_HOLDS = {
    "Title": ("a title", ("TITLE", "CENTER_TITLE")),
    "Table": ("a table", ("TABLE",)),
    "Footer": ("a footer", ("FOOTER",)),
    "Slide Number": ("a number", ("SLIDE_NUMBER",)),
}
"""What a placeholder must be for, where that is not text."""
_APART = ("Title", "Source", *RUNNING)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout and its places by name."""

    name: str
    places: Mapping[str, Place]

    def room(self, source: Box | None) -> Box:
        """Return where content stands above a source line; without one, where that would stand."""
        room = hull(place.box for name, place in self.places.items() if name not in _APART)
        promised, bottom = self.places["Source"].box, room.bottom
        if promised.top < room.top + room.height // 2:
            return room
        near = promised.top - bottom <= TITLE_GAP
        if source:
            bottom = source.top - SOURCE_GAP if near else min(bottom, source.top - SOURCE_GAP)
        elif near:
            bottom = max(bottom, promised.bottom)
        return room.at(room.top, bottom - room.top)


@dataclass(frozen=True, slots=True)
class Design:
    """What the base decides."""

    layouts: Mapping[str, Layout]
    faces: Faces
    rule: str
    """Color of thin rules: that of the outline of a place for a table."""

    def place(self, layout: str, name: str) -> Place:
        """Return a place of a layout."""
        return self.layouts[layout].places[name]

    def faces_on(self, layout: str) -> Faces:
        """Return the faces of text on a layout; lists of options and steps have their own."""
        if layout not in _LISTS:
            return self.faces
        place = self.place(layout, "Text")
        return replace(self.faces, body=place.face, bullets=bullets_like(place.bullet))


def layouts_of(deck: Presentation) -> dict[str, SlideLayout]:
    """Return the layouts that slides are made of, as far as a deck has them; of whatever master.

    One of the same name with places of other names is PowerPoint's own, such as its Title Slide.
    """
    every: Any = (layout for master in deck.slide_masters for layout in master.slide_layouts)
    found: dict[str, SlideLayout] = {}
    for layout in every:
        name = layout.name.strip()
        needed = NEEDED.get(name, ())
        names = {each.name.strip() for each in layout.placeholders} if needed else set()
        if 2 * sum(name in names for name in needed) > len(needed):
            found.setdefault(name, layout)
    return found


@lru_cache(maxsize=4)
def design_of(base: bytes) -> Design:
    """Return what a whole base decides; raises UsageFault, with its name, for what is wrong."""
    deck = opened(base)
    with reading():
        there = layouts_of(deck)
        layouts = {name: Layout(name, _places(there[name])) for name in NEEDED}
        _check_boxes(layouts, deck.slide_width or 0, deck.slide_height or 0)
        _check_notes(deck)
        return _scaled(layouts)


def _places(layout: SlideLayout) -> dict[str, Place]:
    reader = Reader(layout, theme_of(layout.slide_master))
    running = (name for name in RUNNING if name in reader.placeholders)
    names = (*NEEDED[layout.name], *running)
    places = {name: reader.place(name, *_HOLDS.get(name, _TEXT)) for name in names}
    if len({place.promise[-1] for place in places.values()}) < len(places):
        raise refused(f"has a layout {layout.name!r} with two placeholders of one number; delete "
                      "one and insert it anew")  # fmt: skip
    return places


def _check_boxes(layouts: Mapping[str, Layout], width: int, height: int) -> None:
    """Refuse a base with a box that reaches over the edge of the slide."""
    for layout in layouts.values():
        for name, place in layout.places.items():
            box = place.box
            if min(box.left, box.top) < 0 or box.right > width or box.bottom > height:
                raise refused(
                    f"has a layout {layout.name!r} whose placeholder {name!r} reaches over the "
                    "edge of the slide; move it in, or make it smaller (View, Slide Master)"
                )


def _check_notes(deck: Presentation) -> None:
    """Refuse a base without a place for notes."""
    if deck.notes_master.placeholders.get(PP_PLACEHOLDER.BODY) is None:
        raise refused("has a notes master without a placeholder for notes; give it one (View, "
                      "Notes Master, Body)")  # fmt: skip


def _scaled(layouts: dict[str, Layout]) -> Design:
    """Give every face the sizes that it may go down to: those of the base, to `fine` at the end."""
    faces = [(name, p) for each in layouts.values() for name, p in each.places.items()]
    least = layouts["References"].places["Text"].face.size
    sizes = {p.face.size for name, p in faces if name not in _APART[1:]} | {least}
    scale = sorted((size for size in sizes if size >= least), reverse=True)

    def scaled(face: Face) -> Face:
        return replace(face, sizes=(face.size, *(size for size in scale if size < face.size)))

    def dressed(layout: Layout) -> Layout:
        places = {n: replace(p, face=scaled(p.face)) for n, p in layout.places.items()}
        return replace(layout, places=places)

    design = {name: dressed(layout) for name, layout in layouts.items()}
    text = design["List"].places["Text"]
    larger = min((size for size in scale if size > text.face.size), default=text.face.size)
    running = Faces(
        body=text.face,
        large=scaled(replace(text.face, sizes=(larger,))),
        soft=design["List"].places["Source"].face,
        fine=design["References"].places["Text"].face,
        bullets=bullets_like(text.bullet),
    )
    return Design(design, running, design["Table"].places["Table"].line or "bg2")
