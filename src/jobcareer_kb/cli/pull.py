"""`pull`: from an edited Word file back to the records."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import say, say_lines

if TYPE_CHECKING:
    from jobcareer_kb.disk.folder import Folder
    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.languages import Field
    from jobcareer_kb.loading.files import Listing
    from jobcareer_kb.pulling.changes import Difference
    from jobcareer_kb.pulling.records import Proposal
    from jobcareer_kb.readers import Reading


@click.command(
    "pull",
    epilog="Examples: `jobcareer-kb pull handout.docx --dry-run` shows what was changed; "
    "`jobcareer-kb pull handout.docx --kb my-course/kb` writes it into the records.",
)
@click.argument("edited", metavar="EDITED.docx", type=click.Path(path_type=Path))
@kb_option
@click.option("--dry-run", is_flag=True, help="Show what was changed, and write nothing.")
@click.option(
    "--tracked",
    type=click.Choice(["accept", "reject"]),
    help="How tracked changes count. Without it, a file that holds some is refused.",
)
def pull(edited: Path, kb_folder: Path | None, dry_run: bool, tracked: str | None) -> None:
    """Bring what was changed in a built Word file back into the records.

    Shows each changed text with its record, field, and line, and writes the new words there;
    citations, figures, and emphasis stay. What the record alone changed, or both did, is left as it
    is. Words of the template, and what somebody added, never go into a record: they are shown.

    Ends with 1 where words that somebody changed are not written: of a record, of a copy, or of the
    template. What was taken out, moved, copied as it is, or added is only shown, and ends with 0.
    """
    from jobcareer_kb.cli._edits import changing, writable
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.mending.edits.files import diff_of, write_changes
    from jobcareer_kb.pulling.file import edited as read

    folder, shown = kb_path(kb_folder)
    if not dry_run:
        writable(folder, shown)
    reading = read(edited, tracked)

    def looked(listing: "Listing") -> "Proposal":
        proposal, kb = _proposal(listing, reading)
        _say_all(kb, reading, proposal)
        if proposal.changes:
            say_lines(diff_of(proposal.changes))
        return proposal

    if dry_run:
        proposal = looked(read_folder(folder, shown))
    else:

        def write(held: "Folder") -> "Proposal":
            proposal = looked(read_folder(folder, shown))
            write_changes(held, proposal.changes)
            return proposal

        proposal = changing(folder, shown, write)
    _say_what_was_done(proposal, dry_run)
    if any(each.is_left for each in proposal.differences):
        raise click.exceptions.Exit(1)


def _proposal(listing: "Listing", reading: "Reading") -> "tuple[Proposal, KnowledgeBase]":
    from jobcareer_kb.building.tongues import Tongues
    from jobcareer_kb.cli._load import sound
    from jobcareer_kb.packaged import packaged
    from jobcareer_kb.pulling.changes import differences
    from jobcareer_kb.pulling.records import Proposal, proposed
    from jobcareer_kb.rendering.environment import Templates
    from jobcareer_kb.tracing.today import nearest
    from jobcareer_kb.tracing.tongue import language_of
    from jobcareer_kb.tracing.trace import Texts, bare

    tongues = Tongues(sound(listing))
    language = language_of(tongues, reading)
    kb = tongues.of(language)
    today = nearest(kb, reading, Templates(packaged("templates"), "templates"))

    def shaped(field: "Field") -> frozenset[str]:
        return frozenset(map(bare, today.printed.get(field, ())))

    found = differences(reading, kb, Texts(kb, shaped), today)
    if language:
        return Proposal(tuple(_shown_only(each, language) for each in found), (), ()), kb
    return proposed(listing, tongues.kb, found), kb


def _shown_only(each: "Difference", language: str) -> "Difference":
    """A change of a text in another language, which somebody writes by hand: its file says of which
    text it was translated, and the record is not what was changed."""
    from dataclasses import replace

    why = f"a text in '{language}' is not written; change it at the place above"
    return replace(each, source="", why_not=each.why_not or why if each.source else each.why_not)


def _say_all(kb: "KnowledgeBase", reading: "Reading", proposal: "Proposal") -> None:
    for each in proposal.differences:
        for line in _lines(kb, each):
            say(line)
    for comment in reading.comments:
        say(f"{comment.place}: comment by {comment.author or 'nobody named'}")
        say(f"    says     {comment.words}")


def _lines(kb: "KnowledgeBase", each: "Difference") -> Iterator[str]:
    from jobcareer_kb.inline import dotted

    yield f"{each.place}: {each.what.value}" if each.place else each.what.value
    if each.record:
        yield f"    record   {each.record}, {dotted(each.route)}"
        yield f"    place    {kb.locate(each.record, each.route)}"
    if each.old:
        yield f"    old      {each.old}"
    if each.new:
        yield f"    new      {each.new}"
    if each.why_not:
        yield f"    left     {each.why_not}"


def _say_what_was_done(proposal: "Proposal", dry_run: bool) -> None:
    if not proposal.differences:
        say("no changes")
        return
    for entry in proposal.suspect:
        say(f"{entry}: its claim has other words now; look again, then `jobcareer-kb review`")
    count = len({(d.record, d.route) for d in proposal.differences if d.source})
    texts = "1 text" if count == 1 else f"{count} texts"
    files = "1 file" if len(proposal.changes) == 1 else f"{len(proposal.changes)} files"
    left = sum(each.is_left for each in proposal.differences)
    rest = f"; {left} left as {'it is' if left == 1 else 'they are'}" if left else ""
    done = "would be written" if dry_run else "written"
    did = f"{texts} {done} into {files}" if count else f"nothing {done}"
    say(f"{did}{rest}.", err=True)


COMMAND = pull
