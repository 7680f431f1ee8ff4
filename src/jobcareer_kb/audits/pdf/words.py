"""The words on the pages of a PDF file beside those of its document."""

import re
from collections.abc import Iterator

from jobcareer_kb.audits import Found
from jobcareer_kb.audits._words import lost_words, packed, shown
from jobcareer_kb.audits.pdf.file import Pdf
from jobcareer_kb.document import Document, Drawing, Table, inlines_of
from jobcareer_kb.inline import plain

_LINE_END = re.compile("[-\x02]\\s*\n-|\x02")
"""A hyphen at which a line ends, which in Spanish the next one begins with again; the reader may
have a sign of its own for it. Words are never parted elsewhere."""


def lost(file: Pdf) -> Iterator[Found]:
    """Words that no page has, or that stand beside those of the document."""
    if file.pages is None:
        yield Found("its pages cannot be read")
        return
    pages = [packed(_LINE_END.sub("-", page)) for page in file.pages]
    heads, foot = _heads(file.document), packed(plain(file.document.footer))
    bodies = []
    for number, page in enumerate(pages, 1):
        line = foot + _counted(file.document, number, len(pages))
        if not page.endswith(line):
            yield Found(f"page {number} does not end with its footer: {shown(line)}", line)
        head = next(filter(page.startswith, heads), "")
        bodies.append(page.removesuffix(line).removeprefix(head))
    yield from lost_words(file.document, "".join(bodies), _again(file.document), breaks_rows=True)


def _heads(document: Document) -> list[str]:
    """The running heads, the longest first."""
    headers = (section.header for section in document.sections if section.header is not None)
    lines = {packed(plain(each.left) + plain(each.right)) for each in headers}
    return sorted(lines, key=lambda line: (-len(line), line))


def _counted(document: Document, number: int, of: int) -> str:
    """How a page is counted at its foot."""
    label = document.labels.page
    counts = {"page": number, "pages": of}
    return packed("".join(str(counts[p]) if at % 2 else p for at, p in enumerate(label)))


def _again(document: Document) -> Iterator[str]:
    """Words that the typesetter sets once more: the heads of a table that goes on, and the words
    of a drawing, which no place in the order is known of."""
    for block in document.blocks():
        if isinstance(block, Table):
            yield "".join(plain(column.head) for column in block.columns)
        elif isinstance(block, Drawing):
            yield from map(plain, inlines_of(block))
