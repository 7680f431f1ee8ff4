"""Check, then make everything that changed (io: reads the knowledge base, writes the output).

Nothing is written before everything is made: a finding or a fault of a template leaves the last
good build as it was.
"""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Any

from jobcareer_kb.archive import digest_of, digest_of_bytes
from jobcareer_kb.building.fingerprint import differing
from jobcareer_kb.building.index import index_page
from jobcareer_kb.building.inputs import PAPER, Outcome, Request, anywhere
from jobcareer_kb.building.make import Job, Made, WriteFault, job, make
from jobcareer_kb.building.manifest import FILE, INDEX, Entry, Manifest, manifest_bytes
from jobcareer_kb.building.misfit import misfit
from jobcareer_kb.building.output import Output
from jobcareer_kb.building.plan import Artifact, plan
from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.git import tracked
from jobcareer_kb.rendering.context import long_date
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.rules import RenderFault
from jobcareer_kb.wordings import Wordings

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
    out: Output,
    inputs: dict[str, str],
    warnings: tuple[dict[str, Any], ...] = (),
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Outcome:
    """Make what changed. The caller holds the lock and has found no error in the records."""
    templates = Templates(request.templates, "templates")
    manifest = out.manifest()
    every = plan(kb, request.workshops, request.formats, large=request.large is not False)
    made_before = frozenset(manifest.artifacts) if request.large is None else frozenset()
    artifacts = tuple(a for a in every if not a.large or request.large or a.path in made_before)
    decided = _decide(kb, artifacts, templates, request, out, manifest)
    made = _make_all(kb, decided.jobs, progress, executor)
    entries = {j.artifact.path: _entry(kb, j, made[j.artifact.path]) for j in decided.jobs}
    kept = _write(request, out, manifest, decided.jobs, made)
    pruned, spared = _prune(request, out, manifest, artifacts)
    fresh = _manifest(kb, request, manifest, inputs, warnings, entries, artifacts)
    index_kept = _finish(request, out, manifest, replace(fresh, spared=spared), kb.wordings)
    edited = _edited(out, fresh, decided.unchanged)
    return Outcome(
        made=tuple(sorted(set(made) - set(kept))),
        unchanged=tuple(p for p in decided.unchanged if p not in edited),
        kept=tuple(sorted({*kept, *edited, *index_kept})),
        spared=tuple(sorted(spared)) if request.whole else (),
        pruned=pruned,
        losses={a.path: fresh.artifacts[a.path].losses for a in artifacts},
        explained=decided.explained,
        told=_told(request, manifest),
        warnings=warnings,
    )


def _told(request: Request, old: Manifest) -> tuple[str, ...]:
    """What the last build was asked for and this one is not, where files are other ones for it."""
    paper = old.inputs.get(PAPER, "")
    if not paper or request.look.paper:
        return ()
    return (
        f"paper: the last build was asked for --paper {paper}, this one was not; "
        f"'paper: {paper}' in kb.yaml asks each time",
    )


def _decide(
    kb: KnowledgeBase,
    artifacts: Iterable[Artifact],
    templates: Templates,
    request: Request,
    out: Output,
    manifest: Manifest,
) -> Plan:
    jobs: list[Job] = []
    unchanged: list[str] = []
    explained: list[str] = []
    numbers: dict[str, Mapping[str, int]] = {}
    for artifact in artifacts:
        each = job(kb, artifact, templates, request.look, numbers.get(artifact.workshop))
        numbers[artifact.workshop] = each.selection.numbers
        old = manifest.artifacts.get(artifact.path)
        on_disk = out.digest(artifact.path)
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
    title = _title(kb, job)
    return Entry(
        workshop=artifact.workshop,
        product=artifact.product,
        format=artifact.format,
        title=kb.wordings.say("large-print", title=title) if artifact.large else title,
        workshop_title=plain(without_cites(shop.title.inlines)),
        minutes=shop.minutes,
        facilitator=artifact.facilitator,
        digest=digest_of(made.data),
        fingerprint=job.fingerprint,
        records=made.records,
        references=made.references,
        marks=made.marks,
        losses=made.losses,
    )


