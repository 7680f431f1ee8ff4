"""Office packages: equal parts everywhere, and equal bytes where zlib is the same.

What deflate makes of a part differs between builds of zlib, so a package is known by its parts as
they are before compression. Only one that is laid out as `canonical_zip` does it is known so: where
a byte stands that belongs to no part, somebody else made the file, and its bytes tell it.
"""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels", "mimetype")
_SIGN = b"PK\x03\x04"
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_HEADER, _LISTED, _LAST, _LOCATOR = 30, 46, 22, 20
"""Bytes of an entry before its name, of one in the list, of the end, and of what leads to a larger
end."""
MOST_PACKED = 128 * 1024 * 1024
"""Bytes of a package, and of all its parts unpacked, that are looked into; the largest that a build
makes has less than one hundredth of it. Of a larger file the bytes tell."""
_MOST_LISTED = 1024 * 1024
"""Bytes of the list of parts."""
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError, OverflowError, struct.error,
)  # fmt: skip
"""What zipfile raises where a file is not what it says."""


def canonical_zip(entries: Mapping[str, bytes]) -> bytes:
    """Pack named parts into a zip: sorted, dated 1980-01-01, deflated.

    The content types come first, since some readers look for them there.
    """
    names = sorted(entries, key=lambda name: (name not in _FIRST, name))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Windows would write 0
            info.external_attr = 0o600 << 16
            package.writestr(info, entries[name])
    return buffer.getvalue()


def entries_of(package: bytes) -> dict[str, bytes]:
    """The parts of a zip by name, unpacked without a cap: of one that this program made."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        return {name: file.read(name) for name in file.namelist()}


def digest_of(data: bytes) -> str:
    """SHA-256 in hexadecimal, by which a built file is known: of a package over its parts as they
    are before compression, of anything else over the bytes."""
    return _of_parts(data) or digest_of_bytes(data)


def digest_of_bytes(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _of_parts(data: bytes) -> str:
    """The digest of the parts; empty where a file is no package, or not laid out as one of ours."""
    if not data.startswith(_SIGN) or len(data) > MOST_PACKED or _is_long(data):
        return ""
    total = hashlib.sha256()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if not _is_laid_out(package, len(data)):
                return ""
            for entry in package.infolist():
                with package.open(entry) as part:
                    held = part.read(entry.file_size)  # without a size, zipfile unpacks all
                total.update(f"{entry.filename}\n{entry.file_size}\n{len(held)}\n".encode())
                total.update(held)
    except _FAULTS:
        return ""
    return total.hexdigest()


def _is_long(data: bytes) -> bool:
    """Say whether a file does not end with the end of a zip, or has more parts than one of ours."""
    end, before = data[-_LAST:], data[-_LAST - _LOCATOR : -_LAST]
    if not end.startswith(_END) or before.startswith(_END_64):
        return True
    (size,) = struct.unpack("<I", end[12:16])
    return bool(size > _MOST_LISTED)


def _is_laid_out(package: zipfile.ZipFile, size: int) -> bool:
    """Say whether the parts lie one behind the other, then their list, and nothing else at all."""
    entries = package.infolist()
    if sum(entry.file_size for entry in entries) > MOST_PACKED:
        return False
    at = listed = 0
    for entry in entries:
        name = len(entry.filename.encode())
        packed = entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if not packed or entry.header_offset != at or entry.extra or entry.comment:
            return False
        at += _HEADER + name + entry.compress_size
        listed += _LISTED + name
    return package.start_dir == at and size == at + listed + _LAST
