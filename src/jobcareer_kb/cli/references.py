"""`references`: take over sources that other programs export."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import say, say_lines

if TYPE_CHECKING:
    from jobcareer_kb.disk.folder import Folder
    from jobcareer_kb.exports import Entry
    from jobcareer_kb.loading.files import Listing
    from jobcareer_kb.mending.sources import Added


@click.group("references", epilog="Example: `jobcareer-kb references import thesis.bib --diff`.")
def references() -> None:
    """Take over sources from Zotero, JabRef, RStudio and other programs."""


@references.command(
    "import",
    epilog='Examples: `jobcareer-kb references import "My Library.json"`; '
    "`jobcareer-kb references import thesis.bib --diff`.",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@kb_option
@click.option("--diff", is_flag=True, help="Print what would be added, and change nothing.")
def import_(file: Path, kb_folder: Path | None, diff: bool) -> None:
    """Add the sources of FILE to references.yaml; the diff stands first.

    FILE is CSL-JSON (.json), BibTeX or BibLaTeX (.bib), or RIS (.ris). A source that is there
    already, by its id, its DOI, or its address and title, is not added again. Ends with 1 if one
    could not be taken.
    """
    from jobcareer_kb.cli._edits import changing
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.mending.edits.files import write_changes

    entries = _entries(file)
    folder, shown = kb_path(kb_folder)

    def add(held: "Folder") -> "Added":
        found = _found(read_folder(folder, shown), entries)
        if not found.change.before and found.ids:
            _create(held, found)
        elif found.ids:
            write_changes(held, [found.change])
        return found

    if diff:
        _tell(_found(read_folder(folder, shown), entries), "would be added", file)
    else:
        _tell(changing(folder, shown, add), "added", file)


def _entries(file: Path) -> "list[Entry]":
    from jobcareer_kb.disk.named import read_named
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.exports import MOST, ExportFault, export_of

    try:
        export = export_of(file.name)
        text = read_named(file, MOST).decode("utf-8-sig")
        return export.read(text)
    except UnicodeDecodeError as fault:
        raise UsageFault(f"{file}: its text is no UTF-8; export it anew as UTF-8") from fault
    except ExportFault as fault:
        raise UsageFault(f"{file}: {fault}") from fault


def _found(listing: "Listing", entries: "list[Entry]") -> "Added":
    from jobcareer_kb.cli._load import sound
    from jobcareer_kb.mending.sources import added
    from jobcareer_kb.model.reference import Reference

    kb = sound(listing)
    return added(listing, {ref.id: ref for ref in kb.of("reference", Reference)}, entries)


def _create(held: "Folder", found: "Added") -> None:
    from jobcareer_kb.errors import ChangedFault

    if not held.create(found.change.path, found.change.after):
        raise ChangedFault(f"{found.change.shown} was made by somebody meanwhile")


def _tell(found: "Added", done: str, file: Path) -> None:
    from jobcareer_kb.mending.edits.files import diff_of

    if found.ids:
        say_lines(diff_of([found.change]))
    for line in (*found.there, *found.left_out, *found.refused):
        say(line, err=True)
    count = len(found.ids)
    sources = f"{count} source" if count == 1 else f"{count} sources"
    say(f"{sources} of {file} {done} to {found.change.shown}.", err=True)
    if found.refused:
        say(f"{len(found.refused)} could not be taken; the lines above say why.", err=True)
        sys.exit(1)


COMMAND = references
