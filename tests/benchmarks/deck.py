"""Fifteen slides with notes, warm and in one process: ours against ordinary python-pptx code.

Both begin with the same document in memory and the same base, and end with the bytes of a file. The
ordinary code is what anybody would write: a slide of a layout, words with bold and italic runs in
its placeholders, tables, notes. It does not look whether words fit, describes no table, draws no
path, marks no language, and lists no source in columns.
"""

import io
import time
from dataclasses import replace
from typing import Any

from handout import SHOP
from pptx import Presentation
from pptx.util import Inches
from rounds import alternate, report, rounds_asked

from jobcareer_kb.building.make import job, rendered_of
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.document import Block, Document, Heading, Section, Table, inlines_of
from jobcareer_kb.inline import Emphasis, Inlines, Strong, plain
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.writers import writers
from jobcareer_kb.writers.pptx.package import opened, packed

SLIDES = 15
ORDINARY = "python-pptx, as anybody would write it"
_LAYOUTS = {"title": "Title Slide", "question": "Question", "quiz": "Quiz Question"}


def main(rounds: int) -> None:
    """Print one table."""
    kb = inspect(read_folder(packaged("kb"), "kb")).kb
    assert kb is not None
    templates, look = Templates(packaged("templates"), "templates"), Look()
    artifact = next(a for a in plan(kb, (SHOP,)) if a.format == "pptx")
    whole = rendered_of(job(kb, artifact, templates, look)).document
    document = replace(whole, sections=whole.sections[:SLIDES])
    base, write = packed(opened(look.powerpoint)), writers()["pptx"].write
    sides = {
        ORDINARY: lambda: ordinary(document, base),
        "ours, from the same document": lambda: write(document, look),
    }
    times = alternate(sides, rounds, time.process_time)
    report(f"{SLIDES} slides of {SHOP}, by time of the processor", times, ORDINARY, "at most 1.00")
    theirs, ours = count_words(ordinary(document, base)), count_words(write(document, look))
    print(f"  words on slides and in notes: {theirs:,} of the ordinary code, {ours:,} of ours")


def count_words(file: bytes) -> int:
    """Words of slides and notes."""
    deck = Presentation(io.BytesIO(file))
    parts: list[Any] = [part for each in deck.slides for part in (each, each.notes_slide)]
    texts = (text.text or "" for part in parts for text in part.element.iter("{*}t"))
    return sum(len(text.split()) for text in texts)


def ordinary(document: Document, base: bytes) -> bytes:
    """The document as a deck, without what python-pptx has no words for."""
    deck = Presentation(io.BytesIO(base))
    layouts = {each.name: each for each in deck.slide_layouts}
    for section in document.sections:
        slide = deck.slides.add_slide(layouts[_LAYOUTS.get(section.layout, "List")])
        _fill(slide, section)
        notes = slide.notes_slide.notes_text_frame
        for block in section.notes:
            _words(notes, block)
    saved = io.BytesIO()
    deck.save(saved)
    return saved.getvalue()


def _fill(slide: Any, section: Section) -> None:
    blocks = list(section.blocks)
    title = next(each for each in blocks if isinstance(each, Heading))
    _words(slide.shapes.title.text_frame, title)
    body = next(each for each in slide.placeholders if each.placeholder_format.idx == 1)
    for block in blocks:
        if isinstance(block, Table):
            _table(slide, block)
        elif block is not title:
            _words(body.text_frame, block)


def _table(slide: Any, block: Table) -> None:
    place = Inches(0.75), Inches(2), Inches(11.8), Inches(4)
    table = slide.shapes.add_table(len(block.rows) + 1, len(block.columns), *place).table
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        _runs(cell.text_frame.paragraphs[0], column.head)
    for line, row in zip(list(table.rows)[1:], block.rows, strict=True):
        for cell, contents in zip(line.cells, row.cells, strict=True):
            for each in contents.blocks:
                _words(cell.text_frame, each)


def _words(frame: Any, block: Block) -> None:
    """Each run of words as a paragraph of its own, the first in that which is there."""
    for run in inlines_of(block):
        if plain(run).strip():
            first = frame.paragraphs[0]
            _runs(first if not first.runs else frame.add_paragraph(), run)


def _runs(paragraph: Any, nodes: Inlines, bold: bool = False, italic: bool = False) -> None:
    for node in nodes:
        if children := getattr(node, "children", ()):
            is_bold, is_italic = isinstance(node, Strong), isinstance(node, Emphasis)
            _runs(paragraph, tuple(children), bold or is_bold, italic or is_italic)
        elif words := plain((node,)):
            run = paragraph.add_run()
            run.text = words
            run.font.bold, run.font.italic = bold or None, italic or None


if __name__ == "__main__":
    main(rounds_asked(__doc__))
