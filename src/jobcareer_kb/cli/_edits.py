"""What `check` does with an edit: narrow a report to it (`--since`), mend it (`--fix`)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from jobcareer_kb.artifacts.inspect import Inspected
    from jobcareer_kb.loading.files import Listing
    from jobcareer_kb.report import Report

Look = Callable[["Listing"], "Inspected"]
"""Load and check a listing as this run of the command does."""


def since_revision(
    revision: str, folder: Path, listing: "Listing", report: "Report", look: Look
) -> "Report":
    """Keep the findings that the changes since a revision brought; say on stderr what is left."""
    from jobcareer_kb.artifacts.since import since
    from jobcareer_kb.loading.revisions import read_revision

    before = read_revision(folder, listing.folder, revision)
    found = since(look(before).report, before, report, listing)
    click.echo(f"Since {revision}: {found.summary}.", err=True)
    return found.report


def mend(
    folder: Path, listing: "Listing", inspected: "Inspected", report: "Report", to_stderr: bool,
    write: bool,
) -> bool:  # fmt: skip
    """Print the diff of what can be mended, and write it if asked; say whether files changed."""
    from jobcareer_kb.artifacts.fixes import fixes
    from jobcareer_kb.edits.files import write_changes

    if write:
        writable(folder, listing.folder)
    if inspected.kb is None:
        return False
    found = fixes(report.diagnostics, inspected.kb, listing, folder)
    click.echo(found.diff, nl=False, err=to_stderr)
    count = len(found.mended)
    findings = f"{count} {'finding' if count == 1 else 'findings'}"
    if not write:
        click.echo(f"--fix would mend {findings}.", err=True)
        return False
    write_changes(found.changes)
    click.echo(f"Mended {findings} in {len(found.changes)} files.", err=True)
    return bool(found.changes)


def writable(folder: Path, shown: str) -> None:
    """Refuse to change the knowledge base that came with the program."""
    from jobcareer_kb.errors import UsageFault

    inside = Path(__file__).resolve().parent.parent / "_data"
    if shown.startswith("packaged:") or folder.resolve().is_relative_to(inside):
        raise UsageFault(
            "the knowledge base that came along is not changed; 'jobcareer-kb init DIR --copy' "
            "makes a copy of your own"
        )
