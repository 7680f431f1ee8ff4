"""The only code that writes into an output folder (io): a lock, a journal, and files moved over.

A build that dies leaves each file old or new, never torn: bytes are written beside and moved over.
The journal of coming digests is written first and the manifest last, so that the next build knows
its own half-written work from a file that somebody edited.
"""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from jobcareer_kb.errors import LockedFault, OutputFault

JOURNAL = ".journal.json"
LOCK = ".lock"
_BESIDE = ".jobcareer-kb-new"


def digest_of(data: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_on_disk(path: Path) -> str | None:
    """Digest of a file; None if there is none."""
    try:
        return digest_of(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _fault(path, fault, "read") from fault


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the output folder for one build; the system frees it when the process dies."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = (out / LOCK).open("a+b")
    except OSError as fault:
        raise _fault(out, fault, "write into") from fault
    with handle:
        if not _take(handle):
            raise LockedFault(f"another build is writing into {out}; wait until it is done")
        yield


def _take(handle: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


Journal = dict[str, tuple[str, ...]]


def read_journal(out: Path) -> Journal:
    """Digests that builds which died were about to write; empty if the last one finished."""
    try:
        data = json.loads((out / JOURNAL).read_text(encoding="utf-8"))
        return {str(path): tuple(digests.split()) for path, digests in data.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def add_to_journal(out: Path, coming: Mapping[str, str]) -> None:
    """Say what is about to be written, before the first file is; earlier builds keep their say."""
    journal = read_journal(out)
    told = {p: " ".join(dict.fromkeys((*journal.get(p, ()), d))) for p, d in coming.items()}
    kept = {path: " ".join(digests) for path, digests in journal.items()}
    replace_file(out / JOURNAL, json.dumps({**kept, **told}, indent=1, sort_keys=True).encode())


def drop_journal(out: Path) -> None:
    """The build is whole: the manifest speaks now."""
    try:
        (out / JOURNAL).unlink(missing_ok=True)
    except OSError as fault:
        raise _fault(out / JOURNAL, fault, "remove") from fault


def replace_file(path: Path, data: bytes) -> None:
    """Write bytes beside and move them over the file, so that nobody ever sees half of them.

    What is no file, such as `/dev/null` or a pipe, is written into: moving a file over it would
    take it from everybody.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        _pour(path, data)
        return
    beside = path.with_name(f".{path.name}{_BESIDE}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException as fault:  # also Ctrl-C: nothing is left lying beside
        with contextlib.suppress(OSError):
            beside.unlink()
        if isinstance(fault, OSError):
            raise _fault(path, fault, "write") from fault
        raise


def _pour(path: Path, data: bytes) -> None:
    try:
        with path.open("wb") as out:
            out.write(data)
    except OSError as fault:
        raise _fault(path, fault, "write") from fault


def remove_file(path: Path) -> None:
    """Remove a file that is no longer planned, and its folder once that is empty."""
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise _fault(path, fault, "remove") from fault
    with contextlib.suppress(OSError):
        path.parent.rmdir()


def sweep(out: Path) -> None:
    """Remove what a build that was killed left beside its files."""
    for left in sorted(out.rglob(f".*{_BESIDE}")):
        with contextlib.suppress(OSError):
            left.unlink()


def _fault(path: Path, fault: OSError, verb: str) -> OutputFault:
    reason = (fault.strerror or type(fault).__name__).lower()
    if isinstance(fault, PermissionError) and path.is_file():
        return OutputFault(f"cannot {verb} {path}: {reason}; if it is open in Word, close it there")
    return OutputFault(f"cannot {verb} {path}: {reason}; the files made before are kept")
