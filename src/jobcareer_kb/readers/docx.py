"""Word files by their hidden bookmarks, which survive Word, LibreOffice and an instructor.

Read from raw XML, since python-docx does not see into content controls. An editor may have spread
a bookmark over several paragraphs, written its name twice, or copied it (`..._Copy_1`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from jobcareer_kb.readers import (
    Comment,
    Opening,
    Paragraph,
    Piece,
    Reader,
    ReadFault,
    Reading,
    _caps,
)
from jobcareer_kb.readers._package import Package
from jobcareer_kb.readers._text import shown
from jobcareer_kb.readers._xml import Listener, listen, local

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MARK = re.compile(r"(_kb_[a-z0-9]{12}_\d{1,9})(_Copy_\d{1,9})?", re.IGNORECASE | re.ASCII)
_MARKS = "urn:jobcareer-kb:marks:1"
_ASIDE = {"instrText", "Fallback", "rPr", "pPr", "drawing", "pict"}
"""Fields' instructions, second versions of drawings, properties."""
_TAKEN_OUT = {"del", "moveFrom"}
_PUT_IN = {"ins", "moveTo"}
_TRACKED = {f"{space}{name}" for space in (_W, _STRICT) for name in _TAKEN_OUT | _PUT_IN}
COPY = 1_000_000
"""From here count the beginnings of marks whose name says that they are copies."""
_SPACES = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}


class _Open:
    """The marks that have begun and not ended, the latest last."""

    def __init__(self) -> None:
        self._live: dict[str, int] = {}
        """Which opening of a bookmark's id is the one in force."""
        self._opened: list[tuple[str, int, Opening]] = []
        self._begun: dict[tuple[str, bool], int] = {}
        """How often each mark began, and how often its copies did."""
        self._unended: dict[str, tuple[Opening, str]] = {}

    def begin(self, id_: str, mark: str, is_copy: bool, place: str) -> None:
        time = self._begun.get((mark, is_copy), 0)
        self._begun[mark, is_copy] = time + 1
        opening = (mark, time + COPY * is_copy)
        number = len(self._opened)
        self._live[id_] = number
        self._opened.append((id_, number, opening))
        self._unended[id_] = opening, place

    def end(self, id_: str) -> None:
        self._live.pop(id_, None)
        self._unended.pop(id_, None)

    @property
    def unended(self) -> Mapping[Opening, str]:
        """Where those begin that never end: LibreOffice writes so what has no words any more."""
        return dict(self._unended.values())

    @property
    def latest(self) -> Opening:
        """The mark in force; those above it that have ended are let go, each once."""
        while self._opened and self._live.get(self._opened[-1][0]) != self._opened[-1][1]:
            self._opened.pop()
        return self._opened[-1][2] if self._opened else ("", 0)


