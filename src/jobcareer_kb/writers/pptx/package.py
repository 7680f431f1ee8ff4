"""The base as a package: opened with care, without what must not go into every deck, packed again.

The file may have been made by anybody and saved by any program. What it lacks is said by name.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Deck

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.writers._base_file import DAMAGED, Kind, links_of, parts_of
from jobcareer_kb.writers.pptx.markup import found

NAME = "templates/base.pptx"
POWERPOINT = Kind(
    NAME, "PowerPoint", "PowerPoint Presentation (.pptx)", b"presentationml.presentation.main+xml",
    (b"presentationml.template.main+xml", b"presentationml.slideshow.main+xml"),
)  # fmt: skip
_APP, _SHORT = "docProps/app.xml", 4096
"""Where a program that saved the file writes its name, and the bytes in which it stands."""
_KEPT = frozenset((RT.PRES_PROPS, RT.TABLE_STYLES, RT.THEME))
"""What a presentation is related to without naming it; a view would open every deck in it."""
_OF_ITS_OWN = ("sldIdLst", "custShowLst", "modifyVerifier", "extLst")
"""Slides, shows and sections of the base, and its password, which are those of no deck."""


def refused(what: str) -> UsageFault:
    """Return the refusal of a base: what is wrong with it and what to do, in one line."""
    return POWERPOINT.refused(what)


@contextmanager
def reading() -> Iterator[None]:
    """Refuse a base in which something is not as it must be, whatever says so."""
    try:
        yield
    except UsageFault:
        raise
    except Exception as fault:  # the library says in many ways that it cannot read a part
        said = " ".join(str(fault).split())[:80] or type(fault).__name__
        raise refused(f"cannot be read ({said}); {POWERPOINT.anew}") from fault


def opened(base: bytes) -> Deck:
    """Return a new presentation with the masters and layouts of a base, and no slide."""
    return Presentation(io.BytesIO(_stripped(base)))


def packed(deck: Deck) -> bytes:
    """Return a presentation as a file; equal ones give equal bytes."""
    saved = io.BytesIO()
    deck.save(saved)
    return canonical_zip(entries_of(saved.getvalue()))


def unpacked(base: bytes) -> Deck:
    """Return a base as it is, with its slides; raises UsageFault for what is none."""
    entries = parts_of(POWERPOINT, base)
    with reading():
        return Presentation(io.BytesIO(canonical_zip(entries)))


def is_of(base: bytes, program: str) -> bool:
    """Say whether a program saved a base; of what is no base, nobody asks."""
    try:
        with zipfile.ZipFile(io.BytesIO(base)) as package, package.open(_APP) as part:
            return program.encode() in part.read(_SHORT)
    except (*DAMAGED, KeyError):
        return False


@lru_cache(maxsize=4)
def _stripped(base: bytes) -> bytes:
    """Return the base without slides, properties and traces of those who made it."""
    deck = unpacked(base)
    with reading():
        _strip(deck)
        return packed(deck)


def _strip(deck: Deck) -> None:
    package, part = deck.part.package, deck.part
    for name, relation in list(package._rels.items()):
        if relation.reltype != RT.OFFICE_DOCUMENT:
            package.drop_rel(name)
    for tag in _OF_ITS_OWN:
        for own in found(deck.element, f"p:{tag}"):
            deck.element.remove(own)
    named = set(found(deck.element, "//@r:id"))
    for name, relation in list(part.rels.items()):
        if name not in named and relation.reltype not in _KEPT:
            part.drop_rel(name)
    for layout in (each for master in deck.slide_masters for each in master.slide_layouts):
        layout.name = layout.name.strip()
    for each in package.iter_parts():
        for key in links_of(POWERPOINT, str(each.partname), each.blob, each.rels):
            each.rels.pop(key)
