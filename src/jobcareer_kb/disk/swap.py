"""Replace a file only while it holds what was read (io): compare and swap.

Where Linux can exchange two names in one step, the old file is taken out whole and looked at once
more before it is let go; if somebody saved meanwhile, it is put back. Elsewhere the file is read
once more right before it is replaced.
"""

import contextlib
import ctypes
import errno
import os
import sys
import time
from functools import cache
from typing import Any

from jobcareer_kb.disk.folder import Folder

_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux (renameat2(2))."""
_PATIENCE = 2.0
"""Seconds to wait for a program that holds the old file open for writing."""
_PAUSE = 0.01


def swap(folder: Folder, name: str, before: bytes, after: bytes) -> bool:
    """Replace the bytes of a file; False, with nothing changed, if they are not `before` any more.

    Mode and owner stay. OSError and StrangeFault come through.
    """
    with folder.holder(name) as (here, leaf):
        if here is None or (old := here.regular(leaf)) is None:
            return False
        if here.read(leaf, len(before)) != before:
            return False
        with here.beside(leaf, after, old) as beside:
            if here.handle is None or not _exchange(here.handle, beside, leaf):
                here.move(beside, leaf)
                return True
            if _settled(here, beside) and here.read(beside, len(before)) == before:
                return True
            _put_back(here, beside, leaf, after)
            return False


def _put_back(folder: Folder, beside: str, name: str, ours: bytes) -> None:
    """Exchange until our own bytes are out again: somebody may save once more meanwhile."""
    assert folder.handle is not None
    while folder.read(beside, len(ours)) != ours:
        if not _exchange(folder.handle, beside, name):
            return


def _settled(folder: Folder, name: str) -> bool:
    """Wait until nobody writes into a file that nobody can open any more; False if one goes on.

    The kernel grants a lease for reading (fcntl(2)) only if no one has the file open for writing.
    """
    import fcntl

    handle = folder.open_file(name)
    try:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            except OSError as fault:
                if fault.errno != errno.EAGAIN:
                    return True  # a file system without leases
                if time.monotonic() > until:
                    return False
                time.sleep(_PAUSE)
            else:
                fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
                return True
    finally:
        os.close(handle)


def _exchange(handle: int, one: str, other: str) -> bool:
    """Exchange two names of a folder in one step; False where that cannot be done."""
    function = _renameat2()
    if function is None:
        return False
    done = function(handle, os.fsencode(one), handle, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)


@cache
def _renameat2() -> Any:
    if sys.platform != "linux":
        return None
    with contextlib.suppress(OSError, AttributeError):
        function = ctypes.CDLL(None, use_errno=True).renameat2
        function.argtypes = (
            ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint,
        )  # fmt: skip
        return function
    return None
