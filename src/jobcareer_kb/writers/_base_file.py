"""A base document as a file that anybody may have made: unpacked with care, refused by name."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from jobcareer_kb.errors import UsageFault

_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0"
"""Of a file from before 2007, and of one that is protected by a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
"""Where the names of ISO 29500 Strict begin; the libraries know the others."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
MAX_UNPACKED, MAX_PARTS = 50_000_000, 2_000


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
        raise kind.refused("is not there; take the one that came with the program")
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
    except _DAMAGED as fault:
        raise kind.refused(f"is no {kind.program} file, or a damaged one; {kind.anew}") from fault
    return _as_main(kind, parts)


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
