"""What `check` does with an edit: narrow a report to it (`--since`), mend it (`--fix`)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jobcareer_kb.cli._say import say, say_lines

if TYPE_CHECKING:
    from jobcareer_kb.artifacts.inspect import Inspected
    from jobcareer_kb.loading.files import Listing
    from jobcareer_kb.report import Report

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
        say(f"Since {self._revision}: {self._summary}.", err=True)


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
    if found.diff:
        say_lines(found.diff, err=to_stderr)
    findings = _counted(found.mended, "finding")
    if not write:
        say(f"--fix would mend {findings}.", err=True)
        return report
    write_changes(found.changes)
    say(f"Mended {findings} in {_counted(len(found.changes), 'file')}.", err=True)
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
