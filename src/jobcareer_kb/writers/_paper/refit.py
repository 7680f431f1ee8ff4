"""A base document on other paper, or in large print for who sees little.

Large print is half as large again: each size of type, and the spaces and indents that go with the
type. Its margins are narrow, and no style ends its lines early, so that a line of 18 points holds
more than 45 letters.
"""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from lxml import etree

from jobcareer_kb.writers._paper.measures import Measures
from jobcareer_kb.writers._paper.styles import Styles

SIZES = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twips; ISO 216 and ANSI/ASME Y14.1."""
_MARGIN = 1080
_BELOW_HEADER = 180
"""A header of larger type reaches the narrow margin; the text keeps off by this."""
_SHORTENS = 720
"""A right indent from here on is there to end the lines of wide paper early."""
_GROWS = (
    ("spacing", ("before", "after")),
    ("ind", ("left", "start", "hanging", "firstLine")),
    ("sz", ("val",)),
    ("szCs", ("val",)),
)
"""Lengths that go with the type, by element."""


def refit(word: Word, styles: Styles, paper: str, large: bool) -> None:
    """Set the page, and the type if it is to be large; the bar above a title keeps its length."""
    measures = Measures.of(word, styles)
    large = large and not measures.is_large  # a base that is large already stays as it is
    page = word.sections[-1]
    if paper:
        sides = tuple(map(Twips, SIZES[paper]))
        is_wide = (page.page_width or 0) > (page.page_height or 0)
        page.page_width, page.page_height = sides[::-1] if is_wide else sides
    if large:
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Twips(_MARGIN)
        _enlarge(word, styles, measures)
    bar = _grown(measures.bar) if large else measures.bar
    styles = Styles(word.styles.element)  # these remember what was asked of them before
    kicker = word.styles.get_by_id(styles.ids["Kicker"], WD_STYLE_TYPE.PARAGRAPH)
    kicker.paragraph_format.right_indent = Twips(max(0, Measures.of(word, styles).width - bar))


def _enlarge(word: Word, styles: Styles, measures: Measures) -> None:
    for root in (word.styles.element, word.part.numbering_part.element):
        for name, attributes in _GROWS:
            for element in root.iter(qn(f"w:{name}")):
                _grow(element, attributes)
        for indent in root.iter(qn("w:ind")):
            for side in ("right", "end"):
                if _number(indent, side) >= _SHORTENS:
                    indent.set(qn(f"w:{side}"), "0")
    header = word.styles.get_by_id(styles.ids["header"], WD_STYLE_TYPE.PARAGRAPH)
    header.paragraph_format.space_after = Twips(_BELOW_HEADER)
    normal = word.styles.get_by_id(styles.ids["Normal"], WD_STYLE_TYPE.PARAGRAPH)
    normal.font.size = Pt(_grown(round(2 * measures.body)) / 2)  # where no style names a size, too


def _grow(element: etree._Element, attributes: tuple[str, ...]) -> None:
    # A line of a fixed height would cut larger letters; one in parts of a line grows by itself.
    is_fixed = element.get(qn("w:lineRule")) in ("exact", "atLeast")
    for name in (*attributes, *(("line",) if is_fixed else ())):
        if length := _number(element, name):
            element.set(qn(f"w:{name}"), str(_grown(length)))


def _grown(length: int) -> int:
    return (length * 3 + 1) // 2


def _number(element: etree._Element, name: str) -> int:
    said = element.get(qn(f"w:{name}"), "")
    return int(said) if said.lstrip("-").isdigit() else 0
