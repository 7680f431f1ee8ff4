"""Slides that are mostly a title: the opening of a deck, and a question to talk about."""

from collections.abc import Sequence

from jobcareer_kb.document import Table
from jobcareer_kb.inline import Inlines
from jobcareer_kb.writers._pptx_canvas import Canvas
from jobcareer_kb.writers._pptx_geometry import CONTENT, POINT, SOURCE_GAP, TITLE_GAP, Box
from jobcareer_kb.writers._pptx_measure import LINE_HEIGHT
from jobcareer_kb.writers._pptx_section import Slide
from jobcareer_kb.writers._pptx_shapes import Place
from jobcareer_kb.writers._pptx_text import Face, Para
from jobcareer_kb.writers._pptx_words import words

_STEPS = (0, 1, 2)
_WORDS_APART = 6
# Sizes to try, and how many lines each may take.
_OPENING = ((52, 3), (38, 4))
_QUESTION = ((52, 4), (38, 5))


def opening(slide: Slide, canvas: Canvas) -> None:
    """Fill a title slide: title, subtitle, a line with version and licence."""
    title, subtitle, line = canvas.layout.places
    height = _put_title(slide.title.content, title, _OPENING, canvas, stretched=False)
    small = [Para(p.content, line.face) for p in words(slide.small)]
    line_top = line.box.bottom - max(line.box.height, canvas.setter.height(small, line.box.width))
    if slide.blocks:
        top = max(subtitle.box.top, title.box.top + height + TITLE_GAP)
        bottom = min(subtitle.box.bottom, line_top - SOURCE_GAP)
        box = subtitle.box.at(top, bottom - top)
        canvas.fill(subtitle, _light(slide, canvas, box), box)
    if small:
        canvas.fill(line, small, line.box.at(line_top, line.box.bottom - line_top))


def _light(slide: Slide, canvas: Canvas, box: Box) -> Sequence[Para]:
    """Return the words under the title in white, at the largest size that fits."""
    if any(isinstance(block, Table) for block in slide.blocks):
        raise ValueError("a table cannot stand on a title slide; give it a slide of its own")
    paras = [
        Para(p.content, Face(28, p.face.bold, "bg1"), p.bullet, _WORDS_APART)
        for p in words(slide.blocks)
    ]
    for step in _STEPS:
        smaller = [para.smaller(step) for para in paras]
        if canvas.setter.height(smaller, box.width) <= box.height:
            return smaller
    raise ValueError("there is too much below its title; move words to another slide")


def question(slide: Slide, canvas: Canvas) -> Box:
    """Fill a question: large letters, a small head above, a hint below.

    Returns the room that is left for whatever else the slide says, and takes what it printed
    from the slide's blocks.
    """
    title, head, hint = canvas.layout.places
    kicker = slide.first("kicker", "subtitle", "meta")
    slide.blocks = [block for block in slide.blocks if block is not kicker]
    alone = not slide.blocks
    height = _put_title(slide.title.content, title, _QUESTION, canvas, stretched=alone)
    if kicker:
        canvas.fill(head, [Para(kicker.content, head.face)])
    if slide.small:
        canvas.fill(hint, [Para(p.content, hint.face) for p in words(slide.small)])
    top = title.box.top + height + TITLE_GAP
    bottom = hint.box.top - SOURCE_GAP if slide.small else CONTENT.bottom
    return CONTENT.at(top, bottom - top)


def _put_title(
    content: Inlines,
    place: Place,
    tries: Sequence[tuple[int, int]],
    canvas: Canvas,
    stretched: bool,
) -> int:
    """Put a title at the first size whose lines suffice, and return the height of its words."""
    for size, most in tries:
        para = Para(content, Face(size, True, place.face.colour))
        lines = canvas.setter.lines(para, place.box.width)
        if lines <= most:
            break
    else:
        raise ValueError(f"its title takes {lines} lines and may take {most}; shorten it")
    height = round(lines * size * LINE_HEIGHT * POINT)
    room = place.box.height if stretched else max(height, POINT * size)
    width = canvas.setter.narrowest(para, place.box.width, lines)
    box = Box(place.box.left, place.box.top, width, room)
    canvas.fill(place, [para], box)
    return height
