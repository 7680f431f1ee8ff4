"""`build`: check, then make what changed."""

import contextlib
import gc
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jobcareer_kb.cli._options import beside, kb_option, kb_path, no_cache_option
from jobcareer_kb.cli._say import count_up, hand_over, say, say_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobcareer_kb.building.build import Progress
    from jobcareer_kb.building.crew import Crew
    from jobcareer_kb.building.inputs import Outcome, Request
    from jobcareer_kb.building.output import Known
    from jobcareer_kb.checking.inspection import Inspected
    from jobcareer_kb.kb import KnowledgeBase
    from jobcareer_kb.loading.files import Listing
    from jobcareer_kb.report import Report

_TOLD = 25
"""Warnings that a build says by itself; with more, nobody would see what it made."""
_ITEMS = 8
"""Items that a line names."""
_OBJECTS = 50_000
"""New objects after which Python looks for circles. Documents are many objects and few circles: at
its own 700 the looking takes a twentieth of a build."""


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
    metavar="DIR",
    help="Where to write. Default: build, beside the knowledge base. Nothing is written elsewhere.",
)
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Only this format.")
@click.option(
    "--paper", type=click.Choice(["a4", "letter"], case_sensitive=False),
    help="Paper of the Word and PDF files. Default: what kb.yaml says, else Letter.",
)  # fmt: skip
@click.option(
    "--brand", "brands", multiple=True, metavar="ID",
    help="Only files that wear this brand, a record of kind brand; 'all' for each there is. Later "
    "builds keep them up to date; 'none' makes files without a brand and removes the others.",
)  # fmt: skip
@click.option(
    "--language", "languages", multiple=True, metavar="TAG",
    help="Only files in this language, such as es, as far as their texts are translated; 'all' for "
    "each there is. Later builds keep them up to date; 'none' removes them.",
)  # fmt: skip
@click.option(
    "--large/--no-large", default=None,
    help="Also make participants' papers in large print. Later builds keep them up to date; "
    "--no-large makes none and removes them.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N",
    help="Processes that make files. Default: as many as pay, which is one after an edit, else one "
    "for each workshop, up to the cores of the machine.",
)  # fmt: skip
@click.option("--explain", is_flag=True, help="Say why each file is made again.")
@no_cache_option
@click.option(
    "--force", is_flag=True,
    help="Overwrite files that somebody edited, of which a copy is kept; build into a folder that "
    "holds other files.",
)  # fmt: skip
@click.option(
    "--prune-edited", is_flag=True,
    help="Remove files that are no longer planned also where somebody edited them.",
)  # fmt: skip
def build(
    workshops: tuple[str, ...],
    kb_folder: Path | None,
    out: Path | None,
    formats: tuple[str, ...],
    paper: str | None,
    brands: tuple[str, ...],
    languages: tuple[str, ...],
    large: bool | None,
    jobs: int | None,
    explain: bool,
    no_cache: bool,
    force: bool,
    prune_edited: bool,
) -> None:
    """Check the records, then make handouts, guides, slides and quizzes.

    Files whose inputs did not change are left alone. A file that somebody edited is kept and named.
    With WORKSHOP, only what it prints is judged and can stop the build.
    """
    from dataclasses import replace

    from jobcareer_kb.building.inputs import Request
    from jobcareer_kb.cli._targets import refuse_sources
    from jobcareer_kb.look import look_beside
    from jobcareer_kb.packaged import packaged

    started = time.monotonic()
    folder, shown = kb_path(kb_folder)
    templates = packaged("templates")
    out = beside(folder, out)
    refuse_sources(out, folder, templates)
    look = replace(look_beside(folder), paper=paper or "")
    request = Request(
        folder,
        shown,
        templates,
        out,
        look,
        workshops,
        formats,
        force,
        prune_edited,
        explain,
        brands,
        languages,
        large,
    )
    often = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *often[1:])
    try:
        outcome = _run(request, jobs, not no_cache)
    finally:
        gc.set_threshold(*often)
    _print(request, outcome, time.monotonic() - started)


def _run(request: "Request", jobs: int | None, use_cache: bool) -> "Outcome":
    """Do nothing if nothing changed; else load, check and make."""
    from jobcareer_kb.building.inputs import input_digests
    from jobcareer_kb.checking.stamped import stamped
    from jobcareer_kb.loading.files import read_folder

    listing = read_folder(request.kb, request.kb_shown)
    inputs = input_digests(listing, request.templates, request.look)
    with stamped(request.out, request.templates, use_cache) as known:
        old, same = _same(request, listing, inputs, known)
        return same or _made(request, jobs, listing, use_cache, old, inputs, known)


