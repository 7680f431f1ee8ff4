"""Read a regular file and nothing else (io): no link is followed, no pipe waited for.

What a name stands for may be changed between the moment it is listed and the moment it is opened.
So the file is looked at once it is open, and what is read comes from what was looked at.
"""

import errno
import os
import stat
from pathlib import Path

READ_CAP = 4 * 1024 * 1024 + 1
"""Bytes that are read of one file: one more than is admitted, so that the excess shows."""
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)
_LINK_MET = (errno.ELOOP, errno.EMLINK)
"""What a system says of a link that it was told not to follow; the second one is FreeBSD's."""
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
        handle = _open(path, dir_fd)
        try:
            before = os.fstat(handle)
            if not stat.S_ISREG(before.st_mode):
                raise OddFile(errno.EINVAL, kind(before.st_mode))
            data = _bytes(handle, before.st_size)
            after = os.fstat(handle)
        finally:
            os.close(handle)
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return data
    raise OSError(errno.EBUSY, "another program is writing it; wait until that is done")


def _open(path: str | Path, dir_fd: int | None) -> int:
    try:
        return os.open(path, _FLAGS, dir_fd=dir_fd)
    except OSError as fault:
        if fault.errno in _LINK_MET:
            raise OddFile(fault.errno, kind(stat.S_IFLNK)) from fault
        if fault.errno == errno.ENXIO:
            raise OddFile(fault.errno, kind(stat.S_IFSOCK)) from fault
        raise


def _bytes(handle: int, size: int) -> bytes:
    """What a file holds; `size` is what the system says it has."""
    data = os.read(handle, min(size + 1, READ_CAP))
    while len(data) < min(size, READ_CAP):
        more = os.read(handle, min(size, READ_CAP) - len(data))
        if not more:
            break
        data += more
    return data


def kind(mode: int) -> str:
    """What stands at a place that is neither file nor folder, in words."""
    if stat.S_ISLNK(mode):
        return "a link"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a device or socket"
