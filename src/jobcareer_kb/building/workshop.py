"""All files of one workshop that are to be made: the task of one process, a value in and out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobcareer_kb.archive import digest_of
from jobcareer_kb.building.audited import audit
from jobcareer_kb.building.make import Job, Known, Made, make
from jobcareer_kb.building.manifest import Entry
from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.model.brand import Brand


@dataclass(frozen=True, slots=True)
class Finished:
    """A file as it is to be written."""

    path: str
    data: bytes
    entry: Entry


def finished(jobs: Sequence[Job]) -> tuple[Finished, ...]:
    """Make the files of one workshop, and audit each; raises what `make` and `audit` do."""
    known: Known = {}
    return tuple(_audited(job, known) for job in jobs)


def _audited(job: Job, known: Known) -> Finished:
    made = make(job, known)
    noted = audit(job, made.data, known)
    return _finished(job, replace(made, losses={**made.losses, **noted}))


def _finished(job: Job, made: Made) -> Finished:
    artifact, shop = job.artifact, job.selection.workshop
    title = _title(job)
    entry = Entry(
        workshop=artifact.workshop,
        product=artifact.product,
        format=artifact.format,
        title=job.selection.wordings.say("large-print", title=title) if artifact.large else title,
        workshop_title=_workshop_title(job),
        minutes=shop.minutes,
        facilitator=artifact.facilitator,
        language=artifact.language,
        digest=digest_of(made.data),
        fingerprint=job.fingerprint,
        records=made.records,
        references=made.references,
        marks=made.marks,
        losses=made.losses,
    )
    return Finished(artifact.path, made.data, entry)


def _workshop_title(job: Job) -> str:
    """What people call the workshop, and whose name the file wears."""
    title = plain(without_cites(job.selection.workshop.title.inlines))
    brand = job.selection.records.get(job.selection.brand)
    if not isinstance(brand, Brand):
        return title
    name = plain(brand.name.inlines)
    return job.selection.wordings.say("labelled", label=name, words=title)


def _title(job: Job) -> str:
    """What people call a file: its product, and of a sheet its number and title."""
    if not job.artifact.sheet:
        return plain(job.selection.settings.products[job.artifact.product].title.inlines)
    (one,) = job.selection.sheets
    title = plain(without_cites(one.sheet.title.inlines))
    return job.selection.wordings.say("sheet-title", n=one.number, title=title)
