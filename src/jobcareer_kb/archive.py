"""Office packages with equal bytes for equal content, on every machine."""

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels", "mimetype")


def canonical_zip(entries: Mapping[str, bytes]) -> bytes:
    """Pack named parts into a zip: sorted, dated 1980-01-01, stored.

    Stored, not deflated, because deflate differs between zlib builds. The content types come first,
    since some readers look for them there.
    """
    names = sorted(entries, key=lambda name: (name not in _FIRST, name))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name in names:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3  # Windows would write 0
            info.external_attr = 0o600 << 16
            package.writestr(info, entries[name])
    return buffer.getvalue()


def entries_of(package: bytes) -> dict[str, bytes]:
    """The parts of a zip by name, unpacked without a cap: of one that this program made."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        return {name: file.read(name) for name in file.namelist()}
