"""Which files a build makes again, and why; decided before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from jobcareer_kb.building.fingerprint import changed_records, differing
from jobcareer_kb.building.inputs import Request
from jobcareer_kb.building.make import jobs
from jobcareer_kb.building.manifest import Entry, Manifest
from jobcareer_kb.building.output import Output
from jobcareer_kb.building.plan import Artifact
from jobcareer_kb.building.tongues import Tongues
from jobcareer_kb.rendering.environment import Templates


class Edit(NamedTuple):
    """Of a file that somebody edited: what it was made from, and the records that changed since."""

    made_from: dict[str, str]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a build will do with each file."""

    changed: tuple[Artifact, ...]
    """Those whose inputs changed, or whose file is gone."""
    unchanged: tuple[str, ...]
    edited: frozenset[str]
    """Those of the unchanged that somebody edited."""
    edits: dict[str, Edit]
    """Of each file that somebody edited and a build made."""
    explained: tuple[str, ...]


def decide(
    tongues: Tongues,
    artifacts: Iterable[Artifact],
    templates: Templates,
    request: Request,
    out: Output,
    manifest: Manifest,
    origin: Mapping[str, str],
) -> Decision:
    """Look at each file; what was not made before, or is of a workshop whose origin is as it was,
    needs no look at what it would be made from."""
    changed: list[Artifact] = []
    unchanged: list[str] = []
    edited: set[str] = set()
    explained: list[str] = []
    edits: dict[str, Edit] = {}
    journal = out.journal()
    prints: dict[str, dict[str, str]]
    before: dict[str, dict[str, str]]
    for shop in by_workshop(artifacts):
        made = [each for each in shop if each.path in manifest.artifacts]
        if manifest.origins.get(shop[0].workshop) == origin[shop[0].workshop]:
            prints = before = {each.path: {} for each in made}
        else:
            before = {each.path: manifest.fingerprint_of(each.path) for each in made}
            kb = tongues.of(shop[0].language)
            gathered = jobs(kb, made, templates, request.look) if made else ()
            prints = {each.artifact.path: each.fingerprint for each in gathered}
        for artifact in shop:
            path = artifact.path
            old = manifest.artifacts.get(path)
            died = journal.get(path, ())
            on_disk = out.digest(path)
            labels = differing(before.get(path, {}), prints.get(path, {}))
            if old is not None and on_disk not in (None, old.digest):
                made_from = manifest.as_made(path)
                now = prints[path] or manifest.fingerprint_of(path)
                edits[path] = Edit(made_from, changed_records(made_from, now))
            reason = _reason(old, labels, on_disk, request.force, died)
            if reason:
                changed.append(artifact)
                explained.append(f"{path}: {reason}")
            else:
                unchanged.append(path)
                if old is not None and on_disk != old.digest:
                    edited.add(path)
    told = tuple(explained) if request.explain else ()
    return Decision(tuple(changed), tuple(unchanged), frozenset(edited), edits, told)


def by_workshop(artifacts: Iterable[Artifact]) -> Iterator[tuple[Artifact, ...]]:
    """The artifacts of one workshop, brand and language after another."""
    one = attrgetter("brand", "workshop", "language")
    return (tuple(found) for _, found in groupby(sorted(artifacts, key=one), one))


def _reason(
    old: Entry | None,
    labels: tuple[str, ...],
    on_disk: str | None,
    force: bool,
    died: tuple[str, ...],
) -> str:
    """Why an artifact is made again; empty if it is not.

    `died` are the digests that builds which died were about to give it.
    """
    if old is None:
        return "not made before"
    if labels:
        return ", ".join(labels)
    if on_disk is None:
        return "the file is gone"
    if on_disk == old.digest:
        return ""
    if on_disk in died:
        return "a build that was stopped left another one"
    return "edited, and --force" if force else ""
