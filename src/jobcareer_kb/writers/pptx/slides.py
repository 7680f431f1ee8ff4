"""A section becomes a slide: its title, its small print, and bands of content between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from jobcareer_kb.document import (
    Bibliography,
    Block,
    Chart,
    Document,
    Drawing,
    Heading,
    Illustration,
    ListBlock,
    Paragraph,
    Table,
)
from jobcareer_kb.inline import plain
from jobcareer_kb.writers.pptx.boxes import TITLE_GAP, Box
from jobcareer_kb.writers.pptx.canvas import Canvas
from jobcareer_kb.writers.pptx.charts import ChartBand
from jobcareer_kb.writers.pptx.drawings import DrawingBand
from jobcareer_kb.writers.pptx.layouts import Design
from jobcareer_kb.writers.pptx.notes import NotesPages
from jobcareer_kb.writers.pptx.pictures import PictureBand
from jobcareer_kb.writers.pptx.references import ReferencesBand, rest_of
from jobcareer_kb.writers.pptx.section import Slide
from jobcareer_kb.writers.pptx.stack import Band, PairBand, TextBand, stack
from jobcareer_kb.writers.pptx.tables import TableBand
from jobcareer_kb.writers.pptx.titles import fitted, opening, question
from jobcareer_kb.writers.pptx.typesetting import SlideParagraph
from jobcareer_kb.writers.pptx.words import words

_LISTS = {"steps": "Steps", "quiz": "Quiz Question"}
_OTHERS = {
    "title": "Title Slide",
    "question": "Question",
    "references": "References",
}
_TITLE_LINES = (2, 3)
"""How many lines a title may take at its own size, and at the next: a long stem is set smaller."""
_FOOTER_LINES = 2
"""A third would leave the slide."""


def add_slide(
    deck: Presentation,
    layouts: Mapping[str, SlideLayout],
    design: Design,
    notes: NotesPages,
    slide: Slide,
    document: Document,
) -> Slide | None:
    """Add a slide and its notes to a deck, and return what goes on on the next one.

    Raises ValueError where something does not fit.
    """
    name = _layout(slide)
    # `deck.slides.add_slide` would put every placeholder of the layout first, in its order.
    relation, added = deck.part.add_slide(layouts[name])
    deck.element.get_or_add_sldIdLst().add_sldId(relation)
    canvas = Canvas(added, design.layouts[name], design, document.language)
    rest: Slide | None = None
    if slide.kind == "title":
        opening(slide, canvas)
    elif slide.kind == "question":
        room = question(slide, canvas)
        stack(list(_bands(slide, canvas, room)), room)
    else:
        rest = _content(slide, canvas)
    canvas.foot(_footer(document, canvas))
    notes.write(added, slide.notes, slide.title.content)
    return rest


def _layout(slide: Slide) -> str:
    """Return the layout that has places for what the slide says, whatever it is called."""
    only = slide.blocks[0] if len(slide.blocks) == 1 else None
    if slide.kind in _LISTS and any(isinstance(block, ListBlock) for block in slide.blocks):
        return _LISTS[slide.kind]
    if slide.pair:
        return "Comparison"
    if isinstance(only, Chart):
        return "List"
    if isinstance(only, Table) and not only.caption and slide.kind not in _OTHERS:
        return "Agenda" if slide.kind == "agenda" else "Table"
    return _OTHERS.get(slide.kind, "List")


def _content(slide: Slide, canvas: Canvas) -> Slide | None:
    """Put title, bands, and the source line where there is one; return what finds no room."""
    place = canvas.place("Source")
    small = [SlideParagraph(p.content, place.face) for p in words(slide.small, canvas.faces)]
    height = max(place.box.height, canvas.setter.height(small, place.width) + place.inset[1])
    source = place.box.at(place.box.bottom - height, height)
    room = canvas.layout.room(source if small else None)
    top = _put_title(slide.title, canvas, room.top)
    room = room.at(top, room.bottom - top)
    rest = rest_of(slide, canvas, room)
    stack(list(_bands(slide, canvas, room)), room)
    if small:
        canvas.fill(place, small, source)
    return rest


def _put_title(title: Heading, canvas: Canvas, top: int) -> int:
    """Put the title and return where the content begins: two lines push it down."""
    place = canvas.place("Title")
    para, _ = fitted(title.content, _TITLE_LINES, canvas)
    height = canvas.setter.height([para], place.width) + place.inset[1]
    box = place.box.at(place.box.top, max(place.box.height, height))
    end = box.top + height if place.anchor == "t" else box.bottom
    top = max(top, end + TITLE_GAP)
    canvas.fill(place, [para], box.at(box.top, min(box.height, top - box.top)))
    return top


def _footer(document: Document, canvas: Canvas) -> tuple[SlideParagraph, ...]:
    place = canvas.layout.places.get("Footer")
    if place is None or not plain(document.footer).strip():
        return ()
    para = SlideParagraph(document.footer, place.face)
    if canvas.setter.lines(para, place.width) > _FOOTER_LINES:
        raise ValueError("the footer takes more than two lines; shorten it")
    return (para,)


def _bands(slide: Slide, canvas: Canvas, room: Box) -> Iterator[Band]:
    """Yield the content in its order; what is no table, row or side stands as words."""
    special = dict(_special(slide, canvas, room))
    text: list[Block] = []
    for at, block in enumerate(slide.blocks):
        if at in special:
            if isinstance(block, Table) and block.caption:
                text.append(Paragraph(block.caption, "meta"))
            yield from _text(text, canvas, room.width)
            yield special[at]
            text = []
        elif slide.pair is None or all(block is not side for side in slide.pair):
            if text and _counts_on(text[-1], block):
                yield from _text(text, canvas, room.width)
                text = []
            text.append(block)
    yield from _text(text, canvas, room.width)


def _special(slide: Slide, canvas: Canvas, room: Box) -> Iterable[tuple[int, Band]]:
    """Yield the bands that are not words, by the place of their block."""
    pair = slide.pair
    for at, block in enumerate(slide.blocks):
        if pair is not None and block is pair[0]:
            yield at, PairBand(*pair, canvas)
        elif isinstance(block, Illustration):
            yield at, PictureBand(block, canvas, room.width)
        elif isinstance(block, Drawing):
            yield at, DrawingBand(block, canvas, room.width)
        elif isinstance(block, Bibliography):
            yield at, ReferencesBand(block, canvas, room.width)
        elif isinstance(block, Chart):
            yield at, ChartBand(block, canvas, room.width)
        elif isinstance(block, Table):
            yield at, TableBand(block, canvas, room.width)


def _text(blocks: Sequence[Block], canvas: Canvas, width: int) -> Iterator[Band]:
    if blocks:
        yield TextBand(words(blocks, canvas.faces), canvas, width)


def _counts_on(before: Block, block: Block) -> bool:
    """Tell whether PowerPoint would go on counting from one list into the next."""
    if not isinstance(before, ListBlock) or not isinstance(block, ListBlock):
        return False
    uncounted = ("bullet", "checklist")
    return before.kind not in uncounted and block.kind not in uncounted
