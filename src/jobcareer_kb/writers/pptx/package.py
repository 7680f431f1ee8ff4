"""The base as a package: opened with care, without what must not go into every deck, packed again.

The file may have been made by anybody and saved by any program. What it lacks is said by name.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from jobcareer_kb.archive import canonical_zip
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.writers.pptx.markup import found

if TYPE_CHECKING:
    from pptx.presentation import Presentation

NAME = "templates/base.pptx"
MAX_UNPACKED = 50_000_000
MAX_PARTS = 2_000
_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0"
"""Of a file from before 2007, and of one that is protected by a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LIKE_A_DECK = (b"presentationml.template.main+xml", b"presentationml.slideshow.main+xml")
_DECK = b"presentationml.presentation.main+xml"
_KEPT = frozenset(("presProps", "tableStyles", "theme"))
"""What a presentation is related to without naming it; a view would open every deck in it."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_ANEW = "save it anew in PowerPoint, as a PowerPoint Presentation (.pptx)"
_OF_ITS_OWN = ("sldIdLst", "custShowLst", "modifyVerifier", "extLst")
"""Slides, shows and sections of the base, and its password, which are those of no deck."""


def refused(what: str) -> UsageFault:
    """Return the refusal of a base: what is wrong with it and what to do, in one line."""
    return UsageFault(f"{NAME} {what}")


@contextmanager
def reading() -> Iterator[None]:
    """Refuse a base in which something is not as it must be, whatever says so."""
    try:
        yield
    except UsageFault:
        raise
    except Exception as fault:  # the library says in many ways that it cannot read a part
        said = " ".join(str(fault).split())[:80] or type(fault).__name__
        raise refused(f"cannot be read ({said}); {_ANEW}") from fault


def opened(base: bytes) -> "Presentation":
    """Return a new presentation with the masters and layouts of a base, and no slide."""
    from pptx import Presentation

    return Presentation(io.BytesIO(_stripped(base)))


def packed(deck: "Presentation") -> bytes:
    """Return a presentation as a file; equal ones give equal bytes."""
    saved = io.BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as package:
        return canonical_zip({name: package.read(name) for name in package.namelist()})


@lru_cache(maxsize=4)
def _stripped(base: bytes) -> bytes:
    """Return the base without slides, properties and traces of those who made it."""
    from pptx import Presentation

    entries = _entries(base)
    with reading():
        deck = Presentation(io.BytesIO(canonical_zip(entries)))
        _strip(deck)
        return packed(deck)


def _strip(deck: "Presentation") -> None:
    package, part = deck.part.package, deck.part
    for name, relation in list(package._rels.items()):
        if not relation.reltype.endswith("/officeDocument"):
            package.drop_rel(name)
    for tag in _OF_ITS_OWN:
        for own in found(deck.element, f"p:{tag}"):
            deck.element.remove(own)
    named = set(found(deck.element, "//@r:id"))
    for name, relation in list(part.rels.items()):
        if name not in named and relation.reltype.rpartition("/")[2] not in _KEPT:
            part.drop_rel(name)


def _entries(base: bytes) -> dict[str, bytes]:
    """Return the parts of a base by name; raises UsageFault for what is no presentation."""
    if not base:
        raise refused("is not there; take the one that came with the program")
    if base.startswith(_OLD):
        raise refused(
            "is protected by a password; take it away (File, Info, Protect Presentation)"
            if _LOCKED in base
            else f"is a file of PowerPoint 2003 or older; {_ANEW}"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(base)) as package:
            _check_size(package.infolist())
            entries = {part.filename: _unpacked(package, part) for part in package.infolist()}
    except _DAMAGED as fault:
        raise refused(f"is no PowerPoint file, or a damaged one; {_ANEW}") from fault
    return _as_deck(entries)


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return a part of no more bytes than the list of parts says."""
    with package.open(part) as file:
        return file.read(part.file_size)


def _check_size(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what would unpack to more than memory should hold."""
    size = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or size > MAX_UNPACKED:
        raise refused(
            f"unpacks to {size:,} bytes in {len(parts):,} parts, of at most {MAX_UNPACKED:,} in "
            f"{MAX_PARTS:,}; take pictures and slides out of it"
        )


def _as_deck(entries: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a template or a show as those of a presentation."""
    types = entries.get(_TYPES, b"")
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in entries):
        raise refused(f"holds macros; {_ANEW}")
    for other in _LIKE_A_DECK:
        types = types.replace(other, _DECK)
    if _DECK not in types:
        raise refused(f"is no PowerPoint file; {_ANEW}")
    return {**entries, _TYPES: types}
