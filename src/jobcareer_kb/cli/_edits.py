"""What `check` does with an edit: narrow a report to it (`--since`), mend it (`--fix`)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from jobcareer_kb.artifacts.inspect import Inspected
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

    def __init__(self, revision: str, folder: Path, shown: str, look: Look) -> None:
        """Read and judge the revision; `shown` is how findings name the folder."""
        from jobcareer_kb.loading.revisions import read_revision

        self._revision = revision
        self._listing = read_revision(folder, shown, revision)
        self._report = look(self._listing).report
        self._summary = ""

    def narrowed(self, report: "Report", listing: "Listing") -> "Report":
        """Keep the findings that the changes since the revision brought."""
        from jobcareer_kb.artifacts.since import since

        found = since(self._report, self._listing, report, listing)
        self._summary = found.summary
        return found.report

    def say(self) -> None:
        """Say on stderr what the last comparison left."""
        click.echo(f"Since {self._revision}: {self._summary}.", err=True)


def shown_mends(
    listing: "Listing", judge: Callable[["Listing"], "Report"], to_stderr: bool
) -> "Report":
    """Print the diff of what could be mended; return what is found now."""
    from jobcareer_kb.artifacts.fixes import fixed

    report = judge(listing)
    found = fixed(report, listing, judge)
    click.echo(found.diff, nl=False, err=to_stderr)
    click.echo(f"--fix would mend {_counted(found.mended, 'finding')}.", err=True)
    return report


def mended(
    folder: Path, shown: str, judge: Callable[["Listing"], "Report"], to_stderr: bool
) -> "Report":
    """Print the diff of what can be mended and write it; return what is found then."""
    from jobcareer_kb.artifacts.fixes import fixed
    from jobcareer_kb.edits.files import write_changes
    from jobcareer_kb.loading.files import read_folder

    def mend(held: "Folder") -> "Report":
        listing = read_folder(folder, shown)
        found = fixed(judge(listing), listing, judge)
        click.echo(found.diff, nl=False, err=to_stderr)
        write_changes(held, found.changes)
        findings, files = _counted(found.mended, "finding"), _counted(len(found.changes), "file")
        click.echo(f"Mended {findings} in {files}.", err=True)
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
    click.echo(words, err=True)


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
