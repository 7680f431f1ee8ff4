"""One command at a time in a folder (io); the system frees a lock when its process dies."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Iterator

from jobcareer_kb.disk.folder import Folder
from jobcareer_kb.errors import LockedFault

_PAUSE = 0.05
_WORD = 2.0
"""Seconds after which it is said that somebody waits."""
_PATIENCE = 600.0
"""Seconds after which somebody who waits gives up."""
_FAR = 1 << 30
"""Windows locks bytes of a file; one far behind its end is in nobody's way."""


def take(handle: int) -> bool:
    """Take the lock of an open file or folder; False if somebody else has it.

    True also where the file system knows no locks: then only the look before each write is left.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        return fault.errno not in (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True


@contextlib.contextmanager
def alone(folder: Folder, file: str, say: Callable[[str], None]) -> Iterator[None]:
    """Change a folder alone: wait until no other command of this program changes it.

    The folder itself carries the lock; on Windows `file`, a file in it, does.
    """
    handle = folder.open_file(file) if folder.handle is None else os.dup(folder.handle)
    try:
        begun, said = time.monotonic(), False
        while not take(handle):
            waited = time.monotonic() - begun
            if waited > _PATIENCE:
                raise LockedFault(
                    f"another command has been changing {folder.path} for ten minutes; "
                    "end it, then run this one again"
                )
            if waited > _WORD and not said:
                say(f"Waiting for another command that changes {folder.path}.")
                said = True
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)
