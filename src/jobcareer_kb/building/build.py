"""Make everything that changed (io: reads the knowledge base, writes the output).

Nothing is moved into place before everything is made: a finding or a fault of a template leaves the
last good build as it was.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from jobcareer_kb.archive import digest_of
from jobcareer_kb.building.audited import AuditFault
from jobcareer_kb.building.crew import Crew
from jobcareer_kb.building.decision import by_workshop, decide
from jobcareer_kb.building.index import index_page
from jobcareer_kb.building.inputs import PAPER, Outcome, Request, anywhere, brand_of
from jobcareer_kb.building.make import WriteFault, jobs
from jobcareer_kb.building.manifest import (
    FILE,
    INDEX,
    MOST,
    Entry,
    Manifest,
    in_short,
    manifest_pieces,
)
from jobcareer_kb.building.misfit import misfit
from jobcareer_kb.building.not_made import not_made
from jobcareer_kb.building.origin import origins
from jobcareer_kb.building.output import Output
from jobcareer_kb.building.overwriting import may_write, overwriting
from jobcareer_kb.building.plan import Artifact, plan
from jobcareer_kb.building.staging import Stage
from jobcareer_kb.building.tongues import Tongues, asked
from jobcareer_kb.building.workshop import Finished, finished
from jobcareer_kb.errors import OutputFault, UsageFault
from jobcareer_kb.inline import plain
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.rendering.context import long_date
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.numbering import credit_lines
from jobcareer_kb.rendering.rules import RenderFault
from jobcareer_kb.wordings import Wordings

Progress = Callable[[int, int, str], None]


def build(
    kb: KnowledgeBase,
    request: Request,
    out: Output,
    inputs: dict[str, str],
    warnings: tuple[dict[str, Any], ...] = (),
    progress: Progress | None = None,
    crew: Crew | None = None,
) -> Outcome:
    """Make what changed. The caller holds the lock and has found no error in the records."""
    templates = Templates(request.templates, "templates")
    manifest = out.manifest()
    brands = _brands(kb, request, manifest)
    languages, kept_up = asked(kb, request.languages, manifest, request.whole)
    every = plan(
        kb, request.workshops, request.formats, request.large is not False, brands, languages
    )
    made_before = frozenset(manifest.artifacts) if request.large is None else frozenset()
    artifacts = tuple(a for a in every if not a.large or request.large or a.path in made_before)
    tongues = Tongues(kb)
    artifacts, left, gone = tongues.parted(artifacts, templates, request.look)
    for tag in dict.fromkeys(a.language for a in artifacts):
        tongues.of(tag)
    warnings = (*warnings, *({"text": line} for line in (*left, *tongues.unsaid)))
    origin = origins(kb, inputs)
    decided = decide(tongues, artifacts, templates, request, out, manifest, origin)
    out.sweep()
    with Stage(out) as stage:
        tasks = (
            jobs(tongues.of(s[0].language), s, templates, request.look)
            for s in by_workshop(decided.changed)
        )
        made = crew.each(tasks) if crew is not None else map(finished, tasks)
        _lay(tongues, made, stage, progress, len(decided.changed))
        fresh = _manifest(kb, request, manifest, inputs, warnings, stage.entries, artifacts, gone)
        fresh = replace(fresh, languages=kept_up)
        _bounded(fresh, stage.packed)
        copies: list[str] = []
        kept = stage.move(overwriting(request, out, manifest, copies))
    pruned, spared = _prune(request, out, manifest, artifacts, gone)
    made_from = _origins(manifest, fresh, artifacts, origin)
    looked_at = {artifact.path for artifact in artifacts}
    edits = {p: edit for p, edit in decided.edits.items() if p in {*kept, *decided.edited}}
    before = {path: told for path, told in manifest.kept.items() if path not in looked_at}
    before |= {path: edit.made_from for path, edit in edits.items() if edit.changed}
    fresh = replace(fresh, spared=spared, origins=made_from, kept=before)
    index_kept = _finish(request, out, manifest, fresh, stage.packed, kb.wordings, looked_at)
    edited = decided.edited
    return Outcome(
        made=tuple(sorted(set(stage.entries) - set(kept))),
        unchanged=tuple(p for p in decided.unchanged if p not in edited),
        kept=tuple(sorted({*kept, *edited, *index_kept})),
        since={path: edit.changed for path, edit in edits.items()},
        spared=tuple(sorted(spared)) if request.whole else (),
        pruned=pruned,
        losses={a.path: fresh.artifacts[a.path].losses for a in artifacts},
        explained=(*decided.explained, *(not_made(kb) if request.explain else ())),
        told=(*_told(request, manifest), *copies),
        warnings=warnings,
    )


def _brands(kb: KnowledgeBase, request: Request, manifest: Manifest) -> tuple[str, ...]:
    """Ids of the brands whose files are meant; an empty one stands for files without a brand."""
    known = tuple(kb.by_kind.get("brand", {}))
    if request.brands == ("none",):
        return ("",)
    if request.brands == ("all",):
        if not known:
            raise UsageFault("--brand all: there is no record of kind brand; see docs/look.md")
        return known
    before = {brand_of(path) for path in manifest.artifacts}
    return request.brands or ("", *(brand for brand in known if brand in before))


def _told(request: Request, old: Manifest) -> tuple[str, ...]:
    """What the last build was asked for and this one is not, where files are other ones for it."""
    return tuple(_not_asked(request, old))


def _not_asked(request: Request, old: Manifest) -> Iterator[str]:
    paper = old.inputs.get(PAPER, "")
    if paper and not request.look.paper:
        yield (
            f"paper: the last build was asked for --paper {paper}, this one was not; "
            f"'paper: {paper}' in kb.yaml asks each time"
        )
    if request.languages == ("none",) and old.languages and not request.whole:
        yield (
            f"language: files in {', '.join(old.languages)} stay, since this build makes a part "
            "only; 'build --language none' alone removes them"
        )


def _lay(
    tongues: Tongues,
    made: Iterable[tuple[Finished, ...]],
    stage: Stage,
    progress: Progress | None,
    count: int,
) -> None:
    """Lay the files of one workshop after another beside their places."""
    try:
        for files in made:
            for file in files:
                stage.add(file)
            if progress is not None:
                progress(len(stage.entries), count, files[0].entry.workshop)
    except WriteFault as fault:
        kb = tongues.of(fault.artifact.language)
        raise RenderFault(misfit(kb, fault.artifact, fault.slides, str(fault))) from fault
    except AuditFault as fault:
        raise RenderFault(*fault.diagnostics(tongues.of(fault.artifact.language))) from fault


def _prune(
    request: Request,
    out: Output,
    manifest: Manifest,
    artifacts: tuple[Artifact, ...],
    gone: frozenset[str],
) -> tuple[tuple[str, ...], dict[str, str]]:
    """Remove files that are no longer planned; return them, and those that somebody edited.

    Of a narrowed build, these are only those that are `gone`: not whole any more in a language.
    """
    if not request.whole and not gone:
        return (), manifest.spared
    planned = {INDEX, *(artifact.path for artifact in artifacts)}
    journal = out.journal()
    told = {path: (entry.digest,) for path, entry in manifest.artifacts.items()}
    told |= {path: (digest,) for path, digest in manifest.spared.items()}
    pruned: list[str] = []
    spared: dict[str, str] = {}
    lost = {*told, *journal} - planned
    for path in sorted(lost if request.whole else lost & gone):
        digests = (*journal.get(path, ()), *told.get(path, ()))
        on_disk = out.digest(path)
        if on_disk is not None and (request.prune_edited or out.holds(path, digests)):
            out.remove(path)
            pruned.append(path)
        elif on_disk is not None:
            spared[path] = digests[-1]
    return tuple(pruned), spared if request.whole else {**manifest.spared, **spared}


def _manifest(
    kb: KnowledgeBase,
    request: Request,
    old: Manifest,
    inputs: dict[str, str],
    warnings: tuple[dict[str, Any], ...],
    entries: dict[str, Entry],
    artifacts: tuple[Artifact, ...],
    gone: frozenset[str],
) -> Manifest:
    planned = {artifact.path for artifact in artifacts}
    before = {
        p: e for p, e in old.artifacts.items() if p in planned or not (request.whole or p in gone)
    }
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
        credits=tuple(_credits(kb)) if entries else old.credits,  # all are made if one changed
        complete=request.whole,
        inputs=inputs,
        warnings=tuple(anywhere(each, request.kb_shown) for each in warnings),
        artifacts={**before, **entries},
        texts={path: text for path, text in old.texts.items() if path not in entries},
    )


def _credits(kb: KnowledgeBase) -> Iterator[str]:
    """The credit lines of the knowledge base, and those that its sources ask for."""
    yield from (plain(line.inlines) for line in kb.settings.credits)
    yield from (plain(line.children) for line in credit_lines(sorted(kb.sources), kb.sources))


def _origins(
    old: Manifest, fresh: Manifest, artifacts: Iterable[Artifact], origin: Mapping[str, str]
) -> dict[str, str]:
    """The origin of each workshop all of whose files are made from it; where a narrowed build left
    some of them as they were, nobody can say so."""
    looked_at = {artifact.path: artifact.workshop for artifact in artifacts}
    others = {each.workshop for path, each in fresh.artifacts.items() if path not in looked_at}
    told = {id_: digest for id_, digest in old.origins.items() if origin.get(id_) == digest}
    untouched = old.origins.keys() - set(looked_at.values())
    told |= {id_: old.origins[id_] for id_ in untouched if id_ in others}
    return told | {id_: origin[id_] for id_ in looked_at.values() if id_ not in others}


def _bounded(manifest: Manifest, entries: dict[str, bytes]) -> None:
    """Raise OutputFault for a manifest that the next build would refuse to read."""
    if sum(map(len, manifest_pieces(manifest, entries))) > MOST:
        raise OutputFault(
            f"{len(manifest.artifacts):,} files are more than one folder can keep track of; "
            "name some of the workshops, and give each part an --out of its own"
        )


def _finish(
    request: Request,
    out: Output,
    old: Manifest,
    manifest: Manifest,
    entries: dict[str, bytes],
    wordings: Wordings,
    looked_at: set[str],
) -> tuple[str, ...]:
    """Write the page, then the manifest, then drop the journal; equal bytes are left alone.

    Returns the page's name if somebody edited it, and it was kept.
    """
    sizes = {path: out.size(path) for path in manifest.artifacts}
    page = index_page(manifest, sizes, request.look, wordings)
    digest = digest_of(page)
    told = {*out.journal().get(INDEX, ()), *((old.index_digest,) if old.index_digest else ())}
    mine = may_write(request, out, INDEX, digest, told)
    if mine and out.digest(INDEX) != digest:
        out.add_to_journal({INDEX: digest})
        out.write(INDEX, page)
    manifest = replace(manifest, index_digest=digest)
    told_now, lengths = hashlib.sha256(), []
    for piece in manifest_pieces(manifest, entries):
        told_now.update(piece)
        lengths.append(len(piece))
    if out.digest(FILE) != told_now.hexdigest():
        out.write(FILE, manifest_pieces(manifest, entries))
    out.keep_short(told_now.hexdigest(), in_short(manifest.artifacts, lengths))
    out.drop_journal(but=() if request.whole else out.journal().keys() - looked_at - {INDEX})
    return () if mine else (INDEX,)
