"""Check, then make everything that changed (io: reads the knowledge base, writes the output).

Nothing is written before everything is made: a finding or a fault of a template leaves the last
good build as it was.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jobcareer_kb.artifacts import output
from jobcareer_kb.artifacts.fingerprint import differing
from jobcareer_kb.artifacts.index import index_page
from jobcareer_kb.artifacts.inputs import INDEX, Outcome, Request
from jobcareer_kb.artifacts.make import Job, Made, WriteFault, job, make
from jobcareer_kb.artifacts.manifest import FILE, Entry, Manifest, manifest_bytes
from jobcareer_kb.artifacts.misfit import misfit
from jobcareer_kb.artifacts.plan import Artifact, plan
from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.rendering.context import long_date
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.rules import RenderFault
from jobcareer_kb.theme import Look

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build will do with each file, decided before anything is written."""

    jobs: tuple[Job, ...]
    """Artifacts whose inputs changed, or whose file is gone."""
    unchanged: tuple[str, ...]
    explained: tuple[str, ...]


def build(
    kb: KnowledgeBase,
    request: Request,
    manifest: Manifest,
    inputs: dict[str, str],
    warnings: tuple[dict[str, Any], ...] = (),
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Outcome:
    """Make what changed. The caller holds the lock and has found no error in the records."""
    templates = Templates(request.templates, "templates")
    artifacts = plan(kb, request.workshops, request.formats)
    decided = _decide(kb, artifacts, templates, request, manifest)
    made = _make_all(kb, decided.jobs, progress, executor)
    entries = {j.artifact.path: _entry(kb, j, made[j.artifact.path]) for j in decided.jobs}
    kept = _write(request, manifest, decided.jobs, made)
    pruned, spared = _prune(request, manifest, artifacts) if request.whole else ((), ())
    fresh = _manifest(kb, request, manifest, inputs, warnings, entries, artifacts)
    index_kept = _finish(request, manifest, fresh)
    edited = _edited(request, fresh, decided.unchanged)
    return Outcome(
        made=tuple(sorted(set(made) - set(kept))),
        unchanged=tuple(p for p in decided.unchanged if p not in edited),
        kept=tuple(sorted({*kept, *edited, *spared, *index_kept})),
        pruned=pruned,
        losses={a.path: fresh.artifacts[a.path].losses for a in artifacts},
        explained=decided.explained,
        warnings=warnings,
    )


def _decide(
    kb: KnowledgeBase,
    artifacts: Iterable[Artifact],
    templates: Templates,
    request: Request,
    manifest: Manifest,
) -> Plan:
    jobs: list[Job] = []
    unchanged: list[str] = []
    explained: list[str] = []
    for artifact in artifacts:
        each = job(kb, artifact, templates, Look())
        old = manifest.artifacts.get(artifact.path)
        on_disk = output.digest_on_disk(request.out / artifact.path)
        reason = _reason(old, each.fingerprint, on_disk, request.force)
        if reason:
            jobs.append(each)
            explained.append(f"{artifact.path}: {reason}")
        else:
            unchanged.append(artifact.path)
    return Plan(tuple(jobs), tuple(unchanged), tuple(explained) if request.explain else ())


def _reason(old: Entry | None, new: dict[str, str], on_disk: str | None, force: bool) -> str:
    """Why an artifact is made again; empty if it is not."""
    if old is None:
        return "not made before"
    if labels := differing(old.fingerprint, new):
        return ", ".join(labels)
    if on_disk is None:
        return "the file is gone"
    return "edited, and --force" if force and on_disk != old.digest else ""


def _make_all(
    kb: KnowledgeBase, jobs: tuple[Job, ...], progress: Progress | None, executor: Executor | None
) -> dict[str, Made]:
    """Make every artifact in memory; any executor may do it."""
    results = executor.map(make, jobs) if executor is not None else map(make, jobs)
    made: dict[str, Made] = {}
    try:
        for count, (each, result) in enumerate(zip(jobs, results, strict=True), start=1):
            made[each.artifact.path] = result
            if progress is not None:
                progress(count, len(jobs), each.artifact.path)
    except WriteFault as fault:
        artifact = jobs[len(made)].artifact
        raise RenderFault(misfit(kb, artifact, fault.slides, str(fault))) from fault
    return made


def _entry(kb: KnowledgeBase, job: Job, made: Made) -> Entry:
    artifact, shop = job.artifact, job.selection.workshop
    return Entry(
        workshop=artifact.workshop,
        product=artifact.product,
        format=artifact.format,
        title=plain(kb.settings.products[artifact.product].title.inlines),
        workshop_title=plain(without_cites(shop.title.inlines)),
        minutes=shop.minutes,
        facilitator=artifact.facilitator,
        digest=output.digest_of(made.data),
        fingerprint=job.fingerprint,
        records=made.records,
        references=made.references,
        marks=made.marks,
        losses=made.losses,
    )


def _write(
    request: Request, manifest: Manifest, jobs: tuple[Job, ...], made: dict[str, Made]
) -> tuple[str, ...]:
    """Write what is ours to write; return the files that somebody edited."""
    journal = output.read_journal(request.out)
    fresh = {path: output.digest_of(result.data) for path, result in made.items()}
    output.sweep(request.out)
    if fresh:
        output.add_to_journal(request.out, fresh)
    kept: list[str] = []
    for each in jobs:
        path = each.artifact.path
        on_disk = output.digest_on_disk(request.out / path)
        old = manifest.artifacts.get(path)
        ours = {fresh[path], *journal.get(path, ()), old.digest if old else None, None}
        if on_disk == fresh[path]:
            continue
        if on_disk not in ours and not request.force:
            kept.append(path)
            continue
        output.replace_file(request.out / path, made[path].data)
    return tuple(kept)


def _prune(
    request: Request, manifest: Manifest, artifacts: tuple[Artifact, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Remove files that are no longer planned; spare those that somebody edited."""
    planned = {INDEX, *(artifact.path for artifact in artifacts)}
    journal = output.read_journal(request.out)
    pruned: list[str] = []
    spared: list[str] = []
    for path in sorted({*manifest.artifacts, *journal} - planned):
        on_disk = output.digest_on_disk(request.out / path)
        if on_disk is None:
            continue
        entry = manifest.artifacts.get(path)
        ours = {*journal.get(path, ()), entry.digest if entry else None}
        if on_disk in ours or request.force:
            output.remove_file(request.out / path)
            pruned.append(path)
        else:
            spared.append(path)
    return tuple(pruned), tuple(spared)


def _manifest(
    kb: KnowledgeBase,
    request: Request,
    old: Manifest,
    inputs: dict[str, str],
    warnings: tuple[dict[str, Any], ...],
    entries: dict[str, Entry],
    artifacts: tuple[Artifact, ...],
) -> Manifest:
    planned = {artifact.path for artifact in artifacts}
    before = {p: e for p, e in old.artifacts.items() if p in planned or not request.whole}
    settings = kb.settings
    return Manifest(
        title=plain(settings.title.inlines),
        version=settings.version,
        released=long_date(settings.released.isoformat()),
        licence=plain(settings.licence.name.inlines),
        licence_url=settings.licence.url,
        licence_statement=plain(settings.licence.statement.inlines),
        products=tuple(settings.products),
        language=settings.language,
        credits=tuple(plain(line.inlines) for line in settings.credits),
        complete=request.whole,
        inputs=inputs,
        warnings=warnings,
        artifacts={**before, **entries},
    )


def _finish(request: Request, old: Manifest, manifest: Manifest) -> tuple[str, ...]:
    """Write the page, then the manifest, then drop the journal; equal bytes are left alone.

    Returns the page's name if somebody edited it, and it was kept.
    """
    out = request.out
    page = index_page(manifest, {p: _size(out / p) for p in manifest.artifacts})
    digest = output.digest_of(page)
    on_disk = output.digest_on_disk(out / INDEX)
    ours = {digest, old.index_digest, *output.read_journal(out).get(INDEX, ()), None}
    kept = (INDEX,) if on_disk not in ours and not request.force else ()
    if on_disk != digest and not kept:
        output.add_to_journal(out, {INDEX: digest})
        output.replace_file(out / INDEX, page)
    data = manifest_bytes(replace(manifest, index_digest=digest))
    if output.digest_on_disk(out / FILE) != output.digest_of(data):
        output.replace_file(out / FILE, data)
    output.drop_journal(out)
    return kept


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _edited(request: Request, manifest: Manifest, unchanged: tuple[str, ...]) -> set[str]:
    """Files whose inputs did not change but whose bytes did: somebody edited them."""
    return {
        path
        for path in unchanged
        if output.digest_on_disk(request.out / path) != manifest.artifacts[path].digest
    }
