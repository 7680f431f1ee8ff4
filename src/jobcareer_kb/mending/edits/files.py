"""Write changed files of a knowledge base (io): only over the bytes that they were made from."""

import contextlib
import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jobcareer_kb.disk.folder import Folder
from jobcareer_kb.disk.swap import swap
from jobcareer_kb.errors import ChangedFault, OutputFault, reason
from jobcareer_kb.loading.characters import MAX_BYTES

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """New bytes for one file."""

    path: str
    """Below the folder of the knowledge base, with forward slashes."""
    shown: str
    """As findings name the file."""
    before: bytes
    after: bytes


def diff_of(changes: Iterable[Change]) -> str:
    """The changes as a unified diff, to be read before they are made."""
    return "".join(_diff(change) for change in changes)


def _diff(change: Change) -> str:
    before, after = (
        data.decode("utf-8").splitlines(True) for data in (change.before, change.after)
    )
    lines: Iterable[str] = difflib.unified_diff(
        before, after, f"a/{change.shown}", f"b/{change.shown}"
    )
    ended = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return "".join(ended)


def write_changes(folder: Folder, changes: Sequence[Change]) -> None:
    """Replace each file as a whole, so that nobody ever sees half of one.

    Raises OutputFault where a file would become too large to be read, or somebody made one
    read-only, and ChangedFault where one changed
    since it was read, as a rule before anything is written; what was written before that is put
    back. Whoever is killed between two files may run the command again.
    """
    for change in changes:
        refuse_too_large(change)
    for change in changes:
        if _worded(change, lambda c: folder.read(c.path, len(c.before)) == c.before):
            _refuse_read_only(folder, change)
            continue
        raise ChangedFault(f"{change.shown} {_CHANGED}")
    done: list[Change] = []
    try:
        for change in changes:
            if not _worded(change, lambda c: swap(folder, c.path, c.before, c.after)):
                raise ChangedFault(f"{change.shown} {_CHANGED}")
            done.append(change)
    except BaseException:
        for change in reversed(done):
            with contextlib.suppress(OSError, OutputFault):
                swap(folder, change.path, change.after, change.before)
        raise


def refuse_too_large(change: Change) -> None:
    """A file beyond the bytes that are read would stop the whole knowledge base."""
    if len(change.after) > MAX_BYTES:
        raise OutputFault(
            f"cannot write {change.shown}: it would have {len(change.after):,} bytes, at most "
            f"{MAX_BYTES:,} are read; nothing was changed"
        )


def _refuse_read_only(folder: Folder, change: Change) -> None:
    """Who may write into the folder may replace such a file; who marked it so said not to."""
    state = _worded(change, lambda c: folder.state(c.path))
    if state is not None and not state.st_mode & _ANYBODY_WRITES:
        raise OutputFault(
            f"cannot write {change.shown}: it is read-only; take that mark away first"
        )


_ANYBODY_WRITES = 0o222
_CHANGED = "was changed by somebody while it was being checked"


def _worded(change: Change, act: Callable[[Change], T]) -> T:
    try:
        return act(change)
    except OSError as fault:
        raise OutputFault(f"cannot write {change.shown}: {reason(fault)}") from fault
