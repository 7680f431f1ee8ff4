"""Word files for schools to print and to change: WordprocessingML, readable aloud, traced.

python-docx opens the base document of the look and carries the package: parts, styles, sections,
headers, lists, properties. Every text of a record stands in a hidden bookmark, so that an edited
file can be read back.
"""

from jobcareer_kb.document import Document
from jobcareer_kb.look import WORD, Look, came_along
from jobcareer_kb.writers import Writer


def write_docx(document: Document, look: Look) -> bytes:
    """The document as a Word file.

    Raises JobcareerKbError for a base document that lacks what is needed, by its name.
    """
    from jobcareer_kb.writers.docx.file import written  # python-docx takes 0.1 s to import

    return written(document, look)


def borrowed(look: Look) -> tuple[str, ...]:
    """Names of the styles that the base of a look lacks, which are ours in its files."""
    from jobcareer_kb.writers._paper.blank import blank_of

    return blank_of(look.word).grafted if look.word != came_along(WORD) else ()


WRITER = Writer(name="docx", suffix=".docx", write=write_docx, is_printed=True)
