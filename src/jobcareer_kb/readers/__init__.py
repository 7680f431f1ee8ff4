"""Readers of what was built, edited or copied: bytes -> paragraphs with their marks.

One format a module; each module declares `READER`. A file may come from anywhere, so nothing in it
is trusted: bytes, parts, elements, nesting and paragraphs have caps (`_caps.py`), a document type
is refused, and whatever is broken or too much is one fault.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jobcareer_kb.errors import UsageFault
from jobcareer_kb.registry import discover

Opening = tuple[str, int]
"""A mark, and which of its beginnings."""


class ReadFault(UsageFault):
    """A file cannot be read as what it claims to be; the text says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph that belong together."""

    text: str
    mark: str = ""
    """Name of the mark they stand in; empty for words of the template, or without marks."""
    opening: int = 0
    """Which beginning of that mark they stand behind: an editor may have copied or spread it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a cell or a line, and where a person finds it."""

    place: str
    """Such as `paragraph 12`, `slide 3, notes` or `line 40`."""
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All its words, white space folded."""
        return " ".join("".join(piece.text for piece in self.pieces).split())


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside the text."""

    place: str
    author: str
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All words of a file in reading order."""

    paragraphs: tuple[Paragraph, ...]
    digests: Mapping[str, str] = field(default_factory=dict)
    """By mark: digest of the words at the time of the build, where the file keeps it."""
    subject: str = ""
    """What the file says it is, such as `Participant handout`."""
    comments: tuple[Comment, ...] = ()
    tracked: int = 0
    """How many insertions and deletions wait to be accepted or rejected."""

    def by_mark(self) -> dict[Opening, str]:
        """All words behind each beginning of a mark, which may be spread over paragraphs."""
        said: dict[Opening, list[str]] = {}
        for paragraph in self.paragraphs:
            for piece in paragraph.pieces:
                said.setdefault((piece.mark, piece.opening), []).append(piece.text)
            for opening in dict.fromkeys((piece.mark, piece.opening) for piece in paragraph.pieces):
                said[opening].append(_JOINT)
        return {each: _joined("".join(words)) for each, words in said.items() if each[0]}


_JOINT = "\u2029"
"""Where a text goes on in another paragraph; an editor may have split it before a comma."""
_NO_SPACE = re.compile(f"{_JOINT}+(?=[,.;:!?)])")


def _joined(text: str) -> str:
    return " ".join(_NO_SPACE.sub("", text).split())


@dataclass(frozen=True, slots=True)
class Reader:
    """One format that can be read back."""

    name: str
    """As `--format` of `build` calls it."""
    ending: str
    """Of the file's name, such as `.docx`."""
    begins: tuple[bytes, ...]
    """First bytes that tell it from another format of the same ending; empty if any will do."""
    read: Callable[[bytes], Reading]


def readers() -> Mapping[str, Reader]:
    """Every reader by name, sorted."""
    return discover(__name__, "READER", key="name")


def reader_for(name: str, data: bytes) -> Reader:
    """Choose by the ending of the file's name, then by its first bytes; ReadFault if none fits."""
    if name.lower().endswith(".pdf"):
        raise ReadFault(
            f"{name}: a PDF file keeps no marks of its texts; ask the Word file that was made "
            "beside it, which says the same"
        )
    fit = [r for r in readers().values() if name.lower().endswith(r.ending)]
    if not fit:
        known = ", ".join(sorted({r.ending for r in readers().values()}))
        raise ReadFault(f"{name}: not a kind of file that was built here; known: {known}")
    start = data[:4096].lstrip()
    for reader in fit:
        if not reader.begins or any(sign in start for sign in reader.begins):
            return reader
    raise ReadFault(f"{name}: the file does not begin as a {fit[0].ending} file does")
