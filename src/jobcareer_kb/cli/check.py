"""`check`: one report about every record."""

import datetime
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path

if TYPE_CHECKING:
    from jobcareer_kb.artifacts.inspect import Inspected
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
    "changed, and new findings anywhere.",
)  # fmt: skip
@click.option(
    "--fix", is_flag=True,
    help="Mend misspelt names that can stand for one record only; prints the diff first.",
)  # fmt: skip
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
def check(
    paths: tuple[str, ...],
    kb_folder: Path | None,
    formats: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: datetime.datetime | None,
    since: str | None,
    fix: bool,
    diff: bool,
) -> None:
    """Check every record; report on all of them, or on those under PATH.

    Exits 1 if a finding that is reported is an error. `jobcareer-kb explain CODE` says what a
    finding means.
    """
    from jobcareer_kb.artifacts.inspect import inspect
    from jobcareer_kb.cli import _edits, _reports
    from jobcareer_kb.diagnostic import has_errors
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.packaged import packaged
    from jobcareer_kb.rendering.environment import products_in

    wanted = _reports.outputs(formats)
    folder, shown = kb_path(kb_folder)
    # The one place that looks at the clock: a review date passes on a day, not with a release.
    day = as_of.date() if as_of is not None else datetime.date.today()
    look = partial(inspect, products=products_in(packaged("templates")), as_of=day)

    def judged() -> tuple["Listing", "Inspected", "Report"]:
        listing = read_folder(folder, shown)
        inspected = look(listing)
        report = inspected.report
        if since is not None:
            report = _edits.since_revision(since, folder, listing, report, look)
        if paths:
            report = _reports.narrowed(report, paths)
        return listing, inspected, _reports.chosen(report, select, ignore)

    listing, inspected, report = judged()
    if (fix or diff) and _edits.mend(
        folder, listing, inspected, report, _reports.is_for_programs(wanted), write=not diff
    ):
        _, _, report = judged()
    _reports.write(report, wanted)
    sys.exit(1 if has_errors(report.diagnostics) else 0)


COMMAND = check
