"""A base document as a file that anybody may have made: unpacked with care, refused by name."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn, Protocol
from xml.parsers import expat

from jobcareer_kb.errors import UsageFault

_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0"
"""Of a file from before 2007, and of one that is protected by a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
"""Where the names of ISO 29500 Strict begin; the libraries know the others."""
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What the library for packages raises where a file is none, or is damaged."""
MAX_UNPACKED, MAX_PARTS = 50_000_000, 2_000
MAX_XML = 8_000_000
"""Bytes of one part that is XML; the largest of a base of ours has 26,000."""
MAX_ELEMENTS = 200_000
"""Elements and attributes of all parts (7,000): as a tree each takes half a kilobyte."""
_FIRST = 65_536
"""Bytes of a part that show whether it is XML."""
_ODD_STARTS = (b"\0\0\0<", b"<\0\0\0", b"\0\0\xfe\xff", b"\xff\xfe\0\0", b"\x4c\x6f\xa7\x94")
"""How XML begins in UTF-32 and EBCDIC, which an Office file has no use for."""
_ODD_CODES = frozenset(
    expat.errors.codes[each]
    for each in (expat.errors.XML_ERROR_UNKNOWN_ENCODING, expat.errors.XML_ERROR_INCORRECT_ENCODING)
)


class Relation(Protocol):
    """What a library says of a relation of a part."""

    @property
    def is_external(self) -> bool: ...

    @property
    def target_ref(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of base document."""

    name: str
    """Where it lies, as a user knows it."""
    program: str
    form: str
    """The form to save it in, as the program calls it."""
    main: bytes
    """Content type of its main part."""
    alike: tuple[bytes, ...]
    """Content types of what serves as well: templates."""

    @property
    def anew(self) -> str:
        """What to do with a file of another kind."""
        return f"save it anew in {self.program}, as a {self.form}"

    def refused(self, what: str) -> UsageFault:
        """The refusal of a base document: what is wrong with it and what to do, in one line."""
        return UsageFault(f"{self.name} {what}")


def parts_of(kind: Kind, data: bytes) -> dict[str, bytes]:
    """The parts of a base document by name; raises UsageFault for what is none."""
    if not data:
        raise kind.refused("is empty; take the one that came with the program")
    if data.startswith(_OLD):
        raise kind.refused(
            "is protected by a password; take it away (File, Info, Protect)"
            if _LOCKED in data
            else f"is a file of {kind.program} 2003 or older; {kind.anew}"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_size(kind, package.infolist())
            parts = {part.filename: _unpacked(package, part) for part in package.infolist()}
    except DAMAGED as fault:
        raise kind.refused(f"is no {kind.program} file, or a damaged one; {kind.anew}") from fault
    _weigh(kind, parts)
    return _as_main(kind, parts)


def _weigh(kind: Kind, parts: Mapping[str, bytes]) -> None:
    """Refuse XML that would make too large a tree, or fetch or multiply what it does not hold.

    What is no XML, or damaged, is left to the library, which says so.
    """
    met = 0

    def start(_: str, attributes: Mapping[str, str]) -> None:
        nonlocal met
        met += 1 + len(attributes)
        if met > MAX_ELEMENTS:
            raise kind.refused(
                f"has more than {MAX_ELEMENTS:,} elements and attributes; take its samples, and "
                "styles that nobody uses, out of it"
            )

    def refuse(*_: object) -> NoReturn:
        raise kind.refused(f"declares a document type in its XML; {kind.anew}")

    for data in parts.values():
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = refuse
        try:
            parser.Parse(data[:_FIRST], False)
            if len(data) > MAX_XML:
                raise kind.refused(
                    f"has a part of {len(data):,} bytes of XML, of at most {MAX_XML:,}; {kind.anew}"
                )
            parser.Parse(data[_FIRST:], True)
        except (expat.ExpatError, ValueError) as fault:  # the latter of an encoding
            code = getattr(fault, "code", None)
            if code is None or code in _ODD_CODES or data.startswith(_ODD_STARTS):
                raise kind.refused(f"has XML that is not UTF-8; {kind.anew}") from fault


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part, of no more bytes than the list of parts says."""
    with package.open(part) as file:
        return file.read(part.file_size)


def _check_size(kind: Kind, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what would unpack to more than memory should hold."""
    size = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or size > MAX_UNPACKED:
        raise kind.refused(
            f"unpacks to {size:,} bytes in {len(parts):,} parts, of at most {MAX_UNPACKED:,} in "
            f"{MAX_PARTS:,}; take pictures out of it"
        )


def links_of(
    kind: Kind, name: str, part: bytes, relations: Mapping[str, Relation]
) -> tuple[str, ...]:
    """The relations that lead from a part to places outside the file; refuse one that it names.

    Whoever opens a file would ask those places: for a picture, a font, a template.
    """
    links = tuple(key for key, each in relations.items() if each.is_external)
    for key in links:
        if f'"{key}"'.encode() in part:
            where = f"'{relations[key].target_ref[:80]}' in {name.lstrip('/')}"
            raise kind.refused(f"has a link to {where}; take it out")
    return links


def _as_main(kind: Kind, parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a template as those of a document."""
    types = parts.get(_TYPES, b"")
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in parts):
        raise kind.refused(f"holds macros; {kind.anew}")
    for other in kind.alike:
        types = types.replace(other, kind.main)
    if _STRICT in parts.get("_rels/.rels", b""):
        raise kind.refused(f"is saved as Strict Open XML; {kind.anew}")
    if kind.main not in types:
        raise kind.refused(f"is no {kind.program} file; {kind.anew}")
    return {**parts, _TYPES: types}
