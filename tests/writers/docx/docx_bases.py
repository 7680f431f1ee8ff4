"""The base document, changed as people change it."""

import io
from collections.abc import Callable

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.shared import Mm, Pt

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.look import Look

LOOK = Look()


def restyled(change: Callable[[Word], object]) -> Look:
    """The look with a base document that python-docx opened, changed and saved."""
    word = docx.Document(io.BytesIO(LOOK.word))
    change(word)
    saved = io.BytesIO()
    word.save(saved)
    return Look(word=saved.getvalue())


def rewritten(part: str, change: Callable[[str], str]) -> Look:
    """The look with a base document of which one part is written otherwise."""
    entries = entries_of(LOOK.word)
    entries[part] = change(entries[part].decode()).encode()
    return Look(word=canonical_zip(entries))


def on_a4(word: Word) -> None:
    page = word.sections[-1]
    page.page_width, page.page_height = Mm(210), Mm(297)


def in_large_print(word: Word) -> None:
    for style in word.styles:
        size = getattr(style, "font", None) and style.font.size
        if size:
            style.font.size = Pt(size.pt * 1.5)


def with_theme(old: str, new: str) -> Callable[[Word], None]:
    """Change a word of the theme: a color, or a font."""

    def change(word: Word) -> None:
        part = word.part.part_related_by(RT.THEME)
        assert old.encode() in part.blob
        part._blob = part.blob.replace(old.encode(), new.encode())

    return change
