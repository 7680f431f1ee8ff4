"""A file that was made is opened again and audited; what is found leads to its record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobcareer_kb.audits import AuditRule, Found, audits
from jobcareer_kb.building.make import Job, Known, rendered_of
from jobcareer_kb.building.manifest import NOTED
from jobcareer_kb.building.plan import Artifact
from jobcareer_kb.diagnostic import Diagnostic, Related, Span
from jobcareer_kb.inline import Mark, field_name, plain
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.brand import Brand
from jobcareer_kb.rendering.changes import on_paper
from jobcareer_kb.values import Words
from jobcareer_kb.writers import writers

_BASES = {"docx": "templates/base.docx", "pptx": "templates/base.pptx"}
"""Of a format that takes its styles from a base document: where that lies."""
_FEW = 8
"""Letters of words too few to know a text by."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an audit found, and the text of a record that stands there."""

    rule: AuditRule
    found: Found
    source: Mark | None
    """None where only the template speaks."""


class AuditFault(Exception):
    """A file that was made keeps readers out; carries what its audit found."""

    def __init__(self, artifact: Artifact, told: tuple[Told, ...]) -> None:
        super().__init__(artifact, told)
        self.artifact = artifact
        self.told = told

    def diagnostics(self, kb: KnowledgeBase) -> tuple[Diagnostic, ...]:
        """The findings, each at the place that somebody can mend."""
        return tuple(dict.fromkeys(_diagnostic(kb, self.artifact, each) for each in self.told))


def audit(job: Job, data: bytes, known: Known) -> dict[str, tuple[str, ...]]:
    """Audit a file, if its format has an audit; raises AuditFault for what must not be written.

    Returns what only is to be said, each with the fields of records that say it.
    """
    form = job.artifact.format
    if form not in audits():
        return {}
    rendered = rendered_of(job, known)
    document = rendered.document
    if writers()[form].is_printed:
        document = on_paper(document)
    findings = audits()[form].findings(data, document)
    marks = (*rendered.marks, *_described(job)) if findings else ()
    told = [Told(f.rule, f.found, _source(f.found, marks)) for f in findings]
    if grave := tuple(each for each in told if each.rule.stops or each.found.style):
        raise AuditFault(job.artifact, grave)
    noted: dict[str, tuple[str, ...]] = {}
    for each in told:
        text = f"{NOTED}{each.rule.code}]: {each.found.message}; {_help(each)}"
        noted[text] = tuple(dict.fromkeys((*noted.get(text, ()), _place(job.artifact, each))))
    return noted


def _described(job: Job) -> Iterator[Mark]:
    """The words for the pictures of a file, which stand in no text of it."""
    for name, record in job.selection.records.items():
        for field in ("alt", "logo_alt"):
            if isinstance(words := getattr(record, field, None), Words):
                yield Mark("", name, (field,), plain(words.inlines))


def _help(told: Told) -> str:
    return told.found.help or told.rule.mend


def _place(artifact: Artifact, told: Told) -> str:
    """The field of a record, which stays where it is when lines move; else the template."""
    if told.source is not None:
        return field_name(told.source.record, told.source.route)
    return f"templates/{artifact.product}.xml.j2"


def _source(found: Found, marks: Iterable[Mark]) -> Mark | None:
    """The text of a record that stands at a place: by its mark, else by its words."""
    by_name = {mark.name or f"{mark.record}#{mark.route}": mark for mark in marks}
    return by_name.get(found.mark) or max(
        _alike(found.words, by_name.values()), key=lambda mark: len(mark.text), default=None
    )


def _alike(words: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    said = " ".join(words.split())
    for mark in marks:
        text = " ".join(mark.text.split())
        if text and (text in said or (len(said) > _FEW and said in text)):
            yield mark


def _diagnostic(kb: KnowledgeBase, artifact: Artifact, told: Told) -> Diagnostic:
    rule, found, source = told.rule, told.found, told.source
    at = None
    if source is not None and (source.record in kb.records or source.record == "kb.yaml"):
        at = kb.locate(source.record, source.route)
    base = _base(kb, artifact) if found.style else None
    where = base or at or Span(f"templates/{artifact.product}.xml.j2")
    related = (Related(at, "set so here"),) if base and at is not None else ()
    return rule.at(where, f"{artifact.path}: {found.message}", _help(told), related)


def _base(kb: KnowledgeBase, artifact: Artifact) -> Span | None:
    """Where the base document of a file lies; of a brand without one, where its colors stand."""
    if artifact.format not in _BASES:
        return None
    if not artifact.brand:
        return Span(_BASES[artifact.format])
    brand = kb.get(f"brand/{artifact.brand}", Brand)
    own = brand.word_base if artifact.format == "docx" else brand.powerpoint_base
    if own is None:
        return kb.locate(f"brand/{brand.id}", ("theme",))
    return Span(f"{kb.folder}/brand/{own}")
