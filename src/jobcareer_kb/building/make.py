"""Make artifacts: from selections to bytes, pure, so that any process may do it."""

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from jobcareer_kb.building.brands import look_of, named_by
from jobcareer_kb.building.fingerprint import program_digest
from jobcareer_kb.building.misfit import OnSlide, slides_named
from jobcareer_kb.building.plan import Artifact, is_bilingual
from jobcareer_kb.document import LABELS
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.inline import (
    Cite,
    Mark,
    Marker,
    Route,
    field_name,
    plain,
    walk,
    without_cites,
)
from jobcareer_kb.items.authored import authored_item
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.look import Look
from jobcareer_kb.model.brand import Brand
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.quiz import BANK_WORDS, Item, Quiz, texts_of
from jobcareer_kb.quiz_formats import quiz_formats
from jobcareer_kb.rendering.changes import on_paper
from jobcareer_kb.rendering.context import DATE_KEYS, PROGRAM_KEYS, long_date, workshop_items
from jobcareer_kb.rendering.deck import slide_numbers
from jobcareer_kb.rendering.environment import Templates
from jobcareer_kb.rendering.numbering import credit_lines
from jobcareer_kb.rendering.product import Rendered, both, render
from jobcareer_kb.selection import GUIDE, SLIDES, Selection, digest_of, numbers_of, select
from jobcareer_kb.translation import SETTINGS
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

    def __init__(self, artifact: Artifact, slides: tuple[OnSlide, ...], message: str) -> None:
        super().__init__(artifact, slides, message)
        self.artifact = artifact
        self.slides = slides

    def __str__(self) -> str:
        return str(self.args[-1])


@dataclass(frozen=True)
class Job:
    """Everything that one artifact is made from."""

    artifact: Artifact
    selection: Selection
    items: tuple[Item, ...]
    templates: Templates
    look: Look
    beside: Selection | None = None
    """Of a file in two languages: what it prints in that of the records."""
    deck: Selection | None = None
    """Of the guide: what the slides show, whose numbers it prints."""

    @cached_property
    def fingerprint(self) -> dict[str, str]:
        """Labelled digests of every input."""
        return dict(self._labelled())

    def _labelled(self) -> Iterator[tuple[str, str]]:
        yield "program", program_digest()
        yield from self.selection.labelled()
        for label, digest in self.beside.labelled() if self.beside is not None else ():
            yield f"{label}, beside it", digest
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


def job(kb: KnowledgeBase, artifact: Artifact, templates: Templates, look: Look) -> Job:
    """Gather what an artifact is made from."""
    return jobs(kb, (artifact,), templates, look)[0]


def jobs(
    kb: KnowledgeBase, artifacts: Sequence[Artifact], templates: Templates, look: Look
) -> tuple[Job, ...]:
    """Gather what some artifacts of one workshop and one brand are made from."""
    shop = kb.get(f"workshop/{artifacts[0].workshop}", Workshop)
    items = workshop_items(kb, shop, authored_item)
    numbers = numbers_of(kb, shop)
    look = replace(look, paper=look.paper or kb.settings.paper or "")
    brand = artifacts[0].brand
    if brand:
        look = look_of(kb, kb.get(f"brand/{brand}", Brand), look)

    @cache
    def chosen(product: str, sheet: str = "") -> Selection:
        return replace(select(kb, shop, product, sheet, brand), numbers=numbers)

    def each(artifact: Artifact) -> Job:
        shown = artifact.product == GUIDE and SLIDES in kb.settings.products
        deck = chosen(SLIDES) if shown else None
        selection = chosen(artifact.product, artifact.sheet)
        seen = replace(look, large=artifact.large)
        beside = None
        if is_bilingual(shop, artifact.product, artifact.language) and kb.original is not None:
            own = kb.original.get(f"workshop/{shop.id}", Workshop)
            beside = select(kb.original, own, artifact.product, artifact.sheet, brand)
            beside = replace(beside, numbers=numbers)
        return Job(artifact, selection, items, templates, seen, beside, deck)

    return tuple(map(each, artifacts))


Known = MutableMapping[tuple[str, str, str], Rendered]
"""What was rendered for one workshop, by product, sheet and language: one rendering serves every
format of its product, both sizes of print, and the guide, which names the slides."""


