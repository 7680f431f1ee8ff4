"""The one file that a user named (io): read within a bound, replaced as a whole, or poured into."""

import errno
import os
import stat
from pathlib import Path

from jobcareer_kb.disk.folder import StrangeFault, kind_in_words, pour
from jobcareer_kb.disk.regular import NO_LINK, PLAIN
from jobcareer_kb.disk.way import opened
from jobcareer_kb.errors import OutputFault, reason

_WAIT_NOT = getattr(os, "O_NONBLOCK", 0)
_DEVICES = ("/dev/", "/proc/self/fd/")
"""Where the system keeps devices and pipes, some of them behind links of its own."""


def replace_file(path: Path, data: bytes) -> None:
    """Write a file as a whole, so that nobody ever sees half of it; its folders are made.

    What is no file, such as `/dev/null` or a pipe, is written into: a file moved over it would take
    it from everybody. A link is refused, but for those of the system below `/dev`.
    """
    try:
        if _is_stream(path):
            _pour_into(path, data)
            return
        with opened(path.parent, make=True) as folder:
            assert folder is not None
            folder.write(path.name, data)
    except OSError as fault:
        raise write_fault(path, fault) from fault


def append_to(path: Path, data: bytes) -> None:
    """Add to the end of a regular file, which is made if it is not there."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | NO_LINK | PLAIN | _WAIT_NOT
    try:
        handle = os.open(path, flags, 0o666)
        try:
            state = os.fstat(handle)
            if not stat.S_ISREG(state.st_mode):
                raise StrangeFault(f"{path} is {kind_in_words(state)}, expected a regular file")
            pour(handle, data)
        finally:
            os.close(handle)
    except OSError as fault:
        raise write_fault(path, fault) from fault


def write_fault(path: Path, fault: OSError) -> OutputFault:
    """A file could not be written, in one line."""
    held = isinstance(fault, PermissionError) and os.path.isfile(path)
    hint = "; if another program has it open, close it there" if held else ""
    return OutputFault(f"cannot write {path}: {reason(fault)}{hint}")


def _is_stream(path: Path) -> bool:
    try:
        state = os.lstat(path)
        if stat.S_ISLNK(state.st_mode) and os.path.abspath(path).startswith(_DEVICES):
            state = os.stat(path)
    except OSError:
        return False
    mode = state.st_mode
    return (
        stat.S_ISCHR(mode)
        or stat.S_ISFIFO(mode)
        or (stat.S_ISREG(mode) and os.path.abspath(path).startswith(_DEVICES))
    )


def _pour_into(path: Path, data: bytes) -> None:
    """Write into a device or a pipe; a pipe that nobody reads would keep us waiting for ever."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | PLAIN | _WAIT_NOT)
    except OSError as fault:
        if fault.errno == errno.ENXIO:
            raise StrangeFault(f"{path} is a pipe that nobody reads") from fault
        raise
    try:
        os.set_blocking(handle, True)
        pour(handle, data)
    finally:
        os.close(handle)
