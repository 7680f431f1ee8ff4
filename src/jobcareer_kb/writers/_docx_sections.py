"""Page set-up: which sections of a document share a section of Word, and what each sets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jobcareer_kb.document import Document, Heading, Section, Table, inlines_of
from jobcareer_kb.writers._docx_body import Pieces, section_pieces, table_gap
from jobcareer_kb.writers._docx_edges import Edges
from jobcareer_kb.writers._docx_markup import Para
from jobcareer_kb.writers._docx_story import Story


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sections that Word can hold in one: same header, same columns."""

    sections: tuple[Section, ...]

    @property
    def first(self) -> Section:
        """The section that sets the page up."""
        return self.sections[0]


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


def body_xml(story: Story, document: Document, edges: Edges) -> str:
    """The content of `w:body`, with the properties of every section at its end."""
    groups = list(stretches(tuple(_laid_out(document.sections, story.measures.is_large))))
    written: list[str] = []
    for place, group in enumerate(groups):
        previous = groups[place - 1] if place else None
        pieces = _group_pieces(story, group)
        properties = _section_properties(story, group, previous, edges)
        if group is not groups[-1]:
            following = groups[place + 1].first
            space = story.measures.em(240) if following.columns > 1 else None
            pieces = _closed(pieces, properties, space)
        elif pieces and isinstance(pieces[-1], str):
            pieces.append(table_gap())
        written += [piece if isinstance(piece, str) else piece.xml() for piece in pieces]
    return "".join(written) + properties


def _laid_out(sections: Sequence[Section], is_large: bool) -> Iterator[Section]:
    """The sections as they are set: large print in one column, a common heading above columns."""
    for section in sections:
        if is_large:
            yield replace(section, columns=1, new_page=False)
        elif section.columns > 1 and all(isinstance(b, Heading) for b in section.blocks[:2]):
            yield replace(section, blocks=section.blocks[:1], columns=1, notes=())
            yield replace(section, blocks=section.blocks[1:], new_page=False)
        else:
            yield section


def _group_pieces(story: Story, group: Stretch) -> Pieces:
    pieces: Pieces = []
    for section in group.sections:
        story.columns = section.columns
        own = section_pieces(story, section.blocks)
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


def _closed(pieces: Pieces, properties: str, space: int | None) -> Pieces:
    """The pieces with the end of their section in the last paragraph, and the space after it.

    Columns get their space from there: a heading at the top of one must not stand lower than
    its neighbour.
    """
    last = pieces[-1] if pieces else ""
    if isinstance(last, str):
        return [*pieces, replace(table_gap(space), section=properties)]
    if space and not last.style.startswith("Heading"):
        last = last.over(after=space)
    return [*pieces[:-1], replace(last, section=properties)]


def _section_properties(
    story: Story, group: Stretch, previous: Stretch | None, edges: Edges
) -> str:
    section, paper = group.first, story.look.paper
    is_first = previous is None
    own_first_page = is_first and not section.header_on_first_page
    references = ""
    if section.header != (previous.first.header if previous else None):
        references += edges.header(section.header)
    if is_first:
        references += edges.footer(first=False)
        references += edges.footer(first=True) if own_first_page else ""
    kind = "nextPage" if _opens_page(group, previous) else "continuous"
    columns = f' w:num="{section.columns}"' if section.columns > 1 else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="{kind}"/>'
        f'<w:pgSz w:w="{paper.width}" w:h="{paper.height}"/>'
        f'<w:pgMar w:top="{paper.top}" w:right="{paper.right}" w:bottom="{paper.bottom}"'
        f' w:left="{paper.left}" w:header="{paper.header}" w:footer="{paper.footer}"'
        f' w:gutter="0"/><w:cols{columns} w:space="{story.measures.gutter}"/>'
        f"{'<w:titlePg/>' if own_first_page else ''}</w:sectPr>"
    )


def _opens_page(group: Stretch, previous: Stretch | None) -> bool:
    """Whether a stretch opens a page; one with another header must, or it would lack its own."""
    section = group.first
    return section.new_page or previous is None or section.header != previous.first.header
