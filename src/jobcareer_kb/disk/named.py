"""Read a file that a user names, and nothing that only looks like one (io).

A pipe would hang the program, and a device that never ends would fill the memory. A link is
followed: who names it means what it leads to.
"""

import os
import stat
from pathlib import Path

from jobcareer_kb.disk.regular import OddFile, open_regular, pieces
from jobcareer_kb.disk.standing import kind
from jobcareer_kb.errors import UsageFault


def read_named(path: Path, most: int) -> bytes:
    """The bytes of a regular file that has no more of them than `most`; else UsageFault."""
    try:
        _refuse(path, os.stat(path).st_mode)  # opening a device may already do something
        handle = open_regular(path, follow=True)
        try:
            data = b"".join(pieces(handle, most + 1))
        finally:
            os.close(handle)
    except OddFile as fault:  # it was swapped meanwhile
        raise UsageFault(f"{path} is {fault.strerror}, expected a file") from fault
    except (OSError, ValueError) as fault:  # ValueError: a name with a zero byte
        reason = getattr(fault, "strerror", None) or "no such file"
        raise UsageFault(f"{path} cannot be read: {reason.lower()}") from fault
    if len(data) > most:
        raise UsageFault(
            f"{path}: more than {most:,} bytes, at most that many are read: copy what you ask "
            "about into a smaller file"
        )
    return data


def _refuse(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UsageFault(f"{path} is a folder; name one file")
    if not stat.S_ISREG(mode):
        raise UsageFault(f"{path} is {kind(mode)}, expected a file: copy what it gives into one")
