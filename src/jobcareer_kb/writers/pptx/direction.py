"""Slides in a language that is written from right to left: turned round once they are whole."""

from collections.abc import Iterator
from typing import Any

from pptx.presentation import Presentation

from jobcareer_kb.writers.pptx.markup import found

_OTHER = {"l": "r", "r": "l", "": "r"}
"""The other edge; PowerPoint takes left and right as they are, and left where nothing is said."""


def turn_round(deck: Presentation) -> None:
    """Let the words and tables of every slide and of its notes run from the right."""
    for part in _parts(deck):
        for paragraph in found(part, "//a:p"):
            _turn(paragraph)
        for table in found(part, "//a:tbl"):
            table.get_or_add_tblPr().set("rtl", "1")
        for box in found(part, "//a:bodyPr[@numCol]"):
            box.set("rtlCol", "1")


def _parts(deck: Presentation) -> Iterator[Any]:
    for slide in deck.slides:
        yield slide.element
        if slide.has_notes_slide:
            yield slide.notes_slide.element


def _turn(paragraph: Any) -> None:
    properties = paragraph.get_or_add_pPr()
    properties.set("rtl", "1")
    aligned = properties.get("algn", "")
    if aligned in _OTHER:
        properties.set("algn", _OTHER[aligned])
    if "marL" in properties.attrib:
        properties.set("marR", properties.attrib.pop("marL"))