def _same(
    request: "Request", listing: "Listing", inputs: dict[str, str], known: "Known | None"
) -> "tuple[dict[str, str], Outcome | None]":
    """From what the last build was made, and what is said where that is all as it was."""
    from jobcareer_kb.building.inputs import unchanged
    from jobcareer_kb.building.output import output_at

    with output_at(request.out, known=known) as out:
        out.admit(request.force)
        told = out.inputs()
        if told is not None and told != inputs:
            return told, None  # of thousands of files the rest is large, and the build reads it
        manifest = out.manifest()
        if not out.is_whole or listing.diagnostics:
            return manifest.inputs, None
        return manifest.inputs, unchanged(request, out, manifest, inputs)


def _made(
    request: "Request",
    jobs: int | None,
    listing: "Listing",
    use_cache: bool,
    old: dict[str, str],
    inputs: dict[str, str],
    known: "Known | None",
) -> "Outcome":
    """Load, check and make; print a fault of a template and end."""
    from dataclasses import replace

    from jobcareer_kb.building.build import build
    from jobcareer_kb.building.output import output_at
    from jobcareer_kb.rendering.rules import RenderFault

    try:
        with _crew(request, jobs, listing, old, inputs) as crew:
            kb, found = _checked(request, listing, use_cache)
            warnings = _warnings(request, kb, found.report)
            with output_at(request.out, True, known) as out:
                out.admit(request.force)
                with out.locked():  # another build may just have ended, so all is read once more
                    made = build(kb, request, out, inputs, warnings, _progress(), crew)
                    return replace(made, unjudged=found.unjudged)
    except RenderFault as fault:
        from jobcareer_kb.checking.inspection import all_rules
        from jobcareer_kb.loading.characters import decode
        from jobcareer_kb.report import Report
        from jobcareer_kb.reports.text import finding

        sources = {file.shown: decode(file.data, file.shown)[0] for file in listing.files}
        report = Report((), all_rules(), (), 0, sources=sources)
        hand_over("\n\n".join(finding(each, report) for each in fault.diagnostics) + "\n")
        say("Nothing was written; the last good build is kept.", err=True)
        sys.exit(1)


@contextlib.contextmanager
def _crew(
    request: "Request",
    jobs: int | None,
    listing: "Listing",
    old: dict[str, str],
    new: dict[str, str],
) -> "Iterator[Crew | None]":
    """The processes that make files, getting ready while the records are checked; None for one."""
    from jobcareer_kb.building.crew import crew, paying

    shops = len(request.workshops) or sum(f.path.startswith("workshop/") for f in listing.files)
    count = jobs or paying(shops, old, new)
    if count < 2:
        yield None
        return
    with contextlib.ExitStack() as stack:
        try:
            begun = stack.enter_context(crew(count, request.templates, partial(say, err=True)))
            begun.begin()
        except (ImportError, NotImplementedError, OSError) as fault:  # as without /dev/shm
            say(f"No second process can be begun here ({fault}), so this one makes all.", err=True)
            begun = None
        yield begun


def _checked(
    request: "Request", listing: "Listing", use_cache: bool
) -> "tuple[KnowledgeBase, Inspected]":
    """The knowledge base and what was found; where that is an error, it is printed, and the end."""
    from jobcareer_kb.checking.ask import Ask
    from jobcareer_kb.checking.run import inspected
    from jobcareer_kb.diagnostic import has_errors
    from jobcareer_kb.reports.text import render_text

    ask = Ask(request.kb, request.kb_shown, request.templates)
    found = inspected(ask, listing, use_cache, request.workshops)
    if found.kb is None or has_errors(found.report.diagnostics):
        hand_over(render_text(found.report))
        say("Nothing was written; the last good build is kept.", err=True)
        sys.exit(1)
    return found.kb, found


def _warnings(
    request: "Request", kb: "KnowledgeBase", report: "Report"
) -> "tuple[dict[str, Any], ...]":
    """The first findings, as a build says them, and what cannot be made as it was meant."""
    from jobcareer_kb.building.plan import left_out
    from jobcareer_kb.reports.text import finding

    warnings = [finding(each, report) for each in report.diagnostics[:_TOLD]]
    if (more := len(report.diagnostics) - _TOLD) > 0:
        warnings.append(f"{more:,} more of these: 'jobcareer-kb check' says them all")
    warnings += (*left_out(kb), *_borrowed(request))
    return tuple({"text": text} for text in warnings)


