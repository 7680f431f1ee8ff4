"""Page set-up: sections, columns, running headers and footers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jobcareer_kb.document import Document, Header, Section, Table, inlines_of
from jobcareer_kb.inline import Inlines, Strong
from jobcareer_kb.theme import Paper
from jobcareer_kb.writers._docx_body import Pieces, section_pieces, table_gap
from jobcareer_kb.writers._docx_inline import Manner, RunWriter
from jobcareer_kb.writers._docx_markup import NAMESPACES, Para, field, part, run, tab_run
from jobcareer_kb.writers._docx_package import Relations
from jobcareer_kb.writers._docx_story import Story

_NO_BREAK_SPACE = "\u00a0"


class Edges:
    """The headers and footers of one document as parts of their own."""

    def __init__(self, story: Story, document: Document) -> None:
        self.parts: dict[str, bytes] = {}
        self._story = story
        self._document = document
        self._headers: dict[Header | None, str] = {}
        pages = 1 + sum(section.new_page for section in document.sections[1:])
        self._page_number = (
            run(f"Page{_NO_BREAK_SPACE}")
            + field("PAGE", "1")
            + run(f"{_NO_BREAK_SPACE}of{_NO_BREAK_SPACE}")
            + field("NUMPAGES", str(pages))
        )

    def header(self, header: Header | None) -> str:
        """The reference to a header, which is written once."""
        if header not in self._headers:
            self._headers[header] = self._add("header", len(self._headers) + 1, header)
        return f'<w:headerReference w:type="default" r:id="{self._headers[header]}"/>'

    def footer(self, first: bool) -> str:
        """The reference to the footer; a first page without header has a footer part of its own."""
        reference = self._add("footer", 2 if first else 1, None)
        kind = "first" if first else "default"
        return f'<w:footerReference w:type="{kind}" r:id="{reference}"/>'

    def _add(self, kind: str, number: int, header: Header | None) -> str:
        relations = Relations()
        runs = RunWriter(relations)
        if kind == "footer":
            para = Para("Footer", _ends(runs.write(self._document.footer), self._page_number))
        elif header is None:
            para = table_gap()
        else:
            para = self._header_paragraph(runs, header)
        tag = "ftr" if kind == "footer" else "hdr"
        name = f"{kind}{number}.xml"
        self.parts[f"word/{name}"] = part(f"<w:{tag} {NAMESPACES}>{para.xml()}</w:{tag}>")
        if relations:
            self.parts[f"word/_rels/{name}.rels"] = relations.xml()
        return self._story.relations.part(kind, name)

    def _header_paragraph(self, runs: RunWriter, header: Header) -> Para:
        if not header.band:
            return Para("Header", _ends(runs.write(header.left), runs.write(header.right)))
        white = Manner(colour=self._story.look.theme.palette.paper)
        left: Inlines = (Strong(header.left),) if header.left else ()
        return Para(
            "FacilitatorBand", _ends(runs.write(left, white), runs.write(header.right, white))
        )


def _ends(left: str, right: str) -> str:
    return left + (tab_run() + right if right else "")


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
    sections = document.sections
    if story.measures.is_large:
        sections = tuple(replace(s, columns=1, new_page=False) for s in sections)
    groups = list(stretches(sections))
    written: list[str] = []
    previous: Stretch | None = None
    for group in groups:
        pieces = _group_pieces(story, group)
        properties = _section_properties(story.look.paper, group, previous, edges)
        if group is groups[-1]:
            if pieces and isinstance(pieces[-1], str):
                pieces.append(table_gap())
        else:
            pieces = _closed(pieces, properties)
        written += [piece if isinstance(piece, str) else piece.xml() for piece in pieces]
        previous = group
    return "".join(written) + properties


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


def _closed(pieces: Pieces, properties: str) -> Pieces:
    """The pieces with the end of their section in the last paragraph."""
    last = pieces[-1] if pieces else ""
    if isinstance(last, str):
        return [*pieces, replace(table_gap(), section=properties)]
    return [*pieces[:-1], replace(last, section=properties)]


def _section_properties(
    paper: Paper, group: Stretch, previous: Stretch | None, edges: Edges
) -> str:
    section = group.first
    references = ""
    own_first_page = previous is None and not section.header_on_first_page
    if previous is None:
        if section.header:
            references += edges.header(section.header)
        references += edges.footer(first=False)
        references += edges.footer(first=True) if own_first_page else ""
    elif section.header != previous.first.header:
        references += edges.header(section.header)
    kind = "nextPage" if section.new_page or previous is None else "continuous"
    columns = f' w:num="{section.columns}"' if section.columns > 1 else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="{kind}"/>'
        f'<w:pgSz w:w="{paper.width}" w:h="{paper.height}"/>'
        f'<w:pgMar w:top="{paper.top}" w:right="{paper.right}" w:bottom="{paper.bottom}"'
        f' w:left="{paper.left}" w:header="{paper.header}" w:footer="{paper.footer}"'
        f' w:gutter="0"/><w:cols{columns} w:space="480"/>'
        f"{'<w:titlePg/>' if own_first_page else ''}</w:sectPr>"
    )
