"""A section becomes a slide: its title, its small print, and bands of content between them."""

from collections.abc import Iterable, Iterator, Sequence

from jobcareer_kb.document import Block, Document, Heading, ListBlock, Paragraph, Table
from jobcareer_kb.inline import Inlines, plain
from jobcareer_kb.theme import Theme
from jobcareer_kb.writers._pptx_bands import Band, PairBand, TextBand, stack
from jobcareer_kb.writers._pptx_canvas import Canvas
from jobcareer_kb.writers._pptx_geometry import (
    CONTENT,
    CONTENT_TOP,
    POINT,
    SOURCE_GAP,
    SOURCE_HEIGHT,
    TITLE_GAP,
    Box,
)
from jobcareer_kb.writers._pptx_layouts import FOOTER, LAYOUTS, SOURCE, TITLE, Layout
from jobcareer_kb.writers._pptx_measure import LINE_HEIGHT
from jobcareer_kb.writers._pptx_openings import opening, question
from jobcareer_kb.writers._pptx_rows import RowsBand
from jobcareer_kb.writers._pptx_section import Slide
from jobcareer_kb.writers._pptx_table import TableBand
from jobcareer_kb.writers._pptx_text import Face, Para
from jobcareer_kb.writers._pptx_words import SOFT, words

_ROWS = {"steps": "Steps", "quiz": "Quiz Question", "close": "Close"}
_OTHERS = {
    "title": "Title Slide",
    "question": "Question",
    "close": "Close",
    "references": "References",
}
_TITLES = ((TITLE.face, 2), (Face(28, True), 3))
"""Faces to try, and how many lines each may take: a long stem is set smaller."""

_FOOTER_LINES = 2
"""A third would leave the slide."""


def draw(slide: Slide, document: Document, theme: Theme) -> Canvas:
    """Return the slide as a canvas; raises ValueError where something does not fit."""
    canvas = Canvas(_layout(slide), theme, document.language)
    if slide.kind == "title":
        opening(slide, canvas)
    elif slide.kind == "question":
        room = question(slide, canvas)
        stack(list(_bands(slide, canvas)), room)
    else:
        _content(slide, canvas)
    canvas.foot(_footer(document.footer, canvas))
    return canvas


def _layout(slide: Slide) -> Layout:
    """Return the layout that has places for what the slide says, whatever it is called."""
    only = slide.blocks[0] if len(slide.blocks) == 1 else None
    if slide.rows:
        name = _ROWS[slide.kind]
    elif slide.pair:
        name = "Comparison"
    elif isinstance(only, Table) and not only.caption and slide.kind not in _OTHERS:
        name = "Agenda" if slide.kind == "agenda" else "Table"
    else:
        name = _OTHERS.get(slide.kind, "List")
    return LAYOUTS[name]


def _content(slide: Slide, canvas: Canvas) -> None:
    """Put title, bands, and the source line where there is one."""
    top = _put_title(slide.title, canvas)
    small = [Para(p.content, SOFT) for p in words(slide.small)]
    source = _source_box(small, canvas)
    bottom = source.top - SOURCE_GAP if small else CONTENT.bottom
    stack(list(_bands(slide, canvas)), CONTENT.at(top, bottom - top))
    if small:
        canvas.fill(SOURCE, small, source)


def _put_title(title: Heading, canvas: Canvas) -> int:
    """Put the title and return where the content may begin: two lines push it down."""
    for face, most in _TITLES:
        para = Para(title.content, face)
        lines = canvas.setter.lines(para, TITLE.box.width)
        if lines <= most:
            break
    else:
        raise ValueError(f"its title takes {lines} lines and may take {most}; shorten it")
    height = round(lines * face.size * LINE_HEIGHT * POINT)
    canvas.fill(TITLE, [para], TITLE.box.at(TITLE.box.top, max(TITLE.box.height, height)))
    return max(CONTENT_TOP, TITLE.box.top + height + TITLE_GAP)


def _source_box(small: Sequence[Para], canvas: Canvas) -> Box:
    """Return where the source line stands: upwards from its place, if it takes more lines."""
    height = max(SOURCE_HEIGHT, canvas.setter.height(small, SOURCE.box.width))
    return SOURCE.box.at(SOURCE.box.bottom - height, height)


def _footer(content: Inlines, canvas: Canvas) -> tuple[Para, ...]:
    para = Para(content, FOOTER.face)
    if canvas.setter.lines(para, FOOTER.box.width) > _FOOTER_LINES:
        raise ValueError("the footer takes more than two lines; shorten it")
    return (para,) if plain(content).strip() else ()


def _bands(slide: Slide, canvas: Canvas) -> Iterator[Band]:
    """Yield the content in its order; what is no table, row or side stands as words."""
    special = dict(_special(slide, canvas))
    text: list[Block] = []
    for at, block in enumerate(slide.blocks):
        if at in special:
            if isinstance(block, Table) and block.caption:
                text.append(Paragraph(block.caption, "meta"))
            yield from _text(text, canvas)
            yield special[at]
            text = []
        elif slide.pair is None or all(block is not side for side in slide.pair):
            if text and _counts_on(text[-1], block):
                yield from _text(text, canvas)
                text = []
            text.append(block)
    yield from _text(text, canvas)


def _special(slide: Slide, canvas: Canvas) -> Iterable[tuple[int, Band]]:
    """Yield the bands that are not words, by the place of their block."""
    rows, pair = slide.rows, slide.pair
    for at, block in enumerate(slide.blocks):
        if rows is not None and block is rows:
            yield at, RowsBand(rows, slide.kind, canvas)
            rows = None
        elif pair is not None and block is pair[0]:
            yield at, PairBand(*pair, canvas)
        elif isinstance(block, Table):
            yield at, TableBand(block, canvas)


def _text(blocks: Sequence[Block], canvas: Canvas) -> Iterator[Band]:
    if blocks:
        yield TextBand(words(blocks), canvas)


def _counts_on(before: Block, block: Block) -> bool:
    """Tell whether PowerPoint would go on counting from one list into the next."""
    if not isinstance(before, ListBlock) or not isinstance(block, ListBlock):
        return False
    uncounted = ("bullet", "checklist")
    return before.kind not in uncounted and block.kind not in uncounted
