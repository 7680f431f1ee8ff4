"""A file in a language that is written from right to left: the page turned round, once it is whole.

Word takes left and right of a paragraph that runs from the right for its beginning and its end, so
indents, tabs and alignment turn by themselves. What has to be said is that each section, paragraph,
table and run does; and that letters of such scripts are as large and as bold as the others, which
Word keeps apart.
"""

import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

_RIGHT = frozenset({"R", "AL"})
"""Classes of letters that run from the right (Unicode, UAX 9)."""
_AFTER_BIDI = tuple(map(qn, (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
    "w:pPrChange",
)))  # fmt: skip
"""What follows `w:bidi` in CT_PPr."""
_AFTER_RTL = tuple(map(qn, ("w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish",
                            "w:oMath", "w:rPrChange")))  # fmt: skip
"""What follows `w:rtl` in CT_RPr."""
_AFTER_VISUAL = tuple(map(qn, (
    "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing",
    "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook",
    "w:tblCaption", "w:tblDescription", "w:tblPrChange",
)))  # fmt: skip
"""What follows `w:bidiVisual` in CT_TblPr."""
_AFTER_SECTION = tuple(map(qn, ("w:rtlGutter", "w:docGrid", "w:printerSettings",
                                "w:sectPrChange")))  # fmt: skip
"""What follows `w:bidi` in CT_SectPr."""
_TWINS = {"w:b": "w:bCs", "w:i": "w:iCs", "w:sz": "w:szCs"}
"""Bold, italics and size of letters, and the same of scripts that run from the right."""


def turn_round(word: Word) -> None:
    """Let everything in a written file run from the right."""
    for part in _parts(word):
        for section in part.iter(qn("w:sectPr")):
            _say(section, "w:bidi", _AFTER_SECTION)
        for paragraph in part.iter(qn("w:p")):
            _say(_properties(paragraph, "w:pPr"), "w:bidi", _AFTER_BIDI)
        for table in part.iter(qn("w:tblPr")):
            _say(table, "w:bidiVisual", _AFTER_VISUAL)
        for run in part.iter(qn("w:r")):
            if not _is_of_the_left(run):
                _say(_properties(run, "w:rPr"), "w:rtl", _AFTER_RTL)
    for element in (*_parts(word), word.styles.element):
        for properties in list(element.iter(qn("w:rPr"))):
            _twin(properties)


def _parts(word: Word) -> Iterator[Any]:
    """The body, then each header and footer once."""
    yield word.element
    for relation in word.part.rels.values():
        if relation.reltype.rpartition("/")[2] in ("header", "footer"):
            yield relation.target_part.element


def _properties(element: Any, name: str) -> Any:
    found = element.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        element.insert(0, found)
    return found


def _say(properties: Any, name: str, followers: tuple[str, ...]) -> None:
    """Add a property before those that must follow it, unless it is there."""
    if properties.find(qn(name)) is not None:
        return
    following = next((child for child in properties if child.tag in followers), None)
    said = OxmlElement(name)
    if following is None:
        properties.append(said)
    else:
        following.addprevious(said)


def _is_of_the_left(run: Any) -> bool:
    """Say whether a run has letters, and all of them run from the left."""
    text = "".join(words.text or "" for words in run.iter(qn("w:t")))
    classes = {unicodedata.bidirectional(sign) for sign in text}
    return "L" in classes and not classes & _RIGHT


def _twin(properties: etree._Element) -> None:
    """Give each property of letters its twin; it stands right behind."""
    for name, twin in _TWINS.items():
        found = properties.find(qn(name))
        if found is not None and properties.find(qn(twin)) is None:
            copy = deepcopy(found)
            copy.tag = qn(twin)
            found.addnext(copy)
