"""A base that lacks layouts of ours: they are added, in its fonts; what it has is kept."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from deck_samples import DECK, LAYOUTS, LOOK, SLIDES, read
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Inches, Pt

from jobcareer_kb.audits import audits
from jobcareer_kb.look import Look
from jobcareer_kb.writers.pptx import borrowed, write_pptx
from jobcareer_kb.writers.pptx.layouts import NEEDED

EVERY = tuple(NEEDED)


def changed(change: Callable[[Any], object], base: bytes = LOOK.powerpoint) -> Look:
    deck = Presentation(io.BytesIO(base))
    change(deck)
    saved = io.BytesIO()
    deck.save(saved)
    return Look(powerpoint=saved.getvalue())


def of_powerpoint() -> Look:
    """What python-pptx begins with, on wide slides: the layouts that PowerPoint has."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(40 / 3), Inches(7.5)
    saved = io.BytesIO()
    deck.save(saved)
    return Look(powerpoint=saved.getvalue())


def drop_samples(base: Any) -> None:
    """As a layout that a slide uses cannot be deleted."""
    for each in list(base.slides._sldIdLst):
        base.part.drop_rel(each.rId)
        base.slides._sldIdLst.remove(each)


def drop_layout(base: Any) -> None:
    drop_samples(base)
    base.slide_layouts.remove(next(x for x in base.slide_layouts if x.name == "Comparison"))


def rename_layout(base: Any) -> None:
    next(x for x in base.slide_layouts if x.name == "Quiz Question").name = "Quizfrage"


def drop_layouts(base: Any) -> None:
    drop_samples(base)
    for layout in list(base.slide_layouts):
        base.slide_layouts.remove(layout)


def no_notes(base: Any) -> None:
    for listed in base.element.xpath("p:notesMasterIdLst"):
        base.element.remove(listed)
    for name, relation in list(base.part.rels.items()):
        if relation.reltype.endswith("/notesMaster"):
            base.part.drop_rel(name)


CASES: dict[str, tuple[Callable[[], Look], tuple[str, ...]]] = {
    "PowerPoint's own": (of_powerpoint, EVERY),
    "a layout deleted": (lambda: changed(drop_layout), ("Comparison",)),
    "a layout renamed": (lambda: changed(rename_layout), ("Quiz Question",)),
    "no layouts": (lambda: changed(drop_layouts), EVERY),
    "no notes master": (lambda: changed(no_notes), ()),
    "nothing": (lambda: LOOK, ()),
}


@pytest.mark.parametrize("make, lacks", CASES.values(), ids=CASES)
def test_what_a_base_lacks_is_added(make: Callable[[], Look], lacks: tuple[str, ...]) -> None:
    look = make()
    assert borrowed(look) == lacks
    deck = read(DECK, look)
    assert [slide.slide_layout.name for slide in deck.slides] == list(LAYOUTS.values())
    assert len(deck.slides) == len(SLIDES)
    assert deck.notes_master.part.part_related_by(RT.THEME).blob
    assert codes(look) == codes(LOOK)
    assert write_pptx(DECK, look) == write_pptx(DECK, look)


def test_the_same_words_stand_in_the_same_places() -> None:
    ours, theirs = read(DECK), read(DECK, of_powerpoint())
    for one, other in zip(ours.slides, theirs.slides, strict=True):
        assert [(s.name, s.left, s.top, s.width, s.height) for s in one.shapes] == [
            (s.name, s.left, s.top, s.width, s.height) for s in other.shapes
        ]


def test_accent_and_fonts_are_those_of_the_school_and_the_sides_are_ours() -> None:
    deck = read(DECK, of_powerpoint())
    layouts = {each.name: each for each in deck.slides[3].slide_layout.slide_master.slide_layouts}
    head = next(each for each in layouts["Comparison"].placeholders if each.name == "Head A")
    assert head.fill.fore_color.rgb is not None
    bar = next(each for each in deck.slides[3].slide_layout.shapes if each.name == "Bar")
    assert str(bar.fill.fore_color.theme_color) == "ACCENT_1 (5)"
    assert "+mj-lt" in title_of(deck.slides[3].slide_layout)


def codes(look: Look) -> set[str]:
    """What the audit finds; some of it is of the samples themselves."""
    return {each.rule.code for each in audits()["pptx"].findings(write_pptx(DECK, look), DECK)}


def title_of(layout: Any) -> str:
    return next(each for each in layout.placeholders if each.name == "Title")._element.xml


def test_what_a_base_has_is_kept() -> None:
    def change(deck: Any) -> None:
        drop_layout(deck)
        layout = next(each for each in deck.slide_layouts if each.name == "List")
        text = next(each for each in layout.placeholders if each.name == "Text")
        text.left = text.left + Pt(10)

    before, after = (read(DECK, look).slides[5] for look in (LOOK, changed(change)))
    lefts = [next(s.left for s in slide.shapes if s.name == "Text") for slide in (before, after)]
    assert lefts[1] - lefts[0] == Pt(10)


def test_slides_of_another_shape_get_boxes_of_that_shape() -> None:
    def narrow(deck: Any) -> None:
        drop_layouts(deck)
        deck.slide_width = deck.slide_width * 3 // 4

    deck = read(DECK, changed(narrow))
    for slide in deck.slides:
        assert all(s.left + s.width <= deck.slide_width + 1 for s in slide.shapes)
