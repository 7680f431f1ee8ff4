"""Page set-up: which sections of a document share a section of Word, and what each sets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.section import Section as Page

from jobcareer_kb.document import (
    Document,
    Heading,
    Section,
    Table,
    inlines_of,
)
from jobcareer_kb.writers._paper.spacing import has_common_heading
from jobcareer_kb.writers.docx.body import Pieces, section_pieces, table_gap
from jobcareer_kb.writers.docx.markup import NAMESPACES, Para, checked
from jobcareer_kb.writers.docx.story import Story


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sections that Word can hold in one: same header, same columns."""

    sections: tuple[Section, ...]

    @property
    def first(self) -> Section:
        """The section that sets the page up."""
        return self.sections[0]


HEADINGS = frozenset({"heading 1", "heading 2", "heading 3"})
_FEW = 8
"""Paragraphs at the end of a document that stay on one page: licence, credits, a few sources."""
_AFTER_COLUMNS = (
    "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi",
    "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange",
)  # fmt: skip
"""What follows `w:cols` in CT_SectPr."""


def stretches(sections: Sequence[Section]) -> Iterator[Stretch]:
    """Sections grouped; a new page alone is a property of a paragraph, no break of sections."""
    group: list[Section] = []
    for section in sections:
        if group and not _joins(group[-1], section):
            yield Stretch(tuple(group))
            group = []
        group.append(section)
    if group:
        yield Stretch(tuple(group))


def _joins(last: Section, section: Section) -> bool:
    if (last.header, last.columns) != (section.header, section.columns):
        return False
    opening = section.blocks[0] if section.blocks else None
    bare_table = isinstance(opening, Table) and not opening.caption
    return not (section.new_page and (bare_table or section.columns > 1))


def write_body(story: Story, document: Document) -> list[Stretch]:
    """Write all sections into the body; return which of them each section of Word holds."""
    groups = list(stretches(tuple(_laid_out(document.sections, story.measures.is_large))))
    body = story.word.element.body
    page = body.get_or_add_sectPr()
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        pieces = _group_pieces(story, group, following is None)
        if following is not None:
            space = story.apart if following.first.columns > 1 else None
            pieces = _closed(pieces, space)
        elif pieces and isinstance(pieces[-1], str):
            pieces.append(table_gap())
        blocks = _elements(story.xml(pieces))
        for block in blocks:
            page.addprevious(block)
        if following is not None:
            # The library ends a section with a paragraph of its own, which would be a blank line.
            blocks[-1].set_sectPr(page.clone())
    for place, section in enumerate(story.word.sections):
        _set_up(story, section, groups[place], groups[place - 1] if place else None)
    return groups


def _elements(markup: str) -> list[Any]:
    return list(parse_xml(f"<w:body {NAMESPACES}>{checked(markup)}</w:body>"))


def _laid_out(sections: Sequence[Section], is_large: bool) -> Iterator[Section]:
    """The sections as they are set: large print in one column, a common heading above columns."""
    for section in sections:
        if is_large:
            yield replace(section, columns=1, new_page=False)
        elif section.columns > 1 and has_common_heading(section.blocks):
            yield replace(section, blocks=section.blocks[:1], columns=1, notes=())
            yield replace(section, blocks=section.blocks[1:], new_page=False)
        else:
            yield section


def _group_pieces(story: Story, group: Stretch, is_last: bool) -> Pieces:
    pieces: Pieces = []
    for section in group.sections:
        story.columns = section.columns
        ends = is_last and section is group.sections[-1]
        closing = next((b for b in reversed(section.blocks) if isinstance(b, Heading)), None)
        # In large print, a question and all the sources do not fit one page.
        held = closing if ends and not story.measures.is_large else None
        own = section_pieces(story, section.blocks, section.held, held)
        if ends:
            own = _together(own)
        for note in section.notes:
            for runs in inlines_of(note):
                story.marks.skip(runs)
        first = own[0] if own else None
        if section.new_page and isinstance(first, Para):
            # The first section of a group breaks the page by itself.
            own[0] = first.over(page_break=bool(pieces), before=0)
        elif isinstance(first, str) and pieces and isinstance(pieces[-1], str):
            pieces.append(table_gap())
        pieces += own
    return pieces


def _together(pieces: Pieces) -> Pieces:
    """The end of a document on one page: from its last heading, or the last few paragraphs.

    So the last page of a long list of sources holds more than a line of them.
    """
    heads = (n for n, p in enumerate(pieces) if isinstance(p, Para) and p.style in HEADINGS)
    start = max(heads, default=0)
    tail = pieces[max(start, len(pieces) - _FEW) :]
    if not start or any(isinstance(piece, str) for piece in tail):
        return pieces
    kept = [piece.over(keep_next=True) for piece in tail[:-1] if isinstance(piece, Para)]
    return [*pieces[: -len(tail)], *kept, tail[-1]]


def _closed(pieces: Pieces, space: int | None) -> Pieces:
    """The pieces so that a paragraph can end the section, and the space after it.

    Columns get their space from there: a heading at the top of one must not stand lower than
    its neighbor.
    """
    last = pieces[-1] if pieces else ""
    if isinstance(last, str):
        return [*pieces, table_gap(space)]
    if space and not last.style.startswith("heading"):
        last = last.over(after=space)
    return [*pieces[:-1], last]


def _set_up(story: Story, section: Page, group: Stretch, previous: Stretch | None) -> None:
    opens = _opens_page(group, previous)
    section.start_type = WD_SECTION.NEW_PAGE if opens else WD_SECTION.CONTINUOUS
    own_first_page = previous is None and not group.first.header_on_first_page
    section.different_first_page_header_footer = own_first_page
    _set_columns(section._sectPr, group.first.columns, story.measures.gutter)


def _set_columns(properties: CT_SectPr, columns: int, gutter: int) -> None:
    """Columns of a section, which the library does not know."""
    for before in properties.findall(qn("w:cols")):
        properties.remove(before)
    element = parse_xml(f"<w:cols {NAMESPACES}/>")
    properties.insert_element_before(element, *_AFTER_COLUMNS)
    if columns > 1:
        element.set(qn("w:num"), str(columns))
    element.set(qn("w:space"), str(gutter))


def _opens_page(group: Stretch, previous: Stretch | None) -> bool:
    """Whether a stretch opens a page; one with another header must, or it would lack its own."""
    section = group.first
    return section.new_page or previous is None or section.header != previous.first.header
