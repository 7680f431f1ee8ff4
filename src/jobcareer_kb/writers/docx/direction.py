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
from docx.enum.table import WD_TABLE_DIRECTION
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.font import Font
from lxml import etree

_RIGHT = frozenset({"R", "AL"})
"""Classes of letters that run from the right (Unicode, UAX 9)."""
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
    "w:pPrChange",
)  # fmt: skip
"""What follows `w:bidi` in CT_PPr."""
_AFTER_SECTION = ("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange")
"""What follows `w:bidi` in CT_SectPr."""
_TWINS = {"w:b": "w:bCs", "w:i": "w:iCs", "w:sz": "w:szCs"}
"""Bold, italics and size of letters, and the same of scripts that run from the right."""


def turn_round(word: Word) -> None:
    """Let everything in a written file run from the right."""
    for part in _parts(word):
        for section in part.iter(qn("w:sectPr")):
            _say_bidi(section, _AFTER_SECTION)
        for paragraph in part.iter(qn("w:p")):
            _say_bidi(paragraph.get_or_add_pPr(), _AFTER_BIDI)
        for table in part.iter(qn("w:tbl")):
            Table(table, word).table_direction = WD_TABLE_DIRECTION.RTL
        for run in part.iter(qn("w:r")):
            if not _is_of_the_left(run.text):
                Font(run).rtl = True
    for element in (*_parts(word), word.styles.element):
        for properties in list(element.iter(qn("w:rPr"))):
            _twin(properties)


def _parts(word: Word) -> Iterator[Any]:
    """The body, then each header and footer once."""
    yield word.element
    for relation in word.part.rels.values():
        if relation.reltype in (RT.HEADER, RT.FOOTER):
            yield relation.target_part.element


def _say_bidi(properties: Any, followers: tuple[str, ...]) -> None:
    """Add the property, which the library does not know, before those that must follow it."""
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(OxmlElement("w:bidi"), *followers)


def _is_of_the_left(text: str) -> bool:
    """Say whether a text has letters, and all of them run from the left."""
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
