"""`upgrade`: bring a knowledge base to the format of today."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import say, say_lines

if TYPE_CHECKING:
    from jobcareer_kb.disk.folder import Folder
    from jobcareer_kb.mending.edits.files import Change


@click.command(
    "upgrade",
    epilog="Examples: `jobcareer-kb upgrade --diff` shows what would change; `jobcareer-kb upgrade "
    "--kb my-course/kb` changes it.",
)
@kb_option
@click.option("--diff", is_flag=True, help="Print what would change, and change nothing.")
def upgrade(kb_folder: Path | None, diff: bool) -> None:
    """Bring a knowledge base of an earlier format to that of today. The diff stands first.

    Names of fields and lists of types follow the format; comments and layout stay as they are. A
    knowledge base of today's format is left alone.
    """
    from jobcareer_kb.cli._edits import changing
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.mending.edits.files import diff_of, write_changes
    from jobcareer_kb.upgrades._changes import changes_of

    folder, shown = kb_path(kb_folder)

    def told() -> "tuple[Change, ...]":
        changes = changes_of(read_folder(folder, shown))
        if changes:
            say_lines(diff_of(changes))
        return changes

    def write(held: "Folder") -> "tuple[Change, ...]":
        changes = told()
        write_changes(held, changes)
        return changes

    _say_what_was_done(shown, len(told() if diff else changing(folder, shown, write)), diff)


def _say_what_was_done(shown: str, count: int, diff: bool) -> None:
    from jobcareer_kb.model._settings import FORMAT

    if not count:
        say(f"Nothing to do: {shown} is of format {FORMAT}, that of today.")
        return
    files = "1 file" if count == 1 else f"{count} files"
    would = f"upgrade would change {files} of {shown}, to format {FORMAT}."
    say(would if diff else f"{shown} is of format {FORMAT} now; {files} changed.", err=True)


COMMAND = upgrade
