"""Read a regular file and nothing else (io): no link is followed, no pipe waited for.

What a name stands for may be changed between the moment it is listed and the moment it is opened.
So the file is looked at once it is open, and what is read comes from what was looked at.
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from jobcareer_kb.disk.standing import kind

READ_CAP = 4 * 1024 * 1024 + 1
"""Bytes that are read of one file: one more than is admitted, so that the excess shows."""
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
PLAIN = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_FLAGS = os.O_RDONLY | PLAIN | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_LINK_MET = (errno.ELOOP, errno.EMLINK)
"""What a system says of a link that it was told not to follow; the second one is FreeBSD's."""
_PIECE = 1 << 20
_TRIES = 3
"""How often a file that changes while it is read is read again."""


class OddFile(OSError):
    """What stands at a path is no regular file; `strerror` says what it is."""


def read_regular(path: str | Path, dir_fd: int | None = None) -> bytes:
    """Return the bytes of a regular file, as far as the cap; `dir_fd` is the folder it lies in.

    Raises OddFile where it is none, or OSError where it cannot be read, also because another
    program is writing it: half of an edit is no content.
    """
    for _ in range(_TRIES):
        handle, before = _opened(path, dir_fd)
        try:
            data = _bytes(handle, before.st_size)
            after = os.fstat(handle)
        finally:
            os.close(handle)
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return data
    raise OSError(errno.EBUSY, "another program is writing it; wait until that is done")


def open_regular(path: str | Path, dir_fd: int | None = None, follow: bool = False) -> int:
    """Open a regular file for reading, without waiting for a pipe; raises OddFile where it is none.

    Only a file that the user named may be reached by a link (`follow`).
    """
    return _opened(path, dir_fd, follow)[0]


def pieces(handle: int, most: int, at_once: int = 0) -> Iterator[bytes]:
    """Yield what an open file holds, up to a number of bytes, whatever size the system tells."""
    while most and (piece := os.read(handle, min(max(at_once, _PIECE), most))):
        yield piece
        most -= len(piece)


def _opened(
    path: str | Path, dir_fd: int | None, follow: bool = False
) -> tuple[int, os.stat_result]:
    try:
        handle = os.open(path, _FLAGS | (0 if follow else NO_LINK), dir_fd=dir_fd)
    except OSError as fault:
        if fault.errno in _LINK_MET and not follow:
            raise OddFile(fault.errno, kind(stat.S_IFLNK)) from fault
        if fault.errno == errno.ENXIO:
            raise OddFile(fault.errno, kind(stat.S_IFSOCK)) from fault
        raise
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode):
        os.close(handle)
        raise OddFile(errno.EINVAL, kind(state.st_mode))
    return handle, state


def _bytes(handle: int, size: int) -> bytes:
    """What a file holds; `size` is what the system says it has."""
    data = os.read(handle, min(size + 1, READ_CAP))
    while len(data) < min(size, READ_CAP):
        more = os.read(handle, min(size, READ_CAP) - len(data))
        if not more:
            break
        data += more
    return data
