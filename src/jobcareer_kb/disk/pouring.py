"""What goes into a file that is open (io): all bytes of it, the mode and owner of another."""

import os
import stat
from collections.abc import Iterator


def pour(handle: int, data: bytes | Iterator[bytes]) -> None:
    """Write all bytes, or pieces; the system may take them in several turns."""
    for piece in (data,) if isinstance(data, bytes) else data:
        left = memoryview(piece)
        while left:
            taken = os.write(handle, left)
            if taken <= 0:
                raise OSError(5, "the disk takes no more bytes")
            left = left[taken:]


def as_before(handle: int, like: os.stat_result | None) -> None:
    """Give a new file the mode and the owner of the one whose place it takes."""
    if like is None or not hasattr(os, "fchown"):
        return
    if (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
        for owner in ((like.st_uid, like.st_gid), (-1, like.st_gid)):
            try:
                os.fchown(handle, *owner)
                break
            except PermissionError:  # of a file that somebody else owns: keep what may be kept
                continue
    os.fchmod(handle, stat.S_IMODE(like.st_mode))
