"""Word files by their hidden bookmarks, which survive Word, LibreOffice and an instructor.

Read from raw XML, since python-docx does not see into content controls. An editor may have spread
a bookmark over several paragraphs, written its name twice, or copied it (`..._Copy_1`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jobcareer_kb.readers import Paragraph, Piece, Reader, ReadFault, Reading
from jobcareer_kb.readers._package import Package, parsed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MARK = re.compile(r"(_kb_[a-z0-9]{12}_\d+)(?:_Copy_\d+)?", re.IGNORECASE)
_MARKS = "urn:jobcareer-kb:marks:1"
_GONE = {"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "drawing", "pict"}
"""Deleted words, fields' instructions, second versions of drawings, properties."""
_SPACES = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass
class _Body:
    """What is known while the body is walked through."""

    open: dict[str, str] = field(default_factory=dict)
    """Name of each mark that has begun, by the id of its bookmark."""
    pieces: list[Piece] = field(default_factory=list)

    def say(self, text: str) -> None:
        mark = next(reversed(self.open.values()), "")
        if self.pieces and self.pieces[-1].mark == mark:
            text = self.pieces.pop().text + text
        if text:
            self.pieces.append(Piece(text, mark))

    def take(self) -> tuple[Piece, ...]:
        taken = tuple(self.pieces)
        self.pieces = []
        return taken


def read_docx(data: bytes) -> Reading:
    """Every paragraph of the body in reading order, tables and content controls too."""
    package = Package(data)
    root = package.xml("word/document.xml")
    if root is None:
        raise ReadFault("no Word file: it holds no word/document.xml")
    body = _Body()
    paragraphs = [
        Paragraph(f"paragraph {number}", pieces)
        for number, pieces in enumerate(_paragraphs(root, body), 1)
        if pieces
    ]
    return Reading(tuple(paragraphs), _digests(package), package.subject())


def _paragraphs(root: etree._Element, body: _Body) -> Iterator[tuple[Piece, ...]]:
    """Pieces of one paragraph after another; walks without recursion, nesting may be deep."""
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = _local(element)
        if skipped is not None:
            skipped = None if event == "end" and element is skipped else skipped
        elif event == "end":
            if name == "p":
                yield body.take()
        elif name in _GONE:
            skipped = element
        elif name == "p" and body.pieces:  # a paragraph within one: a text box
            yield body.take()
        else:
            _met(element, name, body)


def _met(element: etree._Element, name: str, body: _Body) -> None:
    if name == "t":
        body.say(element.text or "")
    elif name in _SPACES:
        body.say(_SPACES[name])
    elif name == "bookmarkStart":
        found = _MARK.fullmatch(_get(element, "name"))
        if found:
            body.open[_get(element, "id")] = found.group(1).lower()
    elif name == "bookmarkEnd":
        body.open.pop(_get(element, "id"), None)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _get(element: etree._Element, name: str) -> str:
    return str(element.get(f"{_W}{name}") or element.get(f"{_STRICT}{name}") or "")


def _digests(package: Package) -> dict[str, str]:
    """What the build knew of each marked text; an editor may have renamed the part."""
    found: dict[str, str] = {}
    for name in package.names:
        if not re.fullmatch(r"customXml/item\d+\.xml", name):
            continue
        data = package.part(name) or b""
        if _MARKS.encode() not in data:
            continue
        root = parsed(data, f"the part {name}")
        for mark in root.iter(f"{{{_MARKS}}}mark"):
            found[str(mark.get("name", "")).lower()] = str(mark.get("digest", ""))
    return found


READER = Reader("docx", ".docx", (b"PK",), read_docx)