def _borrowed(request: "Request") -> list[str]:
    """Lines on styles and layouts that are the program's since a school's base lacks them."""
    from jobcareer_kb.writers import docx, pptx

    found = (
        ("base.docx", "style", docx.borrowed(request.look)),
        ("base.pptx", "layout", pptx.borrowed(request.look)),
    )
    return [
        f"templates/{base} lacks {_counted(len(names), kind)} taken from the program's own: "
        f"{_some(list(names))}; to change how such a {kind} looks, make one of its name in yours"
        for base, kind, names in found
        if names
    ]


def _counted(count: int, kind: str) -> str:
    return f"a {kind} that is" if count == 1 else f"{count} {kind}s that are"


def _progress() -> "Progress | None":
    """A counter on stderr with the time that is left, on a terminal only."""
    if not sys.stderr.isatty():
        return None
    begun = time.monotonic()

    def told(done: int, total: int, workshop: str) -> None:
        left = (time.monotonic() - begun) / done * (total - done)
        count_up(done, total, f"{workshop}, some {left:.0f} s left" if done < total else "files")

    return told


def _print(request: "Request", outcome: "Outcome", seconds: float) -> None:
    for warning in outcome.warnings:
        say_lines(str(warning["text"]))
    for line in (*_noted(outcome), *_losses(outcome)):
        say(line)
    for line in outcome.explained:
        say(f"why: {line}")
    for line in (*outcome.told, *_large(request, outcome)):
        say(line)
    for path in outcome.pruned:
        say(f"removed: {path} (no longer planned)")
    for path in outcome.kept:
        say(f"kept: {path} was edited by somebody; --force overwrites it")
        if path in outcome.since:
            changed = _some(list(outcome.since[path])) or "none"
            say(f"records: {changed} changed since {path} was made")
    if edited := next((path for path in outcome.kept if path.endswith(".docx")), None):
        command = f"jobcareer-kb pull {(request.out / edited).as_posix()} --dry-run"
        say(
            f"pull: '{command}' shows the edits there; without --dry-run it writes "
            "those of the records, and none of a text in another language"
        )
    for path in outcome.spared:
        say(
            f"kept: {path} was edited by somebody and is no longer planned; "
            "--prune-edited removes it"
        )
    kept = len(outcome.kept) + len(outcome.spared)
    say(
        f"{len(outcome.made)} made, {len(outcome.unchanged)} unchanged, "
        f"{kept} kept because edited, in {seconds:.1f} s. "
        f"Open {(request.out / 'index.html').as_posix()}"
    )
    if outcome.unjudged:
        say(
            f"{outcome.unjudged:,} records that this does not print were not judged; "
            "'jobcareer-kb check' judges all"
        )


def _large(request: "Request", outcome: "Outcome") -> list[str]:
    """A line for papers in large print that this build was not asked for."""
    from jobcareer_kb.building.manifest import LARGE

    every = (*outcome.made, *outcome.unchanged, *outcome.kept)
    count = sum(path.endswith(LARGE) for path in every)
    if request.large is not None or not count:
        return []
    papers = "paper that was made before is" if count == 1 else "papers that were made before are"
    return [f"large print: {count} {papers} kept up to date; --no-large removes them"]


def _noted(outcome: "Outcome") -> list[str]:
    """One line for each text of a record that keeps readers out, with the files that it is in."""
    from jobcareer_kb.building.manifest import NOTED

    found: dict[str, list[str]] = {}
    for path, losses in outcome.losses.items():
        for loss, places in losses.items():
            if loss.startswith(NOTED):
                found.setdefault(f"{', '.join(places)}: {loss}", []).append(path)
    return [f"{line} (in {_some(paths)})" for line, paths in sorted(found.items())]


def _losses(outcome: "Outcome") -> list[str]:
    """One line for each thing that a format cannot carry, with the items it befalls."""
    from jobcareer_kb.building.manifest import NOTED

    found: dict[tuple[str, str], dict[str, None]] = {}
    for path, losses in outcome.losses.items():
        folder, _, name = path.rpartition("/")
        suffix = name.removeprefix(f"{folder.rpartition('/')[2]}-")
        for loss, items in losses.items():
            if loss.startswith(NOTED):
                continue
            names = (item.partition("/")[2] for item in items)
            found.setdefault((suffix, loss), {}).update(dict.fromkeys(names))
    return [
        f"not carried by -{suffix}: {loss} ({_some(list(items))})"
        for (suffix, loss), items in sorted(found.items())
    ]


def _some(items: list[str]) -> str:
    """The first items of a list, and how many more there are."""
    more = len(items) - _ITEMS
    return ", ".join(items) if more < 2 else f"{', '.join(items[:_ITEMS])} and {more} more"


COMMAND = build