def _title(kb: KnowledgeBase, job: Job) -> str:
    """What people call a file: its product, and of a sheet its number and title."""
    if not job.artifact.sheet:
        return plain(kb.settings.products[job.artifact.product].title.inlines)
    (one,) = job.selection.sheets
    title = plain(without_cites(one.sheet.title.inlines))
    return job.selection.wordings.say("sheet-title", n=one.number, title=title)


def _write(
    request: Request,
    out: Output,
    manifest: Manifest,
    jobs: tuple[Job, ...],
    made: dict[str, Made],
) -> tuple[str, ...]:
    """Write what is ours to write; return the files that somebody edited."""
    journal = out.journal()
    fresh = {path: digest_of(result.data) for path, result in made.items()}
    out.sweep()
    if fresh:
        out.add_to_journal(fresh)
    kept: list[str] = []
    for each in jobs:
        path = each.artifact.path
        old = manifest.artifacts.get(path)
        told = {*journal.get(path, ()), *((old.digest,) if old else ())}
        told |= {manifest.spared[path]} if path in manifest.spared else set()
        if not _may_write(request, out, path, fresh[path], told):
            kept.append(path)
        elif out.digest_of_bytes(path) != digest_of_bytes(made[path].data):
            out.write(path, made[path].data)
    return tuple(kept)


def _may_write(request: Request, out: Output, path: str, fresh: str, told: set[str]) -> bool:
    """Say whether what lies at a path may go: it is ours, or the user gave it up.

    `told` are the digests that earlier builds gave it. What is under version control and was never
    made by a build is somebody's work of another kind, which `--force` does not mean.
    """
    on_disk = out.digest(path)
    if on_disk is None or on_disk == fresh or out.holds(path, told):
        return True
    return request.force and (bool(told) or not tracked(request.out / path))


def _prune(
    request: Request, out: Output, manifest: Manifest, artifacts: tuple[Artifact, ...]
) -> tuple[tuple[str, ...], dict[str, str]]:
    """Remove files that are no longer planned; return them, and those that somebody edited."""
    if not request.whole:
        return (), manifest.spared
    planned = {INDEX, *(artifact.path for artifact in artifacts)}
    journal = out.journal()
    told = {path: (entry.digest,) for path, entry in manifest.artifacts.items()}
    told |= {path: (digest,) for path, digest in manifest.spared.items()}
    pruned: list[str] = []
    spared: dict[str, str] = {}
    for path in sorted({*told, *journal} - planned):
        digests = (*journal.get(path, ()), *told.get(path, ()))
        on_disk = out.digest(path)
        if on_disk is not None and (request.prune_edited or out.holds(path, digests)):
            out.remove(path)
            pruned.append(path)
        elif on_disk is not None:
            spared[path] = digests[-1]
    return tuple(pruned), spared


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
        released=long_date(settings.released, kb.wordings),
        licence=plain(settings.licence.name.inlines),
        licence_url=settings.licence.url,
        licence_statement=plain(settings.licence.statement.inlines),
        products=tuple(settings.products),
        language=settings.language,
        credits=tuple(plain(line.inlines) for line in settings.credits),
        complete=request.whole,
        inputs=inputs,
        warnings=tuple(anywhere(each, request.kb_shown) for each in warnings),
        artifacts={**before, **entries},
    )


def _finish(
    request: Request, out: Output, old: Manifest, manifest: Manifest, wordings: Wordings
) -> tuple[str, ...]:
    """Write the page, then the manifest, then drop the journal; equal bytes are left alone.

    Returns the page's name if somebody edited it, and it was kept.
    """
    sizes = {path: out.size(path) for path in manifest.artifacts}
    page = index_page(manifest, sizes, request.look, wordings)
    digest = digest_of(page)
    told = {*out.journal().get(INDEX, ()), *((old.index_digest,) if old.index_digest else ())}
    mine = _may_write(request, out, INDEX, digest, told)
    if mine and out.digest(INDEX) != digest:
        out.add_to_journal({INDEX: digest})
        out.write(INDEX, page)
    data = manifest_bytes(replace(manifest, index_digest=digest))
    if out.digest(FILE) != digest_of(data):
        out.write(FILE, data)
    out.drop_journal()
    return () if mine else (INDEX,)


def _edited(out: Output, manifest: Manifest, unchanged: tuple[str, ...]) -> set[str]:
    """Files whose inputs did not change but whose bytes did: somebody edited them."""
    return {path for path in unchanged if out.digest(path) != manifest.artifacts[path].digest}
