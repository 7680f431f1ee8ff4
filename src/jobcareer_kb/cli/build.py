"""`build`: check, then make what changed."""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jobcareer_kb.cli._options import kb_option, kb_path
from jobcareer_kb.cli._say import count_up, hand_over, say, say_lines

if TYPE_CHECKING:
    from jobcareer_kb.artifacts.inputs import Outcome, Request


@click.command(
    "build",
    epilog="Examples: `jobcareer-kb build` makes everything into build/. "
    "`jobcareer-kb build job-or-career-60 --format docx` makes the Word files of one workshop.",
)
@click.argument("workshops", nargs=-1, metavar="[WORKSHOP]...")
@kb_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("build"),
    metavar="DIR",
    help="Where to write. Default: build. Nothing is written anywhere else.",
)
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Only this format.")
@click.option("--explain", is_flag=True, help="Say why each file is made again.")
@click.option("--force", is_flag=True, help="Overwrite files that somebody edited.")
def build(
    workshops: tuple[str, ...],
    kb_folder: Path | None,
    out: Path,
    formats: tuple[str, ...],
    explain: bool,
    force: bool,
) -> None:
    """Check the records, then make handouts, guides, slides and quizzes.

    Files whose inputs did not change are left alone. A file that somebody edited is kept and named.
    """
    from jobcareer_kb.artifacts.inputs import Request
    from jobcareer_kb.errors import UsageFault
    from jobcareer_kb.packaged import packaged

    started = time.monotonic()
    folder, shown = kb_path(kb_folder)
    if Path(os.path.realpath(out)).is_relative_to(os.path.realpath(folder)):
        raise UsageFault(f"--out {out} lies in the knowledge base; name a folder beside it")
    request = Request(folder, shown, packaged("templates"), out, workshops, formats, force, explain)
    outcome = _run(request)
    _print(request, outcome, time.monotonic() - started)


def _run(request: "Request") -> "Outcome":
    """Do nothing if nothing changed; else load, check and make."""
    from jobcareer_kb.artifacts.inputs import input_digests, unchanged
    from jobcareer_kb.artifacts.manifest import read_manifest
    from jobcareer_kb.artifacts.output import locked, read_journal
    from jobcareer_kb.loading.files import read_folder

    listing = read_folder(request.kb, request.kb_shown)
    inputs = input_digests(listing, request.templates)
    manifest = read_manifest(request.out)
    if not listing.diagnostics and not read_journal(request.out):
        same = unchanged(request, manifest, inputs)
        if same is not None:
            return same
    kb, warnings = _checked(listing, request.templates)
    from jobcareer_kb.artifacts.build import build
    from jobcareer_kb.rendering.rules import RenderFault

    try:
        with locked(request.out):
            manifest = read_manifest(request.out)  # another build may just have ended
            return build(kb, request, manifest, inputs, warnings, _progress())
    except RenderFault as fault:
        from jobcareer_kb.artifacts.inspect import all_rules
        from jobcareer_kb.report import Report
        from jobcareer_kb.reports.text import finding

        sources = {file.shown: file.data.decode() for file in listing.files}
        report = Report((), all_rules(), (), 0, sources=sources)
        hand_over(finding(fault.diagnostic, report) + "\n")
        say("Nothing was written; the last good build is kept.", err=True)
        sys.exit(1)


def _checked(listing: Any, templates: Path) -> Any:
    """Return the knowledge base and its warnings; print the findings and end if one is an error."""
    from jobcareer_kb.artifacts.inspect import inspect
    from jobcareer_kb.diagnostic import has_errors
    from jobcareer_kb.rendering.products import products_in
    from jobcareer_kb.reports.text import finding, render_text

    inspected = inspect(listing, products_in(templates))
    report = inspected.report
    if inspected.kb is None or has_errors(report.diagnostics):
        hand_over(render_text(report))
        say("Nothing was written; the last good build is kept.", err=True)
        sys.exit(1)
    warnings = tuple({"text": finding(d, report)} for d in report.diagnostics)
    return inspected.kb, warnings


def _progress() -> Any:
    """A counter on stderr, on a terminal only."""
    return count_up if sys.stderr.isatty() else None


def _print(request: "Request", outcome: "Outcome", seconds: float) -> None:
    for warning in outcome.warnings:
        say_lines(str(warning["text"]))
    for line in _losses(outcome):
        say(line)
    for line in outcome.explained:
        say(f"why: {line}")
    for path in outcome.pruned:
        say(f"removed: {path} (no longer planned)")
    for path in outcome.kept:
        say(f"kept: {path} was edited by somebody; --force overwrites it")
    say(
        f"{len(outcome.made)} made, {len(outcome.unchanged)} unchanged, "
        f"{len(outcome.kept)} kept because edited, in {seconds:.1f} s. "
        f"Open {(request.out / 'index.html').as_posix()}"
    )


def _losses(outcome: "Outcome") -> list[str]:
    """One line for each thing that a format cannot carry, with the items it befalls."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for path, losses in outcome.losses.items():
        suffix = path.rpartition("-")[2]
        for loss, items in losses.items():
            names = (item.partition("/")[2] for item in items)
            found.setdefault((suffix, loss), {}).update(dict.fromkeys(names))
    return [
        f"not carried by -{suffix}: {loss} ({', '.join(items)})"
        for (suffix, loss), items in sorted(found.items())
    ]


COMMAND = build
