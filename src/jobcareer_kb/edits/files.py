"""Write changed files of a knowledge base (io): all that are still as they were read, or none."""

import contextlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jobcareer_kb.errors import JobcareerKbError, OutputFault

BESIDE = ".jobcareer-kb-new"
"""Ending of the file that is written beside; a leading dot keeps it out of the knowledge base."""


class ChangedFault(JobcareerKbError):
    """A file is no longer what the change was made from."""


@dataclass(frozen=True, slots=True)
class Change:
    """New bytes for one file."""

    path: Path
    shown: str
    """As findings name the file."""
    before: bytes
    after: bytes


def write_changes(changes: Sequence[Change]) -> None:
    """Replace each file as a whole, so that nobody ever sees half of one.

    Raises ChangedFault, before anything is written, where a file changed since it was read.
    """
    for change in changes:
        if _bytes(change) != change.before:
            raise ChangedFault(
                f"{change.shown} changed while it was being checked, so nothing was written; "
                "run the command again"
            )
    for change in changes:
        _replace(change.path.resolve(), change)


def _bytes(change: Change) -> bytes | None:
    try:
        return change.path.read_bytes()
    except OSError:
        return None


def _replace(target: Path, change: Change) -> None:
    beside = target.with_name(f".{target.name}{BESIDE}")
    try:
        with beside.open("wb") as file:
            file.write(change.after)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, beside)
        os.replace(beside, target)
    except BaseException as fault:  # also Ctrl-C: nothing is left lying beside
        with contextlib.suppress(OSError):
            beside.unlink()
        if isinstance(fault, OSError):
            reason = (fault.strerror or type(fault).__name__).lower()
            raise OutputFault(f"cannot write {change.shown}: {reason}") from fault
        raise
