"""What `check` does with an edit: narrow a report to it (`--since`), mend it (`--fix`)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from jobcareer_kb.cli._say import say, say_lines

if TYPE_CHECKING:
    from jobcareer_kb.checking.ask import Ask
    from jobcareer_kb.checking.inspection import Inspected
    from jobcareer_kb.disk.folder import Folder
    from jobcareer_kb.loading.files import Listing
    from jobcareer_kb.report import Report

T = TypeVar("T")
_TRIES = 8
"""How often a change is tried that somebody's editor gets in the way of."""
Look = Callable[["Listing"], "Inspected"]
"""Load and check a listing as this run of the command does."""


class Earlier:
    """The knowledge base as it stood at a revision, to which the present one is compared."""

    def __init__(
        self, revision: str, ask: "Ask", listing: "Listing", look: Look, allow_lower: bool
    ) -> None:
        """Read and judge the revision; `listing` is the knowledge base of now."""
        self._revision = revision
        assert ask.as_of is not None
        self._as_of = ask.as_of
        self._allow_lower = allow_lower
        before, self._moved = _listing_at(revision, ask, listing)
        self._inspected = look(before)
        self._summary = ""

    def narrowed(self, inspected: "Inspected") -> "Report":
        """Keep the findings that the changes since the revision brought, and what these lower."""
        from jobcareer_kb.checking.since import since

        found = since(self._inspected, inspected, self._as_of, self._allow_lower)
        self._summary = found.summary
        return found.report

    def say(self) -> None:
        """Say on stderr what the last comparison left."""
        moved = f"; it is compared with {self._moved}" if self._moved else ""
        say(f"Since {self._revision}: {self._summary}{moved}.", err=True)


def _listing_at(revision: str, ask: "Ask", now: "Listing") -> tuple["Listing", str]:
    """The knowledge base at a revision, and the folder in which it stood if that was another.

    Where there was none, it may have been moved: a change that moves it is held to what stood
    there. Of several that are gone, the one with the most files of the same path is meant.
    """
    from jobcareer_kb.loading.files import SETTINGS_FILE
    from jobcareer_kb.loading.revisions import left_behind, read_revision

    found = read_revision(ask.folder, ask.shown, revision)
    if any(file.path == SETTINGS_FILE for file in found.files):
        return found, ""
    paths = {file.path for file in now.files}
    gone = {
        at: read_revision(ask.folder, ask.shown, revision, at)
        for at in left_behind(ask.folder, revision)
    }
    if not gone:
        return found, ""
    at = max(gone, key=lambda each: sum(file.path in paths for file in gone[each].files))
    return gone[at], f"{at or 'the root of the repository'}, where it stood then"


def shown_mends(
    listing: "Listing", judge: Callable[["Listing"], "Report"], to_stderr: bool
) -> "Report":
    """Print the diff of what could be mended; return what is found now."""
    from jobcareer_kb.mending.fixes import fixed

    report = judge(listing)
    found = fixed(report, listing, judge)
    if found.diff:
        say_lines(found.diff, err=to_stderr)
    say(f"--fix would mend {_counted(found.mended, 'finding')}.", err=True)
    return report


def mended(
    folder: Path, shown: str, judge: Callable[["Listing"], "Report"], to_stderr: bool
) -> "Report":
    """Print the diff of what can be mended and write it; return what is found then."""
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.mending.edits.files import write_changes
    from jobcareer_kb.mending.fixes import fixed

    def mend(held: "Folder") -> "Report":
        listing = read_folder(folder, shown)
        found = fixed(judge(listing), listing, judge)
        if found.diff:
            say_lines(found.diff, err=to_stderr)
        write_changes(held, found.changes)
        findings, files = _counted(found.mended, "finding"), _counted(len(found.changes), "file")
        say(f"Mended {findings} in {files}.", err=True)
        return found.report

    return changing(folder, shown, mend)


def changing(folder: Path, shown: str, change: Callable[["Folder"], T]) -> T:
    """Change a knowledge base alone; once more if somebody saved a file meanwhile, which is said.

    `change` reads what it changes, and raises ChangedFault where that is not there any more.
    """
    from jobcareer_kb.disk.files import write_fault
    from jobcareer_kb.disk.locks import alone
    from jobcareer_kb.disk.way import opened
    from jobcareer_kb.errors import UsageFault

    writable(folder, shown)
    try:
        with opened(folder) as held:
            if held is None:
                raise UsageFault(f"{shown}: no such folder")
            with alone(held, "kb.yaml", _say):
                return _tried(held, change)
    except OSError as fault:
        raise write_fault(folder, fault) from fault


def _tried(held: "Folder", change: Callable[["Folder"], T]) -> T:
    from jobcareer_kb.errors import ChangedFault

    for _ in range(_TRIES - 1):
        try:
            return change(held)
        except ChangedFault as fault:
            _say(f"{fault}; looking again.")
    return change(held)


def _say(words: str) -> None:
    say(words, err=True)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def writable(folder: Path, shown: str) -> None:
    """Refuse to change the knowledge base that came with the program."""
    from jobcareer_kb.errors import UsageFault

    inside = Path(__file__).resolve().parent.parent / "_data"
    if shown.startswith("packaged:") or folder.resolve().is_relative_to(inside):
        raise UsageFault(
            "the knowledge base that came along is not changed; 'jobcareer-kb init DIR --copy' "
            "makes a copy of your own"
        )
