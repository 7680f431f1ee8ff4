"""A handout, warm and in one process: ours against ordinary python-docx code for the same page.

Both begin with the same document in memory and the same base document, and end with the bytes of a
file. The ordinary code is what anybody would write: headings, paragraphs with bold and italic runs,
lists, tables. It makes no bookmarks, no links, no header cells, no running headers and no equal
bytes. The third candidate begins with records: it selects, renders, and looks after marks.
"""

import io
import time
from collections.abc import Iterable

import docx
from docx.document import Document as Word
from docx.text.paragraph import Paragraph as WordParagraph
from rounds import alternate, report, rounds_asked

from jobcareer_kb.building.make import job, make, rendered_of
from jobcareer_kb.building.plan import plan
from jobcareer_kb.checking.inspection import inspect
from jobcareer_kb.document import (
    Bibliography,
    Block,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Table,
    inlines_of,
)
from jobcareer_kb.inline import Emphasis, Inlines, Strong, plain
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.look import Look
from jobcareer_kb.packaged import packaged
from jobcareer_kb.rendering.changes import on_paper
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.writers import writers
from jobcareer_kb.writers._paper.blank import blank_of

SHOP = "job-or-career-60"
ORDINARY = "python-docx, as anybody would write it"


def main(rounds: int) -> None:
    """Print one table."""
    kb = inspect(read_folder(packaged("kb"), "kb")).kb
    assert kb is not None
    templates, look = Templates(packaged("templates"), "templates"), Look()
    artifact = next(a for a in plan(kb, (SHOP,)) if (a.product, a.format) == ("handout", "docx"))
    document = on_paper(rendered_of(job(kb, artifact, templates, look)).document)
    base, write = blank_of(look.word).data, writers()["docx"].write
    sides = {
        ORDINARY: lambda: ordinary(document, base),
        "ours, from the same document": lambda: write(document, look),
        "ours, from records": lambda: make(job(kb, artifact, templates, look)),
    }
    times = alternate(sides, rounds, time.process_time)
    report(f"The handout of {SHOP}, by time of the processor", times, ORDINARY, "at most 1.00")
    theirs, ours = count_words(ordinary(document, base)), count_words(write(document, look))
    print(f"  words in its body: {theirs:,} of the ordinary code, {ours:,} of ours")


def count_words(file: bytes) -> int:
    """Words in the body of a Word file."""
    body = docx.Document(io.BytesIO(file)).element.body
    return sum(len(text.split()) for text in body.itertext("{*}t"))


def ordinary(document: Document, base: bytes) -> bytes:
    """The document as a Word file, without what python-docx has no words for."""
    word = docx.Document(io.BytesIO(base))
    for block in document.blocks():
        _add(word, block)
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def _add(word: Word, block: Block) -> None:
    match block:
        case Heading():
            _runs(word.add_heading(level=block.level), block.content)
        case Paragraph():
            _runs(word.add_paragraph(), block.content)
        case ListBlock():
            style = "List Number" if block.kind == "number" else "List Bullet"
            for item in block.items:
                _runs(word.add_paragraph(style=style), (*item.content, *item.aside))
        case Bibliography():
            for entry in block.entries:
                _runs(word.add_paragraph(f"{entry.number}. "), entry.content)
        case Table():
            _table(word, block)
        case _:  # panels and call-outs: a paragraph for each run of words
            for run in inlines_of(block):
                _runs(word.add_paragraph(), run)


def _table(word: Word, block: Table) -> None:
    table = word.add_table(len(block.rows) + 1, len(block.columns))
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        _runs(cell.paragraphs[0], column.head)
    for line, row in zip(table.rows[1:], block.rows, strict=True):
        for cell, contents in zip(line.cells, row.cells, strict=True):
            words = (run for each in contents.blocks for run in inlines_of(each))
            for place, run in enumerate(words):
                _runs(cell.add_paragraph() if place else cell.paragraphs[0], run)


def _runs(paragraph: WordParagraph, nodes: Inlines, bold: bool = False, it: bool = False) -> None:
    for node in nodes:
        children: Iterable[object] = getattr(node, "children", ())
        if children:
            is_bold, is_italic = isinstance(node, Strong), isinstance(node, Emphasis)
            _runs(paragraph, tuple(children), bold or is_bold, it or is_italic)  # type: ignore[arg-type]
        elif words := plain((node,)):
            run = paragraph.add_run(words)
            run.bold, run.italic = bold or None, it or None


if __name__ == "__main__":
    main(rounds_asked(__doc__))
