"""Parts of an Office file, read with caps: a file may come from anywhere.

A part is unpacked only when it is asked for, and never onto the disk.
"""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping

from jobcareer_kb.readers import ReadFault, _caps
from jobcareer_kb.readers._text import shown
from jobcareer_kb.readers._xml import Elements, Listener, listen

_SUBJECT = "http://purl.org/dc/elements/1.1/}subject"
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How Office programs pack. Of other ways, zipfile unpacks a whole part whatever its size."""
_ENCRYPTED = 0x1
_HEADER = 30
"""Bytes before the name of an entry."""
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError, OverflowError,
)  # fmt: skip
"""What zipfile raises where a file is not what it says."""


class _File(io.BytesIO):
    """A file whose list of parts, which zipfile reads in one piece, has a cap."""

    listed = False
    """True once the list was read."""

    def read(self, size: int | None = -1, /) -> bytes:
        left = len(self.getbuffer()) - self.tell()
        size = left if size is None or size < 0 else min(size, left)
        if not self.listed and size > _caps.MAX_DIRECTORY:
            raise _caps.too_much(f"a list of parts of {size:,} bytes", _caps.MAX_DIRECTORY)
        return super().read(size)


class Package:
    """An Office file that is opened for reading."""

    def __init__(self, data: bytes) -> None:
        if len(data) > _caps.MAX_FILE:
            raise _caps.too_much(f"{len(data):,} bytes", _caps.MAX_FILE)
        file = _File(data)
        try:
            self._zip = zipfile.ZipFile(file)
        except _FAULTS as fault:
            raise ReadFault(
                "not a readable Office file: it is damaged, protected by a password, or not "
                "finished downloading"
            ) from fault
        file.listed = True
        self._entries = _trusted(self._zip.infolist(), self._zip.start_dir)
        self.elements = Elements()
        """Those met in all its parts so far."""
        self._left = _caps.MAX_UNPACKED

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts, in the order of the file."""
        return tuple(self._entries)

    def part(self, name: str) -> bytes | None:
        """Bytes of a part; None if there is none."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        said = shown(name)
        if entry.file_size > _caps.MAX_PART:
            raise _caps.too_much(
                f"the part {said} unpacks to {entry.file_size:,} bytes", _caps.MAX_PART
            )
        self._left -= entry.file_size
        if self._left < 0:
            most = _caps.MAX_UNPACKED
            raise _caps.too_much(f"the part {said} brings what is unpacked to over {most:,}", most)
        try:
            with self._zip.open(entry) as file:
                data = file.read(entry.file_size)
        except _FAULTS as fault:
            raise ReadFault(f"the part {said} is damaged") from fault
        if len(data) < entry.file_size:
            raise ReadFault(f"the part {said} is damaged")
        return data

    def xml(self, name: str, listener: Listener) -> bool:
        """Go through a part that is XML; False if there is none."""
        data = self.part(name)
        if data is not None:
            listen(data, f"the part {shown(name)}", listener, self.elements)
        return data is not None

    def subject(self) -> str:
        """What the file's properties say it is about."""
        found = _Subject()
        self.xml("docProps/core.xml", Listener(found.start, found.end, found.text))
        return " ".join("".join(found.words).split())


class _Subject:
    """The words of the first subject that stands right below the root."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._within: list[str] = []
        self._met = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        self._within.append(name)

    def end(self, name: str) -> None:
        self._met = self._met or (name == _SUBJECT and len(self._within) == 2)
        self._within.pop()

    def text(self, words: str) -> None:
        if not self._met and len(self._within) == 2 and self._within[1] == _SUBJECT:
            self.words.append(words)


def _trusted(entries: list[zipfile.ZipInfo], end: int) -> dict[str, zipfile.ZipInfo]:
    """The entries by name, where they are those of a sound file; `end` is where their list begins.

    Programs differ in which of two entries of one name they take, and in what they make of entries
    that lie in each other: such a file shows one thing here and another in Word.
    """
    if len(entries) > _caps.MAX_PARTS:
        raise _caps.too_much(f"{len(entries):,} parts", _caps.MAX_PARTS)
    for name, times in Counter(entry.filename for entry in entries).most_common(1):
        if times > 1:
            raise ReadFault(f"{times:,} parts are called {shown(name)}; not read")
    for entry in entries:
        if (signs := len(entry.filename)) > _caps.MAX_NAME:
            found = f"the part {shown(entry.filename)} has a name of {signs:,} signs"
            raise _caps.too_much(found, _caps.MAX_NAME)
        if fault := _fault(entry):
            raise ReadFault(f"the part {shown(entry.filename)} {fault}; not read")
    in_order = sorted(entries, key=lambda entry: entry.header_offset)
    starts = [*(entry.header_offset for entry in in_order), end]
    for entry, after in zip(in_order, starts[1:], strict=True):
        if entry.header_offset + _HEADER + entry.compress_size > after:
            raise ReadFault(f"the part {shown(entry.filename)} overlaps another one; not read")
    return {entry.filename: entry for entry in entries}


def _fault(entry: zipfile.ZipInfo) -> str:
    """What is wrong with an entry of the list of parts; empty if nothing is."""
    if entry.flag_bits & _ENCRYPTED:
        return "is protected by a password"
    if entry.compress_type not in _PACKED:
        return "is packed in a way that no Office program uses"
    if entry.filename.startswith("/") or ".." in entry.filename.split("/"):
        return "has a name that leads out of the file"
    return ""
