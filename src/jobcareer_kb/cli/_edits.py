"""What `check` does with an edit: narrow a report to it (`--since`), mend it (`--fix`)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from jobcareer_kb.artifacts.inspect import Inspected
    from jobcareer_kb.artifacts.recall import Ask
    from jobcareer_kb.loading.files import Listing
    from jobcareer_kb.report import Report

Look = Callable[["Listing"], "Inspected"]
"""Load and check a listing as this run of the command does."""


class Earlier:
    """The knowledge base as it stood at a revision, to which the present one is compared."""

    def __init__(
        self, revision: str, ask: "Ask", listing: "Listing", look: Look, allow_lower: bool
    ) -> None:
        """Read and judge the revision; `listing` is the knowledge base of now."""
        self._revision = revision
        self._as_of = ask.as_of
        self._allow_lower = allow_lower
        before, self._moved = _listing_at(revision, ask, listing)
        self._inspected = look(before)
        self._summary = ""

    def narrowed(self, inspected: "Inspected") -> "Report":
        """Keep the findings that the changes since the revision brought, and what these lower."""
        from jobcareer_kb.artifacts.since import since

        found = since(self._inspected, inspected, self._as_of, self._allow_lower)
        self._summary = found.summary
        return found.report

    def say(self) -> None:
        """Say on stderr what the last comparison left."""
        moved = f"; it is compared with {self._moved}" if self._moved else ""
        click.echo(f"Since {self._revision}: {self._summary}{moved}.", err=True)


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


def mend(
    folder: Path, listing: "Listing", report: "Report", judge: Callable[["Listing"], "Report"],
    to_stderr: bool, write: bool,
) -> "Report":  # fmt: skip
    """Print the diff of what can be mended, and write it if asked; return what is found then."""
    from jobcareer_kb.artifacts.fixes import fixed
    from jobcareer_kb.edits.files import write_changes

    if write:
        writable(folder, listing.folder)
    found = fixed(report, listing, folder, judge)
    click.echo(found.diff, nl=False, err=to_stderr)
    findings = _counted(found.mended, "finding")
    if not write:
        click.echo(f"--fix would mend {findings}.", err=True)
        return report
    write_changes(found.changes)
    click.echo(f"Mended {findings} in {_counted(len(found.changes), 'file')}.", err=True)
    return found.report


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
