"""Read a file and its manifest for `why` (io)."""

import contextlib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from jobcareer_kb.archive import digest_of, digest_of_bytes
from jobcareer_kb.building.make import job, rendered_of
from jobcareer_kb.building.manifest import FILE, Entry, Manifest
from jobcareer_kb.building.output import output_at
from jobcareer_kb.building.plan import Artifact, plan
from jobcareer_kb.building.tongues import Tongues
from jobcareer_kb.disk.named import read_named
from jobcareer_kb.errors import OutputFault, UsageFault
from jobcareer_kb.inline import plain
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import Field
from jobcareer_kb.look import Look
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.readers import ReadFault, Reading, reader_for
from jobcareer_kb.readers._caps import MAX_FILE
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.selection import reached
from jobcareer_kb.tracing.asked import folders_of
from jobcareer_kb.tracing.tongue import language_of
from jobcareer_kb.tracing.trace import State, Texts, Trace, bare, traced_by_marks
from jobcareer_kb.tracing.versions import UNMADE
from jobcareer_kb.tracing.whose import Whose
from jobcareer_kb.tracing.words import traced_by_words
from jobcareer_kb.translation import SETTINGS


@dataclass(frozen=True, slots=True)
class Traced:
    """A file with every text traced."""

    kb: KnowledgeBase
    """In the language of the file."""
    traces: tuple[Trace, ...]
    texts: Texts
    others: str
    """Where words without a record come from."""
    whose: Whose | None
    """Tells words of the template from those of others; None where the file is as it was built."""

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
        reader = reader_for(artifact.name, data)
        reading = reader.read(data)
    except ReadFault as fault:
        said = str(fault)
        raise ReadFault(said if said.startswith(artifact.name) else f"{artifact}: {said}") from None
    known = _manifest(artifact, manifest)
    has_marks = any(piece.mark for paragraph in reading.paragraphs for piece in paragraph.pieces)
    path, entry = _entry(artifact, known, data) or ("", None)
    tongues = Tongues(kb)
    if entry is None and not has_marks:
        path, entry = _by_content(known, reader.name, reading, tongues) or ("", None)
    told = entry.language if entry is not None else ""
    if has_marks and not told:
        told = language_of(tongues, reading)
    kb = tongues.of(told if told in tongues.languages else "")
    product = entry.product if entry is not None else _product(kb, reading)
    texts = Texts(kb, Shapes(kb, product, templates))
    if has_marks:
        traces = tuple(traced_by_marks(reading, texts))
    elif entry is not None:
        traces = traced_by_words(reading, texts, kb, entry, data)
    else:
        raise UsageFault(
            f"{artifact}: the file holds no marks, so its texts are found through the manifest of "
            f"its build, and no {FILE} that names it, or a file with its words, lies beside it; "
            "name it with --manifest"
        )
    is_built = entry is not None and entry.digest in _digests(data)
    whose = None if is_built else Whose(kb, templates, texts, reading, path, entry)
    return Traced(kb, traces, texts, _others(product, entry), whose)


class Shapes:
    """What today's template of a product makes of fields, over all workshops that may print them;
    rendered when it is asked for, since most words stand as they are written."""

    def __init__(self, kb: KnowledgeBase, product: str, templates: Templates) -> None:
        self._kb = kb
        self._templates = templates
        self._left = {(a.workshop, a.sheet): a for a in plan(kb) if a.product == product}
        self._found: dict[Field, frozenset[str]] = {}

    def __call__(self, field: Field) -> frozenset[str]:
        """The forms of a field."""
        name = field[0]
        everywhere = name == SETTINGS or name.startswith("reference/")
        for place in [p for p in self._left if everywhere or name in self._reached[p[0]]]:
            self._add(self._left.pop(place))
        return self._found.get(field, frozenset())

    @cached_property
    def _reached(self) -> dict[str, set[str]]:
        return {shop.id: reached(self._kb, shop) for shop in self._kb.of("workshop", Workshop)}

    def _add(self, artifact: Artifact) -> None:
        try:
            marks = rendered_of(job(self._kb, artifact, self._templates, Look())).marks
        except UNMADE:
            return
        for mark in marks:
            field = (mark.record, mark.route)
            self._found[field] = self._found.get(field, frozenset()) | {bare(mark.text)}


def _product(kb: KnowledgeBase, reading: Reading) -> str:
    """Name of the product that a file says it is; empty where it says nothing known."""
    titles = {plain(what.title.inlines): name for name, what in kb.settings.products.items()}
    return titles.get(reading.subject, "")


def _others(product: str, entry: Entry | None) -> str:
    if entry is not None and entry.format not in _FROM_TEMPLATES:
        return f"words of the format {entry.format}"
    return f"words of the template {product}".rstrip()


_FROM_TEMPLATES = ("docx", "pptx", "markdown")


def _digests(data: bytes) -> tuple[str, str]:
    return digest_of(data), digest_of_bytes(data)


def _entry(artifact: Path, known: Manifest, data: bytes) -> tuple[str, Entry] | None:
    """The file's entry with its path: by what it holds, else by its name."""
    digests = _digests(data)
    by_bytes = ((p, e) for p, e in known.artifacts.items() if e.digest in digests)
    by_name = ((p, e) for p, e in known.artifacts.items() if p.rpartition("/")[2] == artifact.name)
    return next(by_bytes, None) or next(by_name, None)


def _by_content(
    known: Manifest, format: str, reading: Reading, tongues: Tongues
) -> tuple[str, Entry] | None:
    """The entry of a format of which most texts stand in a renamed file."""
    said = {bare(paragraph.text) for paragraph in reading.paragraphs}
    spoken = cache(lambda language: Texts(tongues.of(language)))
    best, most = None, 0
    for path, entry in known.artifacts.items():
        if entry.format != format:
            continue
        texts = spoken(entry.language if entry.language in tongues.languages else "")
        named = dict.fromkeys(entry.marks.values())
        fields = [field for name in named if (field := texts.by_name.get(name))]
        shared = sum(texts.bare(field) in said for field in fields)
        if shared > max(most, LEAST * len(fields)):
            best, most = (path, entry), shared
    return best


LEAST = 0.25
"""Part of the texts of an artifact that a renamed file must have as they are."""


def _manifest(artifact: Path, given: Path | None) -> Manifest:
    folders = folders_of(artifact, given)
    if given is not None:
        with output_at(folders[0]) as out:
            found = out.manifest()
        if not found.artifacts:
            raise UsageFault(f"--manifest {given}: no manifest of a build of this program")
        return found
    for folder in folders:
        # Another program's file of that name is none of ours, and none of our business here.
        with contextlib.suppress(OutputFault), output_at(folder) as out:
            found = out.manifest()
            if found.artifacts:
                return found
    return Manifest()
