"""Titles: how large one may stand, and the slides that are mostly one: an opening, a question."""

from collections.abc import Sequence
from dataclasses import replace

from jobcareer_kb.document import Table
from jobcareer_kb.inline import Inlines
from jobcareer_kb.writers.pptx.boxes import SOURCE_GAP, TITLE_GAP, Box
from jobcareer_kb.writers.pptx.canvas import Canvas
from jobcareer_kb.writers.pptx.places import Place
from jobcareer_kb.writers.pptx.section import Slide
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph
from jobcareer_kb.writers.pptx.words import words

_STEPS = (0, 1, 2)
_WORDS_APART = 6
_OPENING = (3, 4)
_QUESTION = (4, 5)
"""How many lines a title may take at its own size, and at the next."""


def fitted(content: Inlines, most: Sequence[int], canvas: Canvas) -> tuple[SlideParagraph, int]:
    """Return a title at the first size whose lines suffice, and how many lines it takes.

    `most` says how many it may take at its own size, at the next, and so on.
    """
    place = canvas.place("Title")
    for step, allowed in enumerate(most):
        para = SlideParagraph(content, place.face.smaller(step))
        lines = canvas.setter.lines(para, place.width)
        if lines <= allowed:
            return para, lines
    raise ValueError(f"its title takes {lines} lines and may take {allowed}; shorten it")


def opening(slide: Slide, canvas: Canvas) -> None:
    """Fill a title slide: title, subtitle, a line with version and licence."""
    subtitle, line = canvas.place("Subtitle"), canvas.place("Line")
    title = _put_title(slide.title.content, _OPENING, canvas, "hung")
    small = [replace(p, face=line.face, before=0) for p in words(slide.small, canvas.faces)]
    height = max(line.box.height, canvas.setter.height(small, line.width) + line.inset[1])
    line_top = line.box.bottom - height
    if slide.blocks:
        top = max(subtitle.box.top, title.bottom + TITLE_GAP)
        bottom = min(subtitle.box.bottom, line_top - SOURCE_GAP)
        box = subtitle.box.at(top, bottom - top)
        canvas.fill(subtitle, _below(slide, subtitle, canvas, box.height), box)
    if small:
        canvas.fill(line, small, line.box.at(line_top, height))


def _below(slide: Slide, place: Place, canvas: Canvas, height: int) -> Sequence[SlideParagraph]:
    """Return the words under the title at the largest size that fits a height."""
    if any(isinstance(block, Table) for block in slide.blocks):
        raise ValueError("a table cannot stand on a title slide; give it a slide of its own")
    paras = [
        replace(p, face=replace(place.face, bold=p.face.bold), before=_WORDS_APART)
        for p in words(slide.blocks, canvas.faces)
    ]
    for step in _STEPS:
        smaller = [para.smaller(step) for para in paras]
        if canvas.setter.height(smaller, place.width) + place.inset[1] <= height:
            return smaller
    raise ValueError("there is too much below its title; move words to another slide")


def question(slide: Slide, canvas: Canvas) -> Box:
    """Fill a question: large letters, a small head above, a hint below.

    Returns the room that is left for whatever else the slide says, and takes what it printed
    from the slide's blocks.
    """
    head, hint = canvas.place("Small Head"), canvas.place("Hint")
    kicker = slide.first("kicker", "subtitle", "meta")
    slide.blocks = [block for block in slide.blocks if block is not kicker]
    first = head.box.bottom <= canvas.place("Title").box.top  # what stands above is read before
    if kicker and first:
        canvas.fill(head, [SlideParagraph(kicker.content, head.face)])
    title = _put_title(slide.title.content, _QUESTION, canvas, "first" if slide.blocks else "whole")
    if kicker and not first:
        canvas.fill(head, [SlideParagraph(kicker.content, head.face)])
    if slide.small:
        small = [
            replace(para, face=hint.face if block.role == "hint" else canvas.faces.soft, before=0)
            for block in slide.small
            for para in words((block,), canvas.faces)
        ]
        canvas.fill(hint, small)
    top = title.bottom + TITLE_GAP
    bottom = hint.box.top - SOURCE_GAP if slide.small else hint.box.bottom
    return canvas.place("Title").box.at(top, bottom - top)


def _put_title(content: Inlines, most: Sequence[int], canvas: Canvas, stand: str) -> Box:
    """Put a title at the first size whose lines suffice, and return where its words stand.

    It takes the `whole` of its place, stands `first` in it, or is `hung` where the place anchors.
    """
    place = canvas.place("Title")
    para, lines = fitted(content, most, canvas)
    height = canvas.setter.height([para], place.width) + place.inset[1]
    room = place.box.height if stand == "whole" else height
    width = canvas.setter.narrowest(para, place.width, lines) + place.inset[0]
    box = _balanced(place, width).at(place.box.top, room)
    if stand == "hung":
        spare = max(0, place.box.height - room)
        box = box.at(box.top + {"ctr": spare // 2, "b": spare}.get(place.anchor, 0), room)
    canvas.fill(place, [para], box)
    return box


def _balanced(place: Place, width: int) -> Box:
    """Return the columns of narrower words, on the side where the place aligns them."""
    spare = place.box.width - width
    left = place.box.left + {"ctr": spare // 2, "r": spare}.get(place.align, 0)
    return replace(place.box, left=left, width=width)
