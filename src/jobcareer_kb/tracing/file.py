"""Read a file and its manifest for `why` (io)."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from jobcareer_kb.archive import digest_of, digest_of_bytes
from jobcareer_kb.building.make import job, rendered_of
from jobcareer_kb.building.manifest import FILE, Entry, Manifest
from jobcareer_kb.building.output import output_at
from jobcareer_kb.building.plan import plan
from jobcareer_kb.disk.named import read_named
from jobcareer_kb.errors import OutputFault, UsageFault
from jobcareer_kb.inline import plain
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.look import Look
from jobcareer_kb.readers import ReadFault, Reading, reader_for
from jobcareer_kb.readers._caps import MAX_FILE
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.tracing.trace import Field, State, Texts, Trace, bare, traced_by_marks
from jobcareer_kb.tracing.versions import UNMADE
from jobcareer_kb.tracing.words import traced_by_words


@dataclass(frozen=True, slots=True)
class Traced:
    """A file with every text traced."""

    traces: tuple[Trace, ...]
    texts: Texts
    others: str
    """Where words without a record come from."""

    @property
    def uncompared(self) -> int:
        """How many texts nobody looked for in the records: they are too long, or too many."""
        return sum(trace.state is State.UNCOMPARED for trace in self.traces)


def traced(
    artifact: Path, manifest: Path | None, kb: KnowledgeBase, templates: Templates
) -> Traced:
    """Read a file and trace it by its marks, or by its words through the manifest."""
    data = read_named(artifact, MAX_FILE)
    try:
        reading = reader_for(artifact.name, data).read(data)
    except ReadFault as fault:
        said = str(fault)
        raise ReadFault(said if said.startswith(artifact.name) else f"{artifact}: {said}") from None
    entry = _entry(artifact, manifest, data)
    product = entry.product if entry is not None else _product(kb, reading)
    texts = Texts(kb, shaped(kb, product, templates))
    if any(piece.mark for paragraph in reading.paragraphs for piece in paragraph.pieces):
        traces = tuple(traced_by_marks(reading, texts))
    elif entry is not None:
        traces = traced_by_words(reading, texts, kb, entry, data)
    else:
        raise UsageFault(
            f"{artifact}: the file holds no marks, so its texts are found through the manifest of "
            f"its build, and no {FILE} that names it lies beside it; name it with --manifest"
        )
    return Traced(traces, texts, _others(product, entry))


def shaped(kb: KnowledgeBase, product: str, templates: Templates) -> dict[Field, frozenset[str]]:
    """What today's template of a product makes of each field, over all workshops."""
    found: dict[Field, frozenset[str]] = {}
    artifacts = {(a.workshop, a.sheet): a for a in plan(kb) if a.product == product}
    for artifact in artifacts.values():
        try:
            marks = rendered_of(job(kb, artifact, templates, Look())).marks
        except UNMADE:
            continue
        for mark in marks:
            field = (mark.record, mark.route)
            found[field] = found.get(field, frozenset()) | {bare(mark.text)}
    return found


def _product(kb: KnowledgeBase, reading: Reading) -> str:
    """Name of the product that a file says it is; empty where it says nothing known."""
    titles = {plain(what.title.inlines): name for name, what in kb.settings.products.items()}
    return titles.get(reading.subject, "")


def _others(product: str, entry: Entry | None) -> str:
    if entry is not None and entry.format not in _FROM_TEMPLATES:
        return f"words of the format {entry.format}"
    return f"words of the template {product}".rstrip()


_FROM_TEMPLATES = ("docx", "pptx", "markdown")


def _entry(artifact: Path, manifest: Path | None, data: bytes) -> Entry | None:
    """The file's entry: by what it holds, else by its name."""
    known = _manifest(artifact, manifest)
    digests = (digest_of(data), digest_of_bytes(data))
    by_bytes = (e for e in known.artifacts.values() if e.digest in digests)
    by_name = (e for p, e in known.artifacts.items() if p.rpartition("/")[2] == artifact.name)
    return next(by_bytes, None) or next(by_name, None)


def _manifest(artifact: Path, given: Path | None) -> Manifest:
    if given is not None:
        folder = given if given.is_dir() else given.parent
        with output_at(folder) as out:
            found = out.manifest()
        if not found.artifacts:
            raise UsageFault(f"--manifest {given}: no manifest of a build of this program")
        return found
    beside = artifact.resolve().parent
    for folder in (beside, beside.parent, beside.parent.parent):
        # Another program's file of that name is none of ours, and none of our business here.
        with contextlib.suppress(OutputFault), output_at(folder) as out:
            found = out.manifest()
            if found.artifacts:
                return found
    return Manifest()
