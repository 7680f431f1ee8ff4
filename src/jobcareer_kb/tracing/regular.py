"""Read a file that a user names, and nothing that only looks like one (io).

A pipe would hang the program, and a device that never ends would fill the memory. A link is
followed: who names it means what it leads to.
"""

import os
import stat
from pathlib import Path

from jobcareer_kb.disk.regular import OddFile, open_regular
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.readers import ReadFault

_PIECE = 1024 * 1024


def read_regular(path: Path, most: int) -> bytes:
    """The bytes of a regular file that has no more of them than `most`."""
    try:
        _refuse(path, os.stat(path))  # opening a device may already do something
        handle = open_regular(path, follow=True)
        try:
            data = _content(handle, most + 1)
        finally:
            os.close(handle)
    except OddFile as fault:  # it was swapped meanwhile
        raise UsageFault(f"{path} is {fault.strerror}, expected a file") from fault
    except (OSError, ValueError) as fault:  # ValueError: a name with a zero byte
        reason = getattr(fault, "strerror", None) or "no such file"
        raise UsageFault(f"{path} cannot be read: {reason.lower()}") from fault
    if len(data) > most:
        raise ReadFault(
            f"{path}: more than {most:,} bytes, at most that many are read: copy what you ask "
            "about into a smaller file"
        )
    return data


def _refuse(path: Path, state: os.stat_result) -> None:
    if stat.S_ISDIR(state.st_mode):
        raise UsageFault(f"{path} is a folder; name one file")
    if not stat.S_ISREG(state.st_mode):
        what = "a pipe" if stat.S_ISFIFO(state.st_mode) else "a device or a socket"
        raise UsageFault(f"{path} is {what}, expected a file: copy what it gives into one")


def _content(handle: int, most: int) -> bytes:
    """What a file holds, up to a number of bytes; the size that the system tells is not trusted."""
    pieces: list[bytes] = []
    left = most
    while left and (piece := os.read(handle, min(_PIECE, left))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
