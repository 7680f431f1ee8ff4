"""How much of a file is read: one place for every reader, each number with its reason.

A file may come from anywhere, and a few kilobytes can unpack to gigabytes. What is beyond a cap is
refused as a whole, by name: half a reading would look like a text that was taken out. Below the
caps each reader is linear in time and in memory, as `tests/benchmarks/hostile_input.py` measures.
The largest files of the curriculum that comes along are given behind each number.
"""

from collections.abc import Iterable

from jobcareer_kb.readers import Paragraph, ReadFault

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a file as it lies on the disk (0.4 MB): pictures of an instructor make it large, and no
picture is ever unpacked."""
MAX_TEXT = 4 * 1024 * 1024
"""Bytes of a file that is text from end to end (50 kB)."""
MAX_PART = 8 * 1024 * 1024
"""Bytes of one part of an Office file, unpacked (0.2 MB)."""
MAX_UNPACKED = 4 * MAX_PART
"""Bytes of all parts that one reading opens, each as often as it opens it (1.5 MB)."""
MAX_PARTS = 5000
"""Parts of an Office file (138): a thousand slides with notes have four thousand."""
MAX_DIRECTORY = 1024 * 1024
"""Bytes of the list of parts: room for the names of all of them (12 kB)."""
MAX_SLIDES = 1000
"""Slides of a show (40)."""
MAX_ELEMENTS = 500_000
"""Elements of all XML that one reading goes through (9,000)."""
MAX_ATTRIBUTES = 1000
"""Attributes of one element (12), declarations of namespaces among them."""
MAX_NAME = 500
"""Signs of the name of a part, an element or an attribute, and of the address of a namespace (84):
such a name is written out, or joined with another, as often as it is met."""
MAX_DEPTH = 256
"""How deep elements stand within each other (20), as in most programs that read XML."""
MAX_PARAGRAPHS = 20_000
"""Paragraphs, cells and lines (600): more than 500 pages."""
MAX_PIECES = 50_000
"""Pieces of paragraphs: where a mark begins or ends, a piece does (900)."""

_SMALLER = "copy what you ask about into a smaller file"


def too_much(found: str, most: int) -> ReadFault:
    """The refusal of what is beyond a cap: what was found, how much is read, what to do."""
    return ReadFault(f"{found}, at most {most:,} are read: {_SMALLER}")


class Gathered:
    """The paragraphs of a file as they are met, while there are not too many."""

    def __init__(self) -> None:
        self._found: list[Paragraph] = []
        self._pieces = 0

    def add(self, paragraph: Paragraph) -> None:
        """Take one in; ReadFault beyond a cap."""
        self._found.append(paragraph)
        self._pieces += len(paragraph.pieces)
        if len(self._found) > MAX_PARAGRAPHS:
            raise too_much(f"more than {MAX_PARAGRAPHS:,} paragraphs", MAX_PARAGRAPHS)
        if self._pieces > MAX_PIECES:
            raise too_much(f"more than {MAX_PIECES:,} pieces of paragraphs", MAX_PIECES)

    @property
    def all(self) -> tuple[Paragraph, ...]:
        """Those met so far, in order."""
        return tuple(self._found)


def gathered(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """All paragraphs that somebody yields, while there are not too many."""
    found = Gathered()
    for paragraph in paragraphs:
        found.add(paragraph)
    return found.all
