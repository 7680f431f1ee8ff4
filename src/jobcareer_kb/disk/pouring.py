"""What goes into a file that is open (io): all bytes of it, the mode and owner of another."""

import os
import stat
from collections.abc import Iterator

Piece = bytes | memoryview
_AT_ONCE = 1 << 20


def pour(handle: int, data: bytes | Iterator[Piece]) -> None:
    """Write all bytes, or pieces; the system may take them in several turns."""
    for piece in (data,) if isinstance(data, bytes) else _gathered(data):
        left = memoryview(piece)
        while left:
            taken = os.write(handle, left)
            if taken <= 0:
                raise OSError(5, "the disk takes no more bytes")
            left = left[taken:]


def _gathered(pieces: Iterator[Piece]) -> Iterator[bytes]:
    """Small pieces in large ones: each costs a call of the system."""
    held: list[Piece] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _AT_ONCE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


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
