"""`impact`: from an edit to all that it changes."""

from pathlib import Path

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import hand_over, say


@click.command(
    "impact",
    epilog="Examples: `jobcareer-kb impact`; `jobcareer-kb impact --since origin/main --format "
    "markdown > impact.md`.",
)
@kb_option
@click.option(
    "--since", default="HEAD", show_default=True, metavar="REV",
    help="The revision of git to compare the files on disk with.",
)  # fmt: skip
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown"]), default="text",
    show_default=True, help="For a terminal, or for a pull request.",
)  # fmt: skip
def impact(kb_folder: Path | None, since: str, format_: str) -> None:
    """Show what an edit changes: records, files, slides, quiz items and ledger entries.

    Both versions are made in memory with today's templates and program, and their bytes are
    compared. Nothing is written.
    """
    from jobcareer_kb.cli._load import sound
    from jobcareer_kb.loading.corpus import load_corpus
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.loading.owners import Owners
    from jobcareer_kb.loading.revisions import read_revision
    from jobcareer_kb.packaged import packaged
    from jobcareer_kb.rendering.environment import Templates
    from jobcareer_kb.tracing.impact.changes import impact as compare
    from jobcareer_kb.tracing.impact.report import impact_markdown, impact_text
    from jobcareer_kb.tracing.versions import version

    folder, shown = kb_path(kb_folder)
    before, after = read_revision(folder, shown, since), read_folder(folder, shown)
    templates = Templates(packaged("templates"), "templates")
    new = version(sound(after), templates)
    kb = load_corpus(before).kb
    if kb is not None and kb.guessed:
        kb = None
    if kb is None:
        say(f"At {since} there was no sound knowledge base: all is new.", err=True)
    old = version(kb, templates) if kb is not None else None
    found = compare(old, new, Owners(before), Owners(after))
    write = impact_markdown if format_ == "markdown" else impact_text
    hand_over(write(found, since))


COMMAND = impact
