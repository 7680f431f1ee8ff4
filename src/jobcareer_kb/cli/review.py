"""`review`: what to look at in a record, and what was found when a claim was looked up."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import say

if TYPE_CHECKING:
    from jobcareer_kb.disk.folder import Folder
    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.ledger.entry import Answers
    from jobcareer_kb.ledger.states import Statement


@click.command(
    "review",
    epilog="Examples: `jobcareer-kb review definition/job` shows the claims of a record. "
    "`jobcareer-kb review definition/job#traits.0 --reference tea-book --says-so supported --by "
    '"A. Reader" --on 2026-03-01 --note "Chapter 2 says so."` enters a look.',
)
@click.argument("claim", metavar="KIND/ID[#FIELD]")
@kb_option
@click.option("--reference", metavar="ID", help="The source that was looked at.")
@click.option(
    "--says-so", "--verdict", "says_so",
    type=click.Choice(["supported", "partial", "unsupported", "unreachable"]),
    help="What was found in it; unreachable also if only a part could be read.",
)  # fmt: skip
@click.option(
    "--holds", type=click.Choice(["supported", "partial", "contradicted"]),
    help="Whether the claim holds by better sources; leave it out where nobody has asked.",
)  # fmt: skip
@click.option("--by", metavar="NAME", help="Who looked.")
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="On which day."
)
@click.option("--note", metavar="TEXT", help="What the source says, in own words.")
def review(
    claim: str,
    kb_folder: Path | None,
    reference: str | None,
    says_so: str | None,
    holds: str | None,
    by: str | None,
    day: datetime | None,
    note: str | None,
) -> None:
    """Show a claim with its sources and what the ledger says; with --says-so, enter a look.

    Of a question it also prints a sheet of what only a person can judge, such as whether the
    distractors would tempt anybody.

    A first look is filed as a file of its own under evidence/. A later one replaces what was found,
    where it stands.
    """
    from jobcareer_kb.cli._edits import changing, writable
    from jobcareer_kb.cli._item_sheet import sheet_of
    from jobcareer_kb.cli._ledger import lines_of, statements_of
    from jobcareer_kb.cli._load import loaded
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.ledger.entry import Answers

    folder, shown = kb_path(kb_folder)
    given = {"--by": by, "--on": day, "--note": note}
    if says_so is not None:
        if missing := [name for name, value in given.items() if not value]:
            raise UsageFault(f"--says-so also needs {', '.join(missing)}")
        writable(folder, shown)
    elif any((holds, *given.values())):
        raise UsageFault("say with --says-so what was found")
    if says_so is None:
        kb = loaded(folder, shown)
        for line in lines_of(kb, statements_of(kb, claim), reference):
            say(line)
        if claim.startswith("question/") and "#" not in claim and reference is None:
            say("")
            for line in sheet_of(kb, claim):
                say(line)
        return
    answers = Answers(says_so, holds, str(by), f"{day:%Y-%m-%d}", str(note))
    changing(folder, shown, lambda held: _enter(held, folder, shown, claim, reference, answers))


def _enter(
    held: "Folder",
    folder: Path,
    shown: str,
    claim: str,
    reference: str | None,
    answers: "Answers",
) -> None:
    from jobcareer_kb.cli._ledger import choose, enter, statements_of
    from jobcareer_kb.cli._load import sound
    from jobcareer_kb.loading.files import read_folder

    listing = read_folder(folder, shown)
    kb = sound(listing)
    statement = _only(statements_of(kb, claim))
    source = choose(kb, statement, reference)
    path = enter(kb, listing, held, statement, source, answers)
    say(f"written: {path}")
    say(f"{statement.name} in '{source}': {answers.says_so}")
    _say_what_follows(kb, statement, source, answers)


def _only(found: "tuple[Statement, ...]") -> "Statement":
    from jobcareer_kb.errors import UsageFault

    if len(found) > 1:
        names = ", ".join(statement.name for statement in found)
        raise UsageFault(f"this record makes {len(found)} claims; name one of {names}")
    return found[0]


def _say_what_follows(
    kb: "KnowledgeBase", statement: "Statement", reference: str, answers: "Answers"
) -> None:
    """What a wrong citation means for print, so that nobody is surprised."""
    from jobcareer_kb.ledger.states import BACKING

    others = [s for s in statement.sources if s.reference != reference]
    if answers.holds == "contradicted":
        say("Better sources contradict this claim, so `check` reports an error: reword it.")
    if answers.says_so != "unsupported":
        return
    if any(source.found in BACKING for source in others):
        say("The citation stays in the record and is no longer printed there.")
    else:
        say("No source supports this claim now, so `check` reports an error: cite another.")


COMMAND = review
