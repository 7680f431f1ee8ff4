"""PDF files: nothing is lost, everything is tagged, and no text is taken for a command."""

import base64
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from paper_samples import FACILITATOR, HANDOUT
from pdf_reader import Paper, letters
from short_blocks import document, h, p

from jobcareer_kb.document import Block, Document, Heading, Illustration, Panel, Section, inlines_of
from jobcareer_kb.inline import Foreign, Link, Text, plain
from jobcareer_kb.look import Look
from jobcareer_kb.pictures import picture_of
from jobcareer_kb.writers.pdf import write_pdf

SAMPLES = {"handout": HANDOUT, "guide": FACILITATOR}
_PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="
)
EVERY = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)


def written(sample: Document, look: Look | None = None) -> Paper:
    return Paper(write_pdf(sample, look or Look()))


def page_of(*blocks: Block) -> Document:
    return document(Section(blocks))


@EVERY
def test_every_word_stands_in_the_file_in_its_order(sample: Document) -> None:
    paper = "".join(written(sample).pages)
    at = 0
    for block in sample.blocks():
        for words in inlines_of(block):
            found = paper.find(letters(plain(words)), at)
            assert found >= at, plain(words)
            at = found


@EVERY
def test_a_file_says_what_it_is(sample: Document) -> None:
    paper = written(sample)
    assert paper.reader.metadata is not None
    assert paper.reader.metadata.title == sample.title
    assert paper.reader.metadata.author == sample.creator
    assert paper.root["/Lang"] == sample.language
    assert paper.root["/MarkInfo"]["/Marked"]
    assert paper.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in paper.about


@EVERY
def test_headings_are_tagged_by_their_levels(sample: Document) -> None:
    tags = [tag for tag in written(sample).tags() if re.fullmatch(r"H\d", tag)]
    heads = [block for block in sample.blocks() if isinstance(block, Heading | Panel)]
    assert tags == [f"H{head.level}" for head in heads]


def test_tables_lists_and_links_are_what_they_are_to_a_screen_reader() -> None:
    paper = written(HANDOUT)
    tags = paper.tags()
    assert tags.count("Table") == 3
    assert tags.count("TH") == 3 + 2 + 3
    assert tags.count("TD") == 3 + 2 * 2 + 3 * 3
    assert tags.count("LI") >= 2 + 2 + 2 + 3 + 2
    assert tags.count("Caption") == 1
    assert paper.links() == ["https://example.org/?a=1&b=2"]
    assert "Link" in tags


def test_what_looks_like_a_command_is_words() -> None:
    odd = r'#import "a": b *c* _d_ $e$ `f` @g <h> \i // j /* k */ ~ -- "l" [m] #{n} = o'
    page = "".join(written(page_of(h("One", 1), p(odd))).pages)
    assert letters(odd) in page


def test_a_picture_has_its_words() -> None:
    shown = Illustration(picture_of(base64.b64decode(_PIXEL)), "A white point")
    paper = written(page_of(h("One", 1), shown))
    figures = [each for each in paper.elements() if each["/S"] == "/Figure"]
    assert [str(each["/Alt"]) for each in figures] == ["A white point"]


def test_words_in_another_language_say_so() -> None:
    words = (Text("She said "), Foreign("es-MX", (Text("hola"),)), Text("."))
    paper = written(page_of(h("One", 1), replace(p(""), content=words)))
    content = paper.reader.pages[0].get_contents()
    assert content is not None and b"/Lang(es-MX)" in content.get_data()


@pytest.mark.parametrize("words", ["example.org/a-b-c-d", "1-800-555-0100"])
def test_no_hyphen_is_added_to_what_one_types(words: str) -> None:
    narrow = tuple(Text("ab " * n) for n in range(20, 36))
    texts = [(fill, Link("https://example.org", (Text(words),))) for fill in narrow]
    page = page_of(h("One", 1), *(replace(p(""), content=text) for text in texts))
    shown = "".join(written(replace(page, language="es")).pages)
    assert shown.count(words) == len(texts)


@pytest.mark.parametrize(
    "look, size",
    [(Look(), (612, 792)), (Look(paper="a4"), (595, 842)), (Look(large=True), (612, 792))],
    ids=["letter", "A4", "large print"],
)
def test_the_page_is_that_of_the_look(look: Look, size: tuple[int, int]) -> None:
    box = written(HANDOUT, look).reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_letters_that_no_font_has_are_named() -> None:
    with pytest.raises(ValueError, match="no letter for '字'; take it out of the text, or 'pdf'"):
        write_pdf(page_of(h("One", 1), p("say 字")), Look())


def test_a_header_stands_on_the_pages_after_the_first() -> None:
    first, *rest = written(HANDOUT).pages
    assert len(rest) >= 1
    assert "Job&careerHandout" not in first
    assert all(page.startswith("Job&careerHandout") for page in rest)


def test_equal_documents_make_equal_files() -> None:
    assert write_pdf(FACILITATOR, Look()) == write_pdf(FACILITATOR, Look())


def test_columns_keep_the_order_of_what_stands_in_them() -> None:
    halves = Section((h("A"), p("one"), h("B"), p("two")), columns=2)
    page = "".join(written(document(Section((h("T", 1),)), halves)).pages)
    assert "AoneBtwo" in page


GROWTH = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from paper_samples import HANDOUT
from jobcareer_kb.look import Look
from jobcareer_kb.writers.pdf import write_pdf
def held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
section = next(iter(HANDOUT.sections))
for number in range(12):
    each = replace(section, blocks=section.blocks * 4)
    write_pdf(replace(HANDOUT, sections=(each,) * 2, title=f"{number}"), Look())
    if number == 1:
        before = held()
print(held() - before)
"""


@pytest.mark.slow
def test_nothing_is_held_of_documents_that_were_written() -> None:
    """Large ones made one after another take no more memory than the first."""
    folder = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", GROWTH], cwd=folder, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < 25
