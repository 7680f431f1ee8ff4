"""PDF files to download and to print: PDF/UA-1, typeset by Typst in process, from the same base.

The document goes to the typesetter as data, never as markup, so no text of a record can be taken
for a command of it. Sizes, colors, spaces and paper are those of the base document of Word files.
"""

from importlib.util import find_spec

from jobcareer_kb.document import Document
from jobcareer_kb.look import Look
from jobcareer_kb.writers import Writer


def write_pdf(document: Document, look: Look) -> bytes:
    """The document as a PDF file.

    Raises ValueError for a text that the fonts cannot show, and JobcareerKbError for a base
    document that lacks what is needed.
    """
    from jobcareer_kb.writers.pdf.file import written  # a library of 30 MB that few commands need

    return written(document, look)


def lacks() -> str:
    """What must be installed before a PDF can be made; empty if nothing is."""
    return next((each for each in ("typst", "pypdf", "pypdfium2") if not find_spec(each)), "")


WRITER = Writer(name="pdf", suffix=".pdf", write=write_pdf, is_printed=True, lacks=lacks)