def make(job: Job, known: Known | None = None) -> Made:
    """Make the bytes; RenderFault carries a finding about a template."""
    return _bank(job) if job.artifact.format in quiz_formats() else _document(job, known)


def _document(job: Job, known: Known | None) -> Made:
    rendered = rendered_of(job, known)
    try:
        writer = writers()[job.artifact.format]
        document = on_paper(rendered.document) if writer.is_printed else rendered.document
        data = writer.write(document, job.look)
    except UsageFault as fault:
        brand = job.selection.records.get(job.selection.brand)
        raise (named_by(brand, fault) if isinstance(brand, Brand) else fault) from fault
    except ValueError as fault:
        slides = slides_named(rendered.document, str(fault))
        raise WriteFault(job.artifact, slides, str(fault)) from fault
    return Made(
        data,
        _with_figures(rendered.records, rendered.marks, job.selection),
        tuple(entry for entry in job.selection.sources if f"reference/{entry}" in rendered.records),
        _routes(rendered.marks),
    )


def rendered_of(job: Job, known: Known | None = None) -> Rendered:
    """The document of a job; the guide says on which slides each record stands."""
    known = {} if known is None else known
    selection = job.selection
    if job.deck is not None:
        deck = _rendered(job.deck, job, known).document
        selection = replace(selection, slides=slide_numbers(deck, job.deck.picks))
    rendered = _rendered(selection, job, known)
    if job.beside is None:
        return rendered
    return both(_rendered(job.beside, job, known), rendered, job.beside, selection)


def _rendered(selection: Selection, job: Job, known: Known) -> Rendered:
    key = selection.product, job.artifact.sheet, selection.settings.language
    if key not in known:
        known[key] = render(selection, job.items, job.templates)
    return known[key]


def printed(job: Job) -> Iterator[tuple[str, Route]]:
    """Record and route of each text that a file prints, and of those that are told of the file."""
    shop, product = f"workshop/{job.artifact.workshop}", job.artifact.product
    yield from ((SETTINGS, ("title",)), (SETTINGS, ("products", product, "title")))
    yield shop, ("title",)
    if job.artifact.format not in quiz_formats():
        rendered = rendered_of(job)
        yield from ((mark.record, mark.route) for mark in rendered.marks)
        yield from ((use.record, use.route) for use in rendered.plain_uses)
        return
    yield shop, ("question_title",)
    yield from ((SETTINGS, ("credits", at)) for at in range(len(job.selection.settings.credits)))
    texts = (text for item in job.items for text in (item.objective_text, *texts_of(item)))
    yield from ((text.record, text.route) for text in texts)


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
            (
                *(name for item in job.items for name in item.made_from or (item.id,)),
                *(item.objective for item in job.items),
            ),
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
        credits=(*_sources(selection, items), *_credits(selection, items)),
        wordings=words,
    )


def _sources(selection: Selection, items: tuple[Item, ...]) -> Iterator[str]:
    """The cited sources in full, since a bank prints only author and year at a question."""
    known = (selection.sources[id_] for id_ in _cited(items))
    yield from sorted(
        selection.wordings.say("bank-source", source=plain(source.entry)) for source in known
    )


def _credits(selection: Selection, items: tuple[Item, ...]) -> Iterator[str]:
    """The credit lines of these sources, and those of the knowledge base."""
    lines = (line.children for line in credit_lines(sorted(_cited(items)), selection.sources))
    yield from map(plain, (*lines, *(line.inlines for line in selection.settings.credits)))


def _cited(items: tuple[Item, ...]) -> dict[str, None]:
    return dict.fromkeys(id_ for item in items for id_ in item.references)


def _with_figures(
    records: Iterable[str], marks: Iterable[Mark], selection: Selection
) -> tuple[str, ...]:
    """Names of printed records, and of the figures in their texts that are printed; sorted."""
    figures = (selection.figures.get(mark.record, {}).get(mark.route, ()) for mark in marks)
    return tuple(sorted({*records, *(name for found in figures for name in found)}))


def _routes(marks: tuple[Mark, ...]) -> dict[str, str]:
    return {m.name: field_name(m.record, m.route) for m in marks}
