"""The base document of a look: opened, looked over and emptied once, copied for each file."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import docx
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _BaseHeaderFooter
from docx.shared import Twips
from lxml import etree

from jobcareer_kb.archive import canonical_zip
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.writers._base_file import links_of, parts_of
from jobcareer_kb.writers._paper.faults import WORD, BaseFault
from jobcareer_kb.writers._paper.graft import graft
from jobcareer_kb.writers._paper.lists import check_lists
from jobcareer_kb.writers._paper.measures import Measures
from jobcareer_kb.writers._paper.refit import refit
from jobcareer_kb.writers._paper.styles import Styles
from jobcareer_kb.writers._paper.theme import apply, theme_of

_RELATION = qn("r:id")
_KEPT = frozenset({RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.FONT_TABLE, RT.THEME})
"""What a document needs beside its body; the rest belonged to the samples, or to their writer."""
_FROM_EDGE = Twips(576)
"""Headers and footers stand at least so far from the edge of the paper: a printer reaches there."""
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
"""Places of the properties of a run; ECMA-376 part 1, 17.3.2.28."""
_NOT_FOR_READERS = (
    "w:documentProtection", "w:writeProtection", "w:trackRevisions", "w:footnotePr", "w:endnotePr",
)  # fmt: skip
"""Settings that would keep a teacher from changing a file, or show every change."""
_UNREADABLE = (
    OpcError, LookupError, ValueError, TypeError, AttributeError, RuntimeError, etree.LxmlError,
)  # fmt: skip
"""What python-docx raises where a file is not what it says."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A base document that is fit for use."""

    data: bytes
    """The file without its samples."""
    styles: Styles
    measures: Measures
    grafted: tuple[str, ...] = ()
    """Names of styles that it lacked, and got from the base that came with the program."""

    def copy(self) -> Word:
        """A new document with the styles, page and settings of the base, and without words."""
        return docx.Document(io.BytesIO(self.data))


@lru_cache(maxsize=8)
def blank_of(data: bytes, paper: str = "", large: bool = False) -> Blank:
    """The base document in a file, on some other paper or in large print if that is asked for.

    Raises BaseFault for a file that is no Word document, has macros, lacks a style, a list, a page
    or what its styles want of a theme, or has a header or footer of its own.
    """
    parts = parts_of(WORD, data)
    try:
        return _emptied(docx.Document(io.BytesIO(canonical_zip(parts))), paper, large)
    except UsageFault:
        raise
    except _UNREADABLE as fault:
        said = " ".join(str(fault).split())[:80]
        raise BaseFault(f"cannot be read ({said}); {WORD.anew}") from fault


def _emptied(word: Word, paper: str, large: bool) -> Blank:
    grafted = graft(word)
    styles = Styles(word.styles.element)
    check_lists(word, styles)
    theme = theme_of(word)
    for element in (word.styles.element, word.part.numbering_part.element):
        apply(theme, element)
        _in_order(element)
        _forget_changes(element)
    _free_lists(word.part.numbering_part.element)
    if paper or large:
        refit(word, styles, paper, large)
        styles = Styles(word.styles.element)
    measures = Measures.of(word, styles)
    for section in word.sections:
        _refuse_edges(section)
    _empty(word)
    saved = io.BytesIO()
    word.save(saved)
    return Blank(saved.getvalue(), styles, measures, grafted)


def _in_order(element: BaseOxmlElement) -> None:
    """Put what a run sets in the order of CT_RPr, each once: LibreOffice keeps neither."""
    places = {qn(f"w:{name}"): place for place, name in enumerate(_ORDER)}
    for face in element.iter(qn("w:rPr")):
        once: dict[str, BaseOxmlElement] = {}
        for each in sorted(face, key=lambda each: places.get(str(each.tag), len(places))):
            if (first := once.setdefault(str(each.tag), each)) is not each:
                first.attrib.update(each.attrib)
        face[:] = list(once.values())


def _forget_changes(element: BaseOxmlElement) -> None:
    """Take out what was there before a tracked change, with the name of who made it."""
    for change in [each for each in element.iter() if str(each.tag).endswith("PrChange")]:
        if (above := change.getparent()) is not None:
            above.remove(change)


def _free_lists(numbering: BaseOxmlElement) -> None:
    """Take out the tab stops of lists, which today's Word sets by the indent: in a panel, where the
    indent is another, words would stand against their bullet."""
    for tabs in list(numbering.iter(qn("w:tabs"))):
        held, kinds = tabs.getparent(), {tab.get(qn("w:val")) for tab in tabs}
        indent = None if held is None else held.find(qn("w:ind"))
        if held is not None and indent is not None and kinds == {"num"}:
            held.remove(tabs)


def _refuse_edges(section: Section) -> None:
    """Raise BaseFault for words or pictures that would be lost: headers are written anew."""
    for name, edges in (("header", _headers(section)), ("footer", _footers(section))):
        for edge in edges:
            filled = "w:drawing", "w:pict", "w:object", "w:t"
            if not edge.is_linked_to_previous and any(
                next(edge.part.element.iter(qn(tag)), None) is not None for tag in filled
            ):
                raise BaseFault(
                    f"has words or a picture in its {name}; the program writes headers and "
                    "footers, so take them out"
                )


def _headers(section: Section) -> Iterable[_BaseHeaderFooter]:
    return (section.header, section.first_page_header, section.even_page_header)


def _footers(section: Section) -> Iterable[_BaseHeaderFooter]:
    return (section.footer, section.first_page_footer, section.even_page_footer)


def _empty(word: Word) -> None:
    """Take out the samples, and what belonged to them or to whoever wrote them."""
    word.element.body.clear_content()
    page = word.element.body.get_or_add_sectPr()
    _forget_changes(page)
    section = word.sections[-1]
    for edge in (*_headers(section), *_footers(section)):
        edge.is_linked_to_previous = True  # so has none of its own
    section.different_first_page_header_footer = False
    section.start_type = WD_SECTION.NEW_PAGE
    # LibreOffice drops these distances where a document has no header and footer.
    section.header_distance = max(section.header_distance or 0, _FROM_EDGE)
    section.footer_distance = max(section.footer_distance or 0, _FROM_EDGE)
    word.settings.odd_and_even_pages_header_footer = False
    settings = word.settings.element
    for element in list(settings):
        named = any(_RELATION in each.attrib for each in element.iter())
        if named or element.tag in {qn(tag) for tag in _NOT_FOR_READERS}:
            settings.remove(element)
    _drop(word.part.part_related_by(RT.SETTINGS).rels, frozenset())
    _drop(word.part.rels, _KEPT)
    package = word.part.package
    _drop(package.rels, frozenset({RT.OFFICE_DOCUMENT}))
    for part in package.iter_parts():
        for key in links_of(WORD, str(part.partname), part.blob, part.rels):
            part.rels.pop(key)


def _drop(relations: Relationships, kept: frozenset[str]) -> None:
    """Drop all relations but some kinds; parts that nothing names any more are not saved."""
    for name in [name for name, each in relations.items() if each.reltype not in kept]:
        del relations[name]
