"""Running headers and footers, each a part of its own."""

from jobcareer_kb.document import Document, Header
from jobcareer_kb.inline import Inlines, Strong
from jobcareer_kb.writers._docx_body import table_gap
from jobcareer_kb.writers._docx_inline import Manner, RunWriter
from jobcareer_kb.writers._docx_markup import (
    NAMESPACES,
    NO_BREAK_SPACE,
    Para,
    field,
    part,
    run,
    tab_run,
)
from jobcareer_kb.writers._docx_package import Relations
from jobcareer_kb.writers._docx_story import Story


class Edges:
    """The headers and footers of one document as parts of their own."""

    def __init__(self, story: Story, document: Document) -> None:
        self.parts: dict[str, bytes] = {}
        self._story = story
        self._document = document
        self._headers: dict[Header | None, str] = {}
        pages = 1 + sum(section.new_page for section in document.sections[1:])
        self._page_number = (
            run(f"Page{NO_BREAK_SPACE}")
            + field("PAGE", "1")
            + run(f"{NO_BREAK_SPACE}of{NO_BREAK_SPACE}")
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
