"""One document as a file: the body on a copy of the base, packed with equal bytes each time."""

from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.shared import Pt

from jobcareer_kb.archive import canonical_zip
from jobcareer_kb.document import Document
from jobcareer_kb.look import Look
from jobcareer_kb.wordings import from_right
from jobcareer_kb.writers._paper.blank import blank_of
from jobcareer_kb.writers._paper.styles import Styles
from jobcareer_kb.writers.docx.direction import turn_round
from jobcareer_kb.writers.docx.headers import write_edges
from jobcareer_kb.writers.docx.properties import describe, keep_digests, set_language
from jobcareer_kb.writers.docx.sections import write_body
from jobcareer_kb.writers.docx.story import Story


def written(document: Document, look: Look) -> bytes:
    """The document as a Word file."""
    blank = blank_of(look.word, look.paper, look.large)
    word = blank.copy()
    set_language(word, document.language)
    if document.title_size == "sheet":
        _small_title(word, blank.styles)
    story = Story(blank=blank, word=word)
    groups = write_body(story, document)
    write_edges(story, document, groups)
    if from_right(document.language):
        turn_round(word)
    describe(word, document)
    keep_digests(word, story.marks.digests)
    parts = _parts(word)
    _let_go(word)
    return canonical_zip(parts)


class _Parts(dict[str, bytes]):
    """What python-docx writes parts into, in the place of a zip that would only be packed again."""

    def write(self, name: PackURI, part: bytes) -> None:
        self[name.membername] = part


def _parts(word: Word) -> _Parts:
    """The parts that `word.save` would pack; the steps are those of `PackageWriter.write`."""
    package, parts = word.part.package, _Parts()
    for part in package.parts:
        part.before_marshal()
    writer: Any = PackageWriter
    writer._write_content_types_stream(parts, package.parts)
    writer._write_pkg_rels(parts, package.rels)
    writer._write_parts(parts, package.parts)
    return parts


def _let_go(word: Word) -> None:
    """Part what holds each other in a circle, so that the trees of a file go with it.

    Python looks for circles once thousands were made, and a tree is far larger than it knows.
    """
    package: Any = word.part.package
    for each in (*package.parts, package):
        relations = vars(each).pop("rels")
        relations._target_parts_by_rId.clear()
        relations.clear()


def _small_title(word: Word, styles: Styles) -> None:
    """Give the title of a sheet its size; it stays a Heading 1 for all who look for one."""
    title = word.styles.get_by_id(styles.ids["heading 1"], WD_STYLE_TYPE.PARAGRAPH)
    title.font.size = Pt(styles.number("Sheet Title", "rPr/sz") / 2)
