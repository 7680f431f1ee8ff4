"""PowerPoint files by their words: slides in order, tables by cell, notes after their slide."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from jobcareer_kb.readers import Paragraph, Piece, Reader, ReadFault, Reading
from jobcareer_kb.readers._package import Package

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}sldId"
MAX_SLIDES = 1000


def read_pptx(data: bytes) -> Reading:
    """Every paragraph of every slide, and of its notes, in the order of the show."""
    package = Package(data)
    deck = "ppt/presentation.xml"
    root = package.xml(deck)
    if root is None:
        raise ReadFault("no PowerPoint file: it holds no ppt/presentation.xml")
    targets = {id_: path for id_, (path, _) in _related(package, deck).items()}
    slides = [targets[i] for s in root.iter(_SLIDE) if (i := str(s.get(_R))) in targets]
    if len(slides) > MAX_SLIDES:
        raise ReadFault(f"{len(slides):,} slides, at most {MAX_SLIDES:,} are read")
    found: list[Paragraph] = []
    for number, path in enumerate(slides, 1):
        found += _part(package, path, f"slide {number}")
        for notes, kind in _related(package, path).values():
            if kind == "notesSlide":
                found += _part(package, notes, f"slide {number}, notes")
    return Reading(tuple(found), subject=package.subject())


def _related(package: Package, path: str) -> dict[str, tuple[str, str]]:
    """Path and kind of each part that another is related to, by id."""
    folder, _, name = path.rpartition("/")
    root = package.xml(f"{folder}/_rels/{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    for relation in root if root is not None else ():
        target = str(relation.get("Target", ""))
        full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        found[str(relation.get("Id"))] = (posixpath.normpath(full), kind)
    return found


def _part(package: Package, path: str, place: str) -> Iterator[Paragraph]:
    root = package.xml(path)
    for paragraph in root.iter(f"{_A}p") if root is not None else ():
        text = "".join(_words(paragraph))
        if text.strip():
            yield Paragraph(place, (Piece(text),))


def _words(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_A}t", f"{_A}br"):
        yield " " if element.tag == f"{_A}br" else element.text or ""


READER = Reader("pptx", ".pptx", (b"PK",), read_pptx)