class _Body:
    """What is known while the body goes by, element after element."""

    def __init__(self, rejecting: bool) -> None:
        self._paragraphs = _caps.Gathered()
        self.tracked = 0
        self.commented: dict[str, int] = {}
        """Number of the paragraph in which each comment begins."""
        self._gone = _ASIDE | (_PUT_IN if rejecting else _TAKEN_OUT)
        self._number = 0
        self._open = _Open()
        self._said: list[tuple[Opening, list[str]]] = []
        """Of the paragraph so far: marks, and what is said in each."""
        self._within: list[str] = []
        self._skipped = 0
        """How deep within something that is gone; 0 outside."""

    def start(self, full: str, attributes: Mapping[str, str]) -> None:
        name = local(full)
        self._within.append(name)
        self.tracked += full in _TRACKED
        if self._skipped or name in self._gone:
            self._skipped += 1
        elif name == "p" and self._said:  # a paragraph within one: a text box
            self._take()
        elif name in _SPACES:
            self._say(_SPACES[name])
        elif name == "bookmarkStart":
            found = _MARK.fullmatch(_get(attributes, "name"))
            if found:
                mark, copy = found.groups()
                here = f"paragraph {self._number + 1}"
                self._open.begin(_get(attributes, "id"), mark.lower(), copy is not None, here)
        elif name == "bookmarkEnd":
            self._open.end(_get(attributes, "id"))
        elif name == "commentReference":
            self.commented[_get(attributes, "id")] = self._number + 1

    def end(self, _: str) -> None:
        name = self._within.pop()
        if self._skipped:
            self._skipped -= 1
        elif name == "p":
            self._take()

    def text(self, words: str) -> None:
        if not self._skipped and self._within[-1] in ("t", "delText"):
            self._say(words)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All of them; a mark that never ends holds words of the paragraph alone that it begins."""
        begun = self._open.unended
        return tuple(_ended(each, begun) if begun else each for each in self._paragraphs.all)

    def _say(self, words: str) -> None:
        mark = self._open.latest
        if self._said and self._said[-1][0] == mark:
            self._said[-1][1].append(words)
        elif words:
            self._said.append((mark, [words]))

    def _take(self) -> None:
        self._number += 1
        if self._said:
            pieces = tuple(Piece("".join(words), *mark) for mark, words in self._said)
            self._paragraphs.add(Paragraph(f"paragraph {self._number}", pieces))
            self._said = []


def _ended(paragraph: Paragraph, begun: Mapping[Opening, str]) -> Paragraph:
    def is_lost(piece: Piece) -> bool:
        return begun.get((piece.mark, piece.opening), paragraph.place) != paragraph.place

    if not any(map(is_lost, paragraph.pieces)):
        return paragraph
    pieces = (Piece(piece.text) if is_lost(piece) else piece for piece in paragraph.pieces)
    return replace(paragraph, pieces=tuple(pieces))


def read_docx(data: bytes, rejecting: bool = False) -> Reading:
    """Every paragraph of the body in reading order, tables and content controls too.

    Tracked changes count as accepted, or as rejected.
    """
    package, body = Package(data), _Body(rejecting)
    if not package.xml("word/document.xml", Listener(body.start, body.end, body.text)):
        raise ReadFault("no Word file: it holds no word/document.xml")
    digests, comments = _digests(package), _comments(package, body.commented)
    return Reading(body.paragraphs, digests, package.subject(), tuple(comments), body.tracked)


class _Comments:
    """The comments of a file as they go by: id, author, and pieces of the words."""

    def __init__(self) -> None:
        self.all: list[tuple[str, str, list[str]]] = []
        self._within: list[str] = []

    def start(self, full: str, attributes: Mapping[str, str]) -> None:
        name = local(full)
        self._within.append(name)
        if name == "comment":
            self.all.append((_get(attributes, "id"), _get(attributes, "author"), []))
        elif self.all and (name == "p" or name in _SPACES):
            self.all[-1][2].append(" ")

    def end(self, _: str) -> None:
        self._within.pop()

    def text(self, words: str) -> None:
        if self._within[-1] == "t" and self.all:
            self.all[-1][2].append(words)


def _comments(package: Package, commented: Mapping[str, int]) -> Iterator[Comment]:
    """The comments that stand beside the body, in the order of their part."""
    found = _Comments()
    package.xml("word/comments.xml", Listener(found.start, found.end, found.text))
    for id_, author, words in found.all:
        if id_ in commented and (said := " ".join("".join(words).split())):
            yield Comment(f"paragraph {commented[id_]}", " ".join(author.split()), said)


def _get(attributes: Mapping[str, str], name: str) -> str:
    return attributes.get(f"{_W}{name}") or attributes.get(f"{_STRICT}{name}") or ""


def _digests(package: Package) -> dict[str, str]:
    """What the build knew of each marked text; an editor may have renamed the part."""
    found: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == f"{_MARKS}}}mark":
            found[attributes.get("name", "").lower()] = attributes.get("digest", "")

    for name in package.names:
        data = package.part(name) if re.fullmatch(r"customXml/item\d+\.xml", name) else None
        if data is not None and _MARKS.encode() in data:
            listen(data, f"the part {shown(name)}", Listener(start), package.elements)
    return found


READER = Reader("docx", ".docx", (b"PK",), read_docx)
