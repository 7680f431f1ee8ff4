"""Make one artifact: from a selection to bytes, pure, so that any executor may run it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from jobcareer_kb.building.fingerprint import program_digest
from jobcareer_kb.building.misfit import OnSlide, slides_named
from jobcareer_kb.building.plan import Artifact
from jobcareer_kb.document import LABELS
from jobcareer_kb.inline import Cite, Mark, Marker, field_name, plain, walk, without_cites
from jobcareer_kb.items.authored import authored_item
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.look import Look
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.quiz import BANK_WORDS, Item, Quiz, texts_of
from jobcareer_kb.quiz_formats import quiz_formats
from jobcareer_kb.rendering.changes import on_paper
from jobcareer_kb.rendering.context import DATE_KEYS, PROGRAM_KEYS, long_date, workshop_items
from jobcareer_kb.rendering.deck import slide_numbers
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.product import Rendered, render
from jobcareer_kb.selection import GUIDE, SLIDES, Selection, digest_of, numbers_of, select
from jobcareer_kb.writers import writers

NUMBERS = "numbers of sources"
"""The label of what other products of the workshop decide, too: which number a source has."""


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of an artifact and what is known of them."""

    data: bytes
    records: tuple[str, ...]
    references: tuple[str, ...]
    marks: dict[str, str]
    losses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What the format cannot carry: the loss, and the items it befalls."""


class WriteFault(Exception):
    """A format cannot hold what a document says; has the texts of the slides that it names."""

    def __init__(self, slides: tuple[OnSlide, ...], message: str) -> None:
        super().__init__(message)
        self.slides = slides


@dataclass(frozen=True)
class Job:
    """Everything that one artifact is made from."""

    artifact: Artifact
    selection: Selection
    items: tuple[Item, ...]
    templates: Templates
    look: Look
    deck: Selection | None = None
    """Of the guide: what the slides show, whose numbers it prints."""

    @cached_property
    def fingerprint(self) -> dict[str, str]:
        """Labelled digests of every input."""
        return dict(self._labelled())

    def _labelled(self) -> Iterator[tuple[str, str]]:
        yield "program", program_digest()
        yield from self.selection.labelled()
        if self.artifact.format in writers():
            yield from self.look.labelled(self.artifact.format)
            yield from self.templates.labelled(self.artifact.product)
            yield NUMBERS, digest_of(self._numbers())
            if self.deck is not None:
                yield "slides", digest_of(dict(self._of_deck(self.deck)))
            keys = self.templates.keys(self.artifact.product) | LABELS | PROGRAM_KEYS
        else:
            keys = frozenset({*BANK_WORDS, "bank-licence", "bank-source"}) | DATE_KEYS
        yield "words", digest_of(self.selection.wordings.of(keys))

    def _numbers(self) -> dict[str, int]:
        """Those of the sources that it may print; a bank names its sources and numbers none."""
        numbers = self.selection.numbers
        return {id_: numbers[id_] for id_ in sorted(self.selection.sources)}

    def _of_deck(self, deck: Selection) -> Iterator[tuple[str, str]]:
        yield from deck.labelled()
        yield from self.templates.labelled(SLIDES)


def job(
    kb: KnowledgeBase,
    artifact: Artifact,
    templates: Templates,
    look: Look,
    numbers: Mapping[str, int] | None = None,
) -> Job:
    """Gather what an artifact is made from; `numbers` are those of its workshop, if at hand."""
    shop = kb.get(f"workshop/{artifact.workshop}", Workshop)
    items = workshop_items(kb, shop, authored_item)
    selection = select(kb, shop, artifact.product, artifact.sheet)
    selection = replace(selection, numbers=numbers or numbers_of(kb, shop))
    shown = artifact.product == GUIDE and SLIDES in kb.settings.products
    deck = select(kb, shop, SLIDES) if shown else None
    paper = look.paper or kb.settings.paper or ""
    look = replace(look, paper=paper, large=artifact.large)
    return Job(artifact, selection, items, templates, look, deck)


def make(job: Job) -> Made:
    """Make the bytes; RenderFault carries a finding about a template."""
    return _bank(job) if job.artifact.format in quiz_formats() else _document(job)


def _document(job: Job) -> Made:
    rendered = rendered_of(job)
    try:
        writer = writers()[job.artifact.format]
        document = on_paper(rendered.document) if writer.is_printed else rendered.document
        data = writer.write(document, job.look)
    except ValueError as fault:
        slides = slides_named(rendered.document, str(fault))
        raise WriteFault(slides, str(fault)) from fault
    return Made(
        data,
        _with_figures(rendered.records, rendered.marks, job.selection),
        tuple(entry for entry in job.selection.sources if f"reference/{entry}" in rendered.records),
        _routes(rendered.marks),
    )


def rendered_of(job: Job) -> Rendered:
    """The document of a job; the guide says on which slides each record stands."""
    if job.deck is None:
        return render(job.selection, job.items, job.templates)
    deck = render(job.deck, job.items, job.templates)
    selection = replace(job.selection, slides=slide_numbers(deck.document, job.deck.picks))
    return render(selection, job.items, job.templates)


def _bank(job: Job) -> Made:
    quiz = quiz_of(job.selection, job.items)
    format = quiz_formats()[job.artifact.format]
    texts = tuple((text,) for item in job.items for text in texts_of(item))
    cited = (
        cite.reference
        for run in texts
        for node in walk(run)
        if isinstance(node, Cite)
        for cite in node.items
    )
    marks = tuple(Marker().marks(texts))
    losses: dict[str, list[str]] = {}
    for loss in format.losses(quiz):
        losses.setdefault(loss.message, []).append(loss.item)
    return Made(
        format.write(quiz),
        _with_figures(
            (*(item.id for item in job.items), *(item.objective for item in job.items)),
            marks,
            job.selection,
        ),
        tuple(sorted(set(cited))),
        _routes(marks),
        {message: tuple(befallen) for message, befallen in losses.items()},
    )


def quiz_of(selection: Selection, items: tuple[Item, ...]) -> Quiz:
    """The quiz of a selection, with what every bank must say of itself."""
    settings, shop = selection.settings, selection.workshop
    licence, words = settings.licence, selection.wordings
    return Quiz(
        id=shop.id,
        title=plain(without_cites(shop.question_title.inlines)),
        language=settings.language,
        licence=words.say(
            "bank-licence",
            title=plain(settings.title.inlines),
            version=settings.version,
            date=long_date(settings.released, words),
            licence=plain(licence.name.inlines),
            address=licence.url,
        ),
        items=items,
        short_forms={id_: source.short for id_, source in selection.sources.items()},
        credits=(*_sources(selection, items), *(plain(c.inlines) for c in settings.credits)),
        wordings=words,
    )


def _sources(selection: Selection, items: tuple[Item, ...]) -> Iterator[str]:
    """The cited sources in full, since a bank prints only author and year at a question."""
    cited = dict.fromkeys(id_ for item in items for id_ in item.references)
    known = (selection.sources[id_] for id_ in cited)
    yield from sorted(
        selection.wordings.say("bank-source", source=plain(source.entry)) for source in known
    )


def _with_figures(
    records: Iterable[str], marks: Iterable[Mark], selection: Selection
) -> tuple[str, ...]:
    """Names of printed records, and of the figures in their texts that are printed; sorted."""
    figures = (selection.figures.get(mark.record, {}).get(mark.route, ()) for mark in marks)
    return tuple(sorted({*records, *(name for found in figures for name in found)}))


def _routes(marks: tuple[Mark, ...]) -> dict[str, str]:
    return {m.name: field_name(m.record, m.route) for m in marks}
