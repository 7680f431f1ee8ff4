"""`translate`: begin the texts of records in another language, or bring them up to date."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import say, say_lines

if TYPE_CHECKING:
    from jobcareer_kb.disk.folder import Folder
    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.mending.edits.files import Change


@click.command(
    "translate",
    epilog="Examples: `jobcareer-kb translate es --workshop my-workshop` begins the Spanish of all "
    "that a workshop prints. `jobcareer-kb translate es definition/job --stamp` says that the "
    "Spanish of a record was looked over after an edit.",
)
@click.argument("language")
@click.argument("records", nargs=-1, metavar="[RECORD]...")
@click.option(
    "--workshop", "workshops", multiple=True, metavar="ID",
    help="All records that this workshop prints, and kb.yaml.",
)  # fmt: skip
@click.option(
    "--stamp", is_flag=True,
    help="Also mark texts as fresh whose source was edited: somebody saw that they still say the "
    "same. A RECORD may name one field, as definition/job#meaning.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@kb_option
def translate(
    language: str,
    records: tuple[str, ...],
    workshops: tuple[str, ...],
    stamp: bool,
    dry_run: bool,
    kb_folder: Path | None,
) -> None:
    """Begin the texts of records in another LANGUAGE, such as es, or bring them up to date.

    A new file holds each text of its record as a comment, above an empty field. Of what is filled
    in, the next run notes from which text it was translated; what moved within its list goes along.
    Without RECORD and --workshop, the files that are there are brought up to date.
    """
    from jobcareer_kb.cli._edits import changing
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.mending.edits.files import diff_of, write_changes

    if stamp and not records and not workshops:
        raise UsageFault("--stamp needs a RECORD or a --workshop: who marks a text has read it")
    folder, shown = kb_path(kb_folder)

    def write(held: "Folder") -> "tuple[Change, ...]":
        kb = _loaded(folder, shown)
        changes = tuple(_changes(kb, language, records, workshops, stamp, held))
        if not dry_run:
            write_changes(held, [change for change in changes if change.before])
            for change in changes:
                if not change.before:
                    held.create(change.path, change.after)
        return changes

    made = changing(folder, shown, write)
    if dry_run:
        say_lines(diff_of(made))
    begun = sum(not change.before for change in made)
    would = "would be " if dry_run else ""
    files = "1 file" if begun == 1 else f"{begun} files"
    say(f"{files} {would}begun, {len(made) - begun} {would}brought up to date.")


def _loaded(folder: Path, shown: str) -> "KnowledgeBase":
    from jobcareer_kb.cli._load import sound
    from jobcareer_kb.loading.corpus import load_corpus
    from jobcareer_kb.loading.files import read_folder

    listing = read_folder(folder, shown)
    return load_corpus(listing).kb or sound(listing)


def _changes(
    kb: "KnowledgeBase",
    language: str,
    records: tuple[str, ...],
    workshops: tuple[str, ...],
    stamp: bool,
    held: "Folder",
) -> "Iterator[Change]":
    """New bytes for each file that is not as it should be."""
    from jobcareer_kb.cli._translated import brought_up_to_date, meant

    tag, names = meant(kb, language, records, workshops)
    fields = {each for each in records if "#" in each}
    for name in names:
        chosen = [each.partition("#")[2] for each in fields if each.partition("#")[0] == name]
        change = brought_up_to_date(kb, name, tag, held, stamp, chosen)
        if change is not None and change.before != change.after:
            yield change


COMMAND = translate
