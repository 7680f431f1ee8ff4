"""Running headers and footers: what they say, on the sections that the body has made."""

from collections.abc import Callable, Sequence
from functools import partial

from docx.oxml import parse_xml
from docx.section import _BaseHeaderFooter

from jobcareer_kb.document import Document, Header
from jobcareer_kb.inline import Inlines, Strong
from jobcareer_kb.writers.docx.body import table_gap
from jobcareer_kb.writers.docx.inline import RunWriter
from jobcareer_kb.writers.docx.markup import (
    NAMESPACES,
    NO_BREAK_SPACE,
    Para,
    ParagraphFormat,
    checked,
    field,
    run,
    tab_run,
)
from jobcareer_kb.writers.docx.sections import Stretch
from jobcareer_kb.writers.docx.story import Story


def write_edges(story: Story, document: Document, groups: Sequence[Stretch]) -> None:
    """Give each section its header where it differs from the one before; the footer is one."""
    sections = list(story.word.sections)
    before: Header | None = None
    for section, group in zip(sections, groups, strict=True):
        header = group.first.header
        if header != before:
            _write(story, section.header, partial(_header, story, header))
        before = header
    number = _page_number(
        document.labels.page, 1 + sum(section.new_page for section in document.sections[1:])
    )

    def footer(runs: RunWriter) -> Para:
        return _line(story, "footer", runs.write(document.footer), number)

    _write(story, sections[0].footer, footer)
    if sections[0].different_first_page_header_footer:
        _write(story, sections[0].first_page_footer, footer)


def _write(story: Story, edge: _BaseHeaderFooter, para: Callable[[RunWriter], Para]) -> None:
    edge.is_linked_to_previous = False
    part = edge.part
    markup = checked(para(RunWriter(story.styles, part)).xml(story.styles.ids))
    part.element[:] = list(parse_xml(f"<w:hdr {NAMESPACES}>{markup}</w:hdr>"))


def _header(story: Story, header: Header | None, runs: RunWriter) -> Para:
    if header is None:
        return table_gap()
    if not header.band:
        return _line(story, "header", runs.write(header.left), runs.write(header.right))
    left: Inlines = (Strong(header.left),) if header.left else ()
    band = runs.manner("Facilitator Band", on_dark=True)
    words = (runs.write(left, band), runs.write(header.right, band))
    return _line(story, "Facilitator Band", *words)


def _page_number(words: Sequence[str], pages: int) -> str:
    fields = {"page": field("PAGE", "1"), "pages": field("NUMPAGES", str(pages))}
    tied = (word.replace(" ", NO_BREAK_SPACE) for word in words)
    return "".join((fields[word] if at % 2 else run(word)) for at, word in enumerate(tied) if word)


def _line(story: Story, style: str, left: str, right: str) -> Para:
    """A line with words at both ends; its tab stands at the end of the text of this paper."""
    end = story.measures.width - story.styles.number(style, "pPr/ind", "right")
    layout = ParagraphFormat(tabs=story.right_tab(style, end))
    return Para(style, left + (tab_run() + right if right else ""), layout)
