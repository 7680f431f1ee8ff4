"""`check`: one report about every record."""

import datetime
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path, no_cache_option

if TYPE_CHECKING:
    from jobcareer_kb.checking.ask import Ask
    from jobcareer_kb.loading.files import Listing
    from jobcareer_kb.report import Report


@click.command(
    "check",
    epilog="Examples: `jobcareer-kb check`; `jobcareer-kb check kb/question --select JK5`; "
    "`jobcareer-kb check --format text --format sarif=report.sarif`.",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@kb_option
@click.option(
    "--format", "formats", multiple=True, metavar="NAME[=FILE]",
    help="text, concise, github, gitlab, json, junit, rdjson, sarif or summary. May be given "
    "several times, each to its own FILE; without FILE, to the terminal. Default: text.",
)  # fmt: skip
@click.option(
    "--select", multiple=True, metavar="CODES",
    help="Only these codes, such as JK201 or JK4,JK5: a code, or how it begins.",
)  # fmt: skip
@click.option(
    "--ignore", multiple=True, metavar="CODES", help="Not these codes; wins over --select."
)
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
    help="Judge review dates by this day, such as 2026-11-24. Default: today.",
)  # fmt: skip
@click.option(
    "--since", metavar="REV",
    help="Only what changed since this revision of git: findings in records that were added or "
    "changed, new findings anywhere, and first what the change lowers of what it is judged by.",
)  # fmt: skip
@click.option(
    "--allow-lower", is_flag=True,
    help="With --since: judge the change by its own settings and comments; what it lowers of those "
    "before is a note.",
)  # fmt: skip
@click.option(
    "--fix", is_flag=True,
    help="Mend what has one right answer: misspelt names and fields, missing quotes. The diff "
    "stands first.",
)  # fmt: skip
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option(
    "--links", is_flag=True,
    help="Also ask each address that a record, a source or kb.yaml names: what has moved, what is "
    "gone, what could not be asked. Nothing else that the program does asks a server.",
)  # fmt: skip
@click.option(
    "--links-private", is_flag=True,
    help="With --links: ask addresses within your own network too.",
)  # fmt: skip
@click.option(
    "--strict", is_flag=True, help="Exit 1 also if a finding that is reported is a warning."
)
@no_cache_option
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N",
    help="Processes that read files. Default: as many as pay, which is one up to some 3,000 "
    "records.",
)  # fmt: skip
def check(
    paths: tuple[str, ...],
    kb_folder: Path | None,
    formats: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: datetime.datetime | None,
    since: str | None,
    allow_lower: bool,
    fix: bool,
    diff: bool,
    links: bool,
    links_private: bool,
    strict: bool,
    no_cache: bool,
    jobs: int | None,
) -> None:
    """Check every record; report on all of them, or on those under PATH.

    Exits 1 if a finding that is reported is an error, with --strict also if it is a warning.
    `jobcareer-kb explain CODE` says what a finding means.
    """
    from jobcareer_kb import clock
    from jobcareer_kb.checking.ask import Ask
    from jobcareer_kb.checking.run import look
    from jobcareer_kb.cli import _reports
    from jobcareer_kb.diagnostic import Severity, has_errors
    from jobcareer_kb.packaged import packaged

    if allow_lower and since is None:
        raise click.UsageError("--allow-lower goes with --since REV")
    if links_private and not links:
        raise click.UsageError("--links-private goes with --links")
    if links and (since is not None or fix or diff):
        raise click.UsageError("--links goes alone, without --since, --fix or --diff")
    wanted = _reports.outputs(formats)
    folder, shown = kb_path(kb_folder)
    day = as_of.date() if as_of is not None else clock.today()
    _reports.refuse_sources(wanted, folder, packaged("templates"))
    ask = Ask(folder, shown, packaged("templates"), day, _families(select), jobs)

    def chosen(report: "Report") -> "Report":
        if paths:
            report = _reports.narrowed(report, paths)
        return _reports.chosen(report, select, ignore)

    if since is not None or fix or diff:
        for_programs = _reports.is_for_programs(wanted)
        report = _of_an_edit(ask, since, allow_lower, chosen, for_programs, fix, diff)
    elif links:
        report = chosen(_with_visits(ask, links_private))
    else:
        report = chosen(look(ask, not no_cache))
    _reports.write(report, wanted)
    fails = Severity.WARNING if strict else Severity.ERROR
    sys.exit(1 if has_errors(report.diagnostics, fails) else 0)


def _with_visits(ask: "Ask", private: bool) -> "Report":
    """The report with what the addresses answer: nothing of it is kept."""
    from jobcareer_kb.checking.inspection import inspect
    from jobcareer_kb.cli._say import count_up
    from jobcareer_kb.links.asking import Asker
    from jobcareer_kb.links.visits import visited
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.rendering.products import products_in

    progress = partial(count_up, what="addresses") if sys.stderr.isatty() else None
    return inspect(
        read_folder(ask.folder, ask.shown),
        products_in(ask.templates),
        ask.as_of,
        ask.families,
        visited=lambda kb: visited(kb, Asker(private=private), progress),
    ).report


def _of_an_edit(
    ask: "Ask",
    since: str | None,
    allow_lower: bool,
    chosen: Callable[["Report"], "Report"],
    for_programs: bool,
    fix: bool,
    diff: bool,
) -> "Report":
    """The report where an edit is judged or mended: nothing of an earlier check is used."""
    from jobcareer_kb.checking.inspection import inspect
    from jobcareer_kb.cli import _edits
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.rendering.products import products_in

    look = partial(inspect, products=products_in(ask.templates), as_of=ask.as_of)

    listing = read_folder(ask.folder, ask.shown)
    earlier = None
    if since is not None:
        earlier = _edits.Earlier(since, ask, listing, look, allow_lower)

    def judged(listing: "Listing") -> "Report":
        inspected = look(listing)
        return chosen(inspected.report if earlier is None else earlier.narrowed(inspected))

    if diff:
        report = _edits.shown_mends(listing, judged, for_programs)
    elif fix:
        report = _edits.mended(ask.folder, ask.shown, judged, for_programs)
    else:
        report = judged(listing)
    if earlier is not None:
        earlier.say()
    return report


def _families(select: tuple[str, ...]) -> frozenset[str] | None:
    """Families whose checks give the selected codes; None where all are needed.

    Whether a comment is unused (JK141) shows only once every check was run.
    """
    prefixes = [p.strip().upper() for each in select for p in each.split(",") if p.strip()]
    if not prefixes or any(len(p) < 3 or p.startswith("JK14") for p in prefixes):
        return None
    return frozenset({"JK0", "JK1", *(prefix[:3] for prefix in prefixes)})


COMMAND = check
