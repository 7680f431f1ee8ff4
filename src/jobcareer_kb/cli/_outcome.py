"""What a build says at its end."""

from typing import TYPE_CHECKING

from jobcareer_kb.cli._say import say, say_lines

if TYPE_CHECKING:
    from jobcareer_kb.building.inputs import Outcome, Request

_ITEMS = 8
"""Items that a line names."""


def say_outcome(request: "Request", outcome: "Outcome", seconds: float) -> None:
    """Say what was made, kept, left out and cannot be carried, and where to look."""
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
            changed = some(list(outcome.since[path])) or "none"
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
    return [f"{line} (in {some(paths)})" for line, paths in sorted(found.items())]


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
        f"not carried by -{suffix}: {loss} ({some(list(items))})"
        for (suffix, loss), items in sorted(found.items())
    ]


def some(items: list[str]) -> str:
    """The first items of a list, and how many more there are."""
    more = len(items) - _ITEMS
    return ", ".join(items) if more < 2 else f"{', '.join(items[:_ITEMS])} and {more} more"
