"""The one file that a user named (io): read within a bound, replaced as a whole, or poured into."""

import errno
import os
import re
import stat
from pathlib import Path

from jobcareer_kb.disk.folder import Folder
from jobcareer_kb.disk.pouring import pour
from jobcareer_kb.disk.standing import StrangeFault, kind_in_words
from jobcareer_kb.disk.way import opened
from jobcareer_kb.errors import OutputFault, reason

_ADDING = os.O_WRONLY | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_SWAPPED = (errno.ELOOP, errno.EMLINK, errno.ENOENT)
"""What a system says where a link lies now, or nothing."""
_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}
_NUMBERED = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,6})")


def replace_file(path: Path, data: bytes) -> None:
    """Write a file as a whole, so that nobody ever sees half of it; its folders are made.

    What is no file, such as `/dev/null` or a pipe, is written into: a file moved over it would take
    it from everybody. A link is refused wherever it lies; `/dev/stdout` and `/dev/fd/3` are no
    links here, but what the program was handed open.
    """
    try:
        number = _handed_over(path)
        if number is not None:
            _pour_into(os.dup(number), data)
            return
        with opened(path.parent, make=True) as folder:
            assert folder is not None
            stream = _stream(folder, path.name)
            if stream is not None:
                _pour_into(stream, data)
            else:
                folder.write(path.name, data)
    except OSError as fault:
        raise write_fault(path, fault) from fault


def append_to(path: Path, data: bytes) -> None:
    """Add to the end of a regular file, which is made if it is not there."""
    try:
        with opened(path.parent) as folder:
            if folder is None:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            handle = folder.open(path.name, _ADDING | os.O_CREAT)
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


def _handed_over(path: Path) -> int | None:
    """The number of an open file that a path of the system stands for; None for all others.

    Only what came from whoever began the program: what it opened itself goes to no child.
    """
    full = os.path.abspath(path)
    found = _NUMBERED.fullmatch(full)
    number = int(found[1]) if found else _STREAMS.get(full)
    if number is not None and not os.get_inheritable(number):
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return number


def _stream(folder: Folder, name: str) -> int | None:
    """Descriptor of a pipe or a device for writing; None if something else lies there, or nothing.

    Looked at before it is opened, which may do something to a device, and once it is open, when
    nobody can put something else in its place.
    """
    state = folder.state(name)
    if state is None or not _is_stream(state):
        return None
    path = folder.path / name
    try:
        handle = folder.open(name, _ADDING)
    except OSError as fault:
        if fault.errno == errno.ENXIO:  # without a reader it would keep us waiting for ever
            raise StrangeFault(f"{path} is a pipe that nobody reads") from fault
        if fault.errno not in _SWAPPED:
            raise
    else:
        if _is_stream(os.fstat(handle)):
            return handle
        os.close(handle)
    raise StrangeFault(f"{path} was exchanged while it was used")


def _is_stream(state: os.stat_result) -> bool:
    return stat.S_ISFIFO(state.st_mode) or stat.S_ISCHR(state.st_mode)


def _pour_into(handle: int, data: bytes) -> None:
    """Write all bytes into what is open, and close it."""
    try:
        os.set_blocking(handle, True)
        pour(handle, data)
    finally:
        os.close(handle)
