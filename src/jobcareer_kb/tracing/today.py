"""The file that today's records would make, beside which an edited one is laid."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from jobcareer_kb.building.make import job, make, rendered_of
from jobcareer_kb.building.plan import Artifact, plan
from jobcareer_kb.inline import Mark, plain, route_digest
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.languages import Field
from jobcareer_kb.look import Look
from jobcareer_kb.readers import Reading, reader_for
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.tracing.versions import UNMADE
from jobcareer_kb.values import words_of


@dataclass(frozen=True)
class Today:
    """One file of the plan as it would be made now."""

    path: str
    """Below the output folder; empty where no planned file is like the edited one."""
    marks: tuple[Mark, ...]
    reading: Reading
    data: bytes = b""

    @cached_property
    def printed(self) -> Mapping[Field, tuple[str, ...]]:
        """The words of each field as they are printed, each form once."""
        found: dict[Field, dict[str, None]] = {}
        for mark in self.marks:
            found.setdefault((mark.record, mark.route), {})[mark.text] = None
        return {field: tuple(texts) for field, texts in found.items()}

    @cached_property
    def template(self) -> Counter[str]:
        """Words that come from no record, white space folded, with how often they stand there."""
        return Counter(
            said
            for paragraph in self.reading.paragraphs
            for piece in paragraph.pieces
            if not piece.mark and (said := " ".join(piece.text.split()))
        )

    @cached_property
    def around(self) -> Mapping[str, tuple[str, str]]:
        """The words of the template right before and behind each mark."""
        found: dict[str, tuple[str, str]] = {}
        for paragraph in self.reading.paragraphs:
            pieces = paragraph.pieces
            for at, piece in enumerate(pieces):
                before = pieces[at - 1] if at else None
                after = pieces[at + 1] if at + 1 < len(pieces) else None
                found[piece.mark] = (
                    before.text if before is not None and not before.mark else "",
                    after.text if after is not None and not after.mark else "",
                )
        return found


NONE = Today("", (), Reading(()))


def nearest(kb: KnowledgeBase, reading: Reading, templates: Templates) -> Today:
    """The planned Word file that shares most marks with a reading; NONE where none does.

    A file wears the brand whose marks are in it: without that brand, other words of the template
    would stand around its texts.
    """
    titles = {plain(what.title.inlines): name for name, what in kb.settings.products.items()}
    product = titles.get(reading.subject)
    wanted = {piece.mark for p in reading.paragraphs for piece in p.pieces} | {*reading.digests}
    best, most = None, 0
    for artifact in plan(kb, formats=("docx",), brands=_worn(kb, wanted) or ("",)):
        if product not in (None, artifact.product):
            continue
        shared = sum(mark.name in wanted for mark in _marks(kb, artifact, templates))
        if shared > most:
            best, most = artifact, shared
    return made_today(kb, best, templates) if best is not None else NONE


def _worn(kb: KnowledgeBase, marks: Collection[str]) -> tuple[str, ...]:
    """The brands of which words stand in some marks."""
    met = {digest for mark in marks if mark and (digest := mark.split("_")[2])}
    return tuple(
        brand
        for brand in kb.by_kind.get("brand", {})
        if any(
            route_digest(f"brand/{brand}", route) in met
            for route, _ in words_of(kb.records[f"brand/{brand}"])
        )
    )


def made_today(kb: KnowledgeBase, artifact: Artifact, templates: Templates) -> Today:
    """A planned file, of whatever format, as it would be made now; NONE where it cannot be."""
    try:
        data = make(job(kb, artifact, templates, Look())).data
    except UNMADE:
        return NONE
    name = artifact.path.rpartition("/")[2]
    read = reader_for(name, data).read(data)
    return Today(artifact.path, _marks(kb, artifact, templates), read, data)


def _marks(kb: KnowledgeBase, artifact: Artifact, templates: Templates) -> tuple[Mark, ...]:
    try:
        return rendered_of(job(kb, artifact, templates, Look())).marks
    except UNMADE:
        return ()
