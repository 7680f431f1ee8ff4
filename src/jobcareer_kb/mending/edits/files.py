"""Write changed files of a knowledge base (io): only over the bytes that they were made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jobcareer_kb.disk.folder import Folder
from jobcareer_kb.disk.swap import swap
from jobcareer_kb.errors import ChangedFault, OutputFault, reason


@dataclass(frozen=True, slots=True)
class Change:
    """New bytes for one file."""

    path: str
    """Below the folder of the knowledge base, with forward slashes."""
    shown: str
    """As findings name the file."""
    before: bytes
    after: bytes


def write_changes(folder: Folder, changes: Sequence[Change]) -> None:
    """Replace each file as a whole, so that nobody ever sees half of one.

    Raises ChangedFault where a file changed since it was read, as a rule before anything is
    written. Whoever is interrupted between two files may run the command again.
    """
    for change in changes:
        if _worded(change, lambda c: folder.read(c.path, len(c.before)) == c.before):
            continue
        raise ChangedFault(f"{change.shown} {_CHANGED}")
    for change in changes:
        if not _worded(change, lambda c: swap(folder, c.path, c.before, c.after)):
            raise ChangedFault(f"{change.shown} {_CHANGED}")


_CHANGED = "was changed by somebody while it was being checked"


def _worded(change: Change, act: Callable[[Change], bool]) -> bool:
    try:
        return act(change)
    except OSError as fault:
        raise OutputFault(f"cannot write {change.shown}: {reason(fault)}") from fault
