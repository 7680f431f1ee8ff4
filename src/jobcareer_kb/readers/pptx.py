"""PowerPoint files by their words: slides in order, tables by cell, notes after their slide."""

import posixpath
from collections.abc import Mapping

from jobcareer_kb.readers import Paragraph, Piece, Reader, ReadFault, Reading, _caps
from jobcareer_kb.readers._package import Package
from jobcareer_kb.readers._xml import Listener, local

_A = "http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main}sldId"


class _Words:
    """The paragraphs of one slide, or of its notes, as they go by."""

    def __init__(self, paragraphs: _caps.Gathered, place: str) -> None:
        self._paragraphs = paragraphs
        self._place = place
        self._said: list[str] = []
        self._within: list[str] = []

    def start(self, name: str, _: Mapping[str, str]) -> None:
        self._within.append(name)
        if name == f"{_A}br":
            self._said.append(" ")

    def end(self, name: str) -> None:
        self._within.pop()
        if name == f"{_A}p":
            said, self._said = "".join(self._said), []
            if said.strip():
                self._paragraphs.add(Paragraph(self._place, (Piece(said),)))

    def text(self, words: str) -> None:
        if self._within[-1] == f"{_A}t":
            self._said.append(words)


def read_pptx(data: bytes) -> Reading:
    """Every paragraph of every slide, and of its notes, in the order of the show."""
    package, deck = Package(data), "ppt/presentation.xml"
    ids: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == _SLIDE:
            ids.append(attributes.get(_R, ""))

    if not package.xml(deck, Listener(start)):
        raise ReadFault("no PowerPoint file: it holds no ppt/presentation.xml")
    targets = {id_: target for id_, (target, _) in _related(package, deck).items()}
    slides = [targets[id_] for id_ in ids if id_ in targets]
    if len(slides) > _caps.MAX_SLIDES:
        raise _caps.too_much(f"{len(slides):,} slides", _caps.MAX_SLIDES)
    found = _caps.Gathered()
    for number, slide in enumerate(slides, 1):
        path = _full(deck, slide)
        _listen(package, path, _Words(found, f"slide {number}"))
        for notes, kind in _related(package, path).values():
            if kind == "notesSlide":
                _listen(package, _full(path, notes), _Words(found, f"slide {number}, notes"))
    return Reading(found.all, subject=package.subject())


def _listen(package: Package, path: str, words: _Words) -> None:
    package.xml(path, Listener(words.start, words.end, words.text))


def _related(package: Package, path: str) -> dict[str, tuple[str, str]]:
    """Target and kind of each part that another is related to, by id; parts have no longer names.

    A longer target is the address of a page that a slide links to.
    """
    folder, _, name = path.rpartition("/")
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: Mapping[str, str]) -> None:
        target = attributes.get("Target", "")
        if local(element) == "Relationship" and len(target) <= _caps.MAX_NAME:
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = (target, kind)

    package.xml(f"{folder}/_rels/{name}.rels", Listener(start))
    return found


def _full(path: str, target: str) -> str:
    """The path of a part that another one names: from its own folder, or from the top."""
    return posixpath.normpath(posixpath.join(f"/{posixpath.dirname(path)}", target)).lstrip("/")


READER = Reader("pptx", ".pptx", (b"PK",), read_pptx)
