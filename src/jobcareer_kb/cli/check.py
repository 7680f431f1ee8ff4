"""`check`: one report about every record."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._options import kb_option, kb_path

if TYPE_CHECKING:
    from jobcareer_kb.report import Report


@click.command(
    "check",
    epilog="Examples: `jobcareer-kb check`; `jobcareer-kb check kb/question --format json`.",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@kb_option
@click.option(
    "--format", "format_name", default="text", show_default=True, metavar="NAME",
    help="text or json.",
)  # fmt: skip
def check(paths: tuple[str, ...], kb_folder: Path | None, format_name: str) -> None:
    """Check every record; report on all of them, or on those under PATH.

    Exits 1 if a finding is an error. `jobcareer-kb explain CODE` says what a finding means.
    """
    from jobcareer_kb.artifacts.inspect import inspect
    from jobcareer_kb.diagnostic import has_errors
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.loading.files import read_folder
    from jobcareer_kb.packaged import packaged
    from jobcareer_kb.rendering.environment import products_in
    from jobcareer_kb.reports import report_formats

    formats = report_formats()
    if format_name not in formats:
        raise UsageFault(f"unknown format '{format_name}'; known: {', '.join(formats)}")
    report = inspect(read_folder(*kb_path(kb_folder)), products_in(packaged("templates"))).report
    if paths:
        report = _narrowed(report, paths)
    click.echo(formats[format_name].render(report), nl=False)
    sys.exit(1 if has_errors(report.diagnostics) else 0)


def _narrowed(report: "Report", paths: tuple[str, ...]) -> "Report":
    from dataclasses import replace

    from jobcareer_kb.errors import UsageFault

    wanted = tuple(os.path.normpath(path).replace("\\", "/") for path in paths)

    def under(path: str) -> bool:
        return any(path == each or path.startswith(f"{each}/") for each in wanted)

    for each in wanted:
        if not any(path == each or path.startswith(f"{each}/") for path in report.files):
            raise UsageFault(f"{each}: no file of the knowledge base lies there")
    found = tuple(d for d in report.diagnostics if under(d.span.path))
    return replace(report, diagnostics=found)


COMMAND = check
