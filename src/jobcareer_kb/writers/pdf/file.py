"""One document as a PDF file: its data and its look, handed to the typesetter in process."""

import json
import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import typst

from jobcareer_kb.document import Document
from jobcareer_kb.look import Look
from jobcareer_kb.writers._drawings.png import fonts
from jobcareer_kb.writers._paper.blank import blank_of
from jobcareer_kb.writers._paper.setting import Setting
from jobcareer_kb.writers.pdf.sections import stretches
from jobcareer_kb.writers.pdf.styles import look_of_base
from jobcareer_kb.writers.pdf.words import runs

_KEPT = 10
"""Documents for which the typesetter keeps its intermediate results."""
_NO_LETTER = re.compile(r"the text [`\"“]+(.*?)[`\"”]+ could not be displayed")


def written(document: Document, look: Look) -> bytes:
    """The document as PDF/UA-1; equal documents and looks give equal bytes."""
    blank = blank_of(look.word, look.paper, look.large)
    revised = date.fromisoformat(document.revised)
    data = {
        "title": document.title,
        "author": document.creator,
        "about": document.subject,
        "language": document.language.split("-"),
        "revised": [revised.year, revised.month, revised.day],
        "page": document.labels.page,
        "footer": runs(document.footer),
        "small": document.title_size == "sheet",
        "stretches": stretches(Setting(blank=blank), document),
    }
    given = {"document": json.dumps(data), "look": _look(look.word, look.paper, look.large)}
    try:
        made = _typesetter().compile(_main(), format="pdf", pdf_standards="ua-1",
                                     sys_inputs=given)  # fmt: skip
    except typst.TypstError as fault:
        raise ValueError(_worded(fault)) from fault
    finally:
        _forget()
    assert isinstance(made, bytes)
    return made


def _forget() -> None:
    """Let go of what the typesetter keeps of the last documents, to set them again faster: nobody
    does, and of ten large ones it is a hundred megabytes."""
    for _ in range(_KEPT):
        _typesetter().compile(b"", format="pdf")


@lru_cache(maxsize=8)
def _look(word: bytes, paper: str, large: bool) -> str:
    return json.dumps(look_of_base(blank_of(word, paper, large)))


@cache
def _main() -> bytes:
    return Path(__file__).with_name("pages.typ").read_bytes()


@cache
def _typesetter() -> typst.Compiler:
    """With the fonts that came along alone, so that a file is the same on every machine."""
    folder = str(Path(fonts()[0]).parent)
    known = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder]
    )
    return typst.Compiler(font_paths=known)


def _worded(fault: typst.TypstError) -> str:
    """What a refusal of the typesetter means for who wrote the text."""
    if found := _NO_LETTER.search(fault.message):
        return (
            f"the fonts of PDF files have no letter for {found[1]!r}; take it out of the text, or "
            "'pdf' out of the formats of the product in kb.yaml"
        )
    return f"the PDF cannot be made: {fault.message}"
