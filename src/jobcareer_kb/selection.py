"""What one product of one workshop may print, in order; the only place that knows wildcards.

A template sees its selection and nothing else, so the digests of a selection's parts are sound
inputs of an artifact's fingerprint.
"""

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from pydantic import BaseModel

from jobcareer_kb.bibliography import Source
from jobcareer_kb.criteria import Measure, Practiced, measured
from jobcareer_kb.inline import Cite, Route, Traced, walk, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.ledger.notes import Head, SourceNotes, references_noted, source_notes
from jobcareer_kb.ledger.states import Statement
from jobcareer_kb.model import Record
from jobcareer_kb.model._settings import Audience, Settings
from jobcareer_kb.model.brand import Brand
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.model.image import Image
from jobcareer_kb.model.objective import PartRef
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.pictures import Picture
from jobcareer_kb.sheets import WorkshopSheet, sheets_of
from jobcareer_kb.values import words_of
from jobcareer_kb.wordings import Wordings


@dataclass(frozen=True, slots=True)
class Selection:
    """All that one product may print."""

    product: str
    settings: Settings
    workshop: Workshop
    audience: Audience
    records: dict[str, Record]
    """By `kind/id`, in the order of the workshop's picks, then what these refer to; each without
    the citations that the ledger found wrong."""
    picks: tuple[str, ...]
    """Names of the picked records, in order; what only stands behind them is not in it."""
    sources: dict[str, Source]
    """Every reference that the records cite, or the source notes name."""
    attributed: dict[str, Record] = field(default_factory=dict)
    """Of records that are printed without a citation: the record as it stands in its file."""
    pictures: Mapping[str, Picture] = field(default_factory=dict, repr=False)
    """The picture of each image that is printed, by the name of its record."""
    wordings: Wordings = field(default_factory=lambda: Wordings({}), repr=False)
    """What the product prints by itself; which of it, its template says."""
    figures: dict[str, Mapping[Route, tuple[str, ...]]] = field(default_factory=dict)
    """Names of the figures that the texts of each record print."""
    made: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of items that nobody wrote: names of the records that their texts come from."""
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    """The numbers of the figures that a path names."""
    notes: SourceNotes = field(default_factory=SourceNotes)
    """What the ledger says of the workshop's sources; empty where a product prints none of it."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """The number of each source in all papers of the workshop."""
    sheets: tuple[WorkshopSheet, ...] = ()
    """Of a product that prints or names sheets: all of the workshop, or the one of the file."""
    slides: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Of the guide: on which slides each picked record stands."""
    brand: str = ""
    """Name of the brand that the file wears, which is among the records, with its helpers."""
    measured: Mapping[PartRef, tuple[Measure, ...]] = field(default_factory=dict, repr=False)
    """Where the workshop shows each part of a criterion; empty where a product does not say so."""

    def labelled(self) -> Iterator[tuple[str, str]]:
        """Label and digest of every part, for fingerprints and `--explain`."""
        yield "kb.yaml", _digest_of_model(self.settings, frozenset({"wordings", "paper"}))
        for name, record in sorted(self.records.items()):
            written = self.attributed.get(name, record)
            yield name, _digest_of_model(written)
            if name in self.attributed:
                yield f"citations left out of {name}", _digest_of_model(record)
        for label, fact in self.notes.facts:
            yield label, digest_of(fact)
        for name, picture in sorted(self.pictures.items()):
            yield f"picture of {name}", hashlib.sha256(picture.data).hexdigest()[:16]
        if self.sheets:
            yield (
                "sheets",
                digest_of([[s.number, s.slug, s.name, s.parts, s.home] for s in self.sheets]),
            )
        if self.amounts:
            yield "numbers of paths", digest_of({n: str(a) for n, a in self.amounts.items()})
        yield "order", digest_of([*self.records, *self.picks])
        if self.measured:
            yield "what is measured", digest_of(self.measured)
        for id_, source in sorted(self.sources.items()):
            words = (source.entry, source.credit) if source.credit else source.entry
            yield f"source {id_}", digest_of([repr(words), source.short])


def digest_of(value: object) -> str:
    """A short digest of plain data; the order of its keys is meant."""
    return _short(json.dumps(value, ensure_ascii=False))


def _digest_of_model(model: BaseModel, without: frozenset[str] = frozenset()) -> str:
    """The same of a record or the settings: all that is written in their fields."""
    return _short(model.model_dump_json(by_alias=True, exclude=set(without)))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


PICKS = {
    "handout": "handout", "booklet": "booklet", "help-list": "help_list", "slides": "slides",
}  # fmt: skip
"""Which picks of a workshop a product prints; most other products print those of the quiz."""
GUIDE, SLIDES = "facilitator-guide", "slides"
SHEET, SHEETS, AGENDA = "sheet", "sheets", "agenda"
"""Each sheet as a file of its own; all in one file; the parts and their times on one page."""
WITH_AGENDA = frozenset({GUIDE, SLIDES, SHEETS, AGENDA})
"""Products that print the workshop's activities."""
GLOSSARY = "glossary"
"""The definitions that papers of the room print, each with its meaning."""
SOURCES = "sources"
"""The product that says what the ledger found about the sources of the whole workshop; the guide
says it where kb.yaml has no such product."""
_UNPICKED = frozenset({SOURCES, SHEET, SHEETS, AGENDA})
"""Products that print no picks."""
_SHOWN = frozenset({"scenario", "procedure", "calculation", "image"})
"""What the room works on beside the questions; the guide prints it too."""


def select(
    kb: KnowledgeBase, workshop: Workshop, product: str, sheet: str = "", brand: str = ""
) -> Selection:
    """Gather what a product of a workshop prints; `sheet` is the slug of the one of a file, `brand`
    the id of the one that it wears."""
    sheets = sheets_of(kb, workshop) if product in WITH_AGENDA or product == SHEET else ()
    if product == SHEET:
        sheets = tuple(each for each in sheets if each.slug == sheet)
        names = tuple(name for name in _held(kb, sheets) if name in kb.facts)
    else:
        names = names_in(kb, workshop, product, sheets)
    wears = kb.get(f"brand/{brand}", Brand) if brand else None
    of_others = kb.local_helpers - set(map(str, wears.resources if wears is not None else ()))
    names = tuple(name for name in names if name not in of_others)
    records = {name: kb.as_printed[name] for name in names}
    records[f"workshop/{workshop.id}"] = workshop
    if wears is not None:
        helpers = [str(ref) for ref in wears.resources if kb.has(ref)]
        records |= {name: kb.as_printed[name] for name in (f"brand/{brand}", *helpers)}
    notes = notes_of(kb, workshop, product)
    made = {name: _made_from(kb, name) for name in names if name in kb.made}
    return Selection(
        product=product,
        settings=kb.settings,
        workshop=workshop,
        audience=kb.settings.audiences[workshop.audience],
        records=records,
        picks=tuple(n for n in picks_of(kb, workshop, product) if n not in of_others),
        sources={id_: kb.sources[id_] for id_ in cited(kb, workshop, names, notes)},
        attributed={
            name: kb.records[name] for name in names if kb.records[name] is not records[name]
        },
        pictures=dict(_pictures(kb, records)),
        wordings=kb.wordings,
        figures={
            name: found
            for name in dict.fromkeys((*names, *(n for each in made.values() for n in each)))
            if (found := kb.figures_in(name))
        },
        made=made,
        amounts=dict(_amounts(kb, names)),
        notes=notes,
        sheets=sheets,
        brand=f"brand/{brand}" if brand else "",
        measured=measured(kb, workshop, practiced(sheets)) if product == GUIDE else {},
    )


def _made_from(kb: KnowledgeBase, name: str) -> tuple[str, ...]:
    """Names of the records that the texts of an item come from which nobody wrote."""
    return tuple(dict.fromkeys(record for record, _ in kb.made[name].values()))


def _amounts(kb: KnowledgeBase, names: Iterable[str]) -> Iterator[tuple[str, Decimal]]:
    """The numbers of the figures that paths name; what a path prints of them is in its texts."""
    for name in names:
        for figure in kb.facts[name].figures if name.startswith("pathway/") else ():
            number = kb.figures.number(figure.partition("/")[2])
            if number is not None:
                yield figure, number


def _pictures(kb: KnowledgeBase, records: Mapping[str, Record]) -> Iterator[tuple[str, Picture]]:
    """The pictures of images, and the logo of the brand."""
    for name, record in records.items():
        picture = None
        if isinstance(record, Image):
            picture = kb.picture(record)
        elif isinstance(record, Brand):
            picture = kb.logo(record)
        if picture is not None:
            yield name, picture


def names_in(
    kb: KnowledgeBase, workshop: Workshop, product: str, sheets: Iterable[WorkshopSheet]
) -> tuple[str, ...]:
    """Names of the records that a product of a workshop prints, given its sheets."""
    if product not in (SHEETS, AGENDA):
        return selected(kb, workshop, product)
    named = dict.fromkeys((*_frame(workshop, True), *_held(kb, sheets)))
    return tuple(name for name in named if name in kb.facts)


def practiced(sheets: Iterable[WorkshopSheet]) -> Iterator[Practiced]:
    """The numbers of sheets that the room works on, with what each practices."""
    return ((each.number, each.sheet.practices) for each in sheets if not each.home)


def numbers_of(kb: KnowledgeBase, workshop: Workshop) -> dict[str, int]:
    """The number of each source in all papers of a workshop: by first citation, one product after
    another. Last come those that only the source notes name, since their citation is left out."""
    every = (
        _held(kb, sheets_of(kb, workshop)) if product == SHEET else selected(kb, workshop, product)
        for product in kb.settings.products
    )
    names = tuple(dict.fromkeys(name for found in every for name in found))
    written = (id_ for name in names for id_ in kb.facts[name].cites)
    order = dict.fromkeys((*cited(kb, workshop, names, SourceNotes()), *written))
    return {id_: number for number, id_ in enumerate(order, start=1)}


def _held(kb: KnowledgeBase, sheets: Iterable[WorkshopSheet]) -> Iterator[str]:
    """Names of what the file of one sheet prints: the record that holds it, its cases or its path,
    its figures and the figures of the other sheets beside it."""
    for each in sheets:
        yield each.name
        path = str(each.sheet.pathway)
        if path in kb.facts:
            yield path
            yield from kb.facts[path].figures
        yield from (str(ref) for ref in each.sheet.scenarios if str(ref) in kb.facts)
        yield from kb.facts[each.name].figures


def selected(kb: KnowledgeBase, workshop: Workshop, product: str) -> tuple[str, ...]:
    """Names of the records that a product of a workshop may print."""
    names = (*_frame(workshop, product in WITH_AGENDA), *picks_of(kb, workshop, product))
    polls = _polls(kb, workshop) if product == GUIDE else ()
    return tuple(closed(kb, dict.fromkeys((*names, *polls))))


def _polls(kb: KnowledgeBase, workshop: Workshop) -> Iterator[str]:
    """Names of the questions on slides, whose answers the guide tells where they are asked."""
    every = (name for pick in workshop.slides for name in kb.picked(pick))
    return (name for name in every if name.startswith("question/"))


def picks_of(kb: KnowledgeBase, workshop: Workshop, product: str) -> tuple[str, ...]:
    """Names of the records that a workshop picks for a product."""
    if product in _UNPICKED:
        return ()
    if product == GLOSSARY:
        every = (name for pick in workshop.told for name in kb.picked(pick))
        return tuple(dict.fromkeys(name for name in every if name.startswith("definition/")))
    wanted = getattr(workshop, PICKS.get(product, "quiz"))
    shown = _shown(kb, workshop) if product == GUIDE else ()
    return tuple(dict.fromkeys((*(name for pick in wanted for name in kb.picked(pick)), *shown)))


def _shown(kb: KnowledgeBase, workshop: Workshop) -> Iterator[str]:
    """Names of what lies before the room: cases of its cards, then what it reads and sees."""
    for item in workshop.agenda:
        facts = kb.facts.get(str(item.activity))
        yield from (ref for ref in (facts.refs if facts else ()) if ref.startswith("scenario/"))
    for pick in (*workshop.handout, *workshop.booklet, *workshop.slides):
        shown = (name for name in kb.picked(pick) if name.partition("/")[0] in _SHOWN)
        yield from (name for name in shown if not _is_frame(kb.records.get(name)))


def _is_frame(record: Record | None) -> bool:
    """Say whether a record is room for a photo, which nobody works on."""
    return isinstance(record, Image) and record.file is None


def notes_of(kb: KnowledgeBase, workshop: Workshop, product: str) -> SourceNotes:
    """What the ledger says about every claim that some product of the workshop may print, where
    this product says so."""
    if not tells_sources(kb, product):
        return SourceNotes()
    names = dict.fromkeys(
        name for product in kb.settings.products for name in selected(kb, workshop, product)
    )
    references = {reference.id: reference for reference in kb.of("reference", Reference)}
    shorts = {id_: source.short for id_, source in kb.sources.items()}
    texts = cache(lambda name: dict(words_of(kb.records[name])))
    return source_notes(
        _statements(kb, names),
        references,
        shorts,
        _heads(kb, names),
        lambda name, route: texts(name)[route],
        kb.other_words,
    )


def tells_sources(kb: KnowledgeBase, product: str) -> bool:
    """Say whether a product says what the ledger found about the sources of the workshop."""
    return product == (SOURCES if SOURCES in kb.settings.products else GUIDE)


def to_translate(kb: KnowledgeBase, workshop: Workshop) -> Iterator[str]:
    """Names of all records whose words the papers of a workshop print: what it reaches, and of the
    ledger and the references what is told of sources."""
    yield from sorted(reached(kb, workshop))
    for product in kb.settings.products:
        notes = notes_of(kb, workshop, product)
        yield from dict.fromkeys(text.record for text in notes.texts)


def noted(kb: KnowledgeBase, names: Iterable[str]) -> set[str]:
    """Ids of the references that notes about the claims of these records name."""
    references = {reference.id: reference for reference in kb.of("reference", Reference)}
    return references_noted(_statements(kb, names), references)


def _statements(kb: KnowledgeBase, names: Iterable[str]) -> Iterator[Statement]:
    return (each for name in names for each in kb.ledger.statements.get(name, ()))


def _heads(kb: KnowledgeBase, names: Iterable[str]) -> dict[str, Head]:
    """Of claims that make no sense by themselves, what stands at the head of their row."""
    heads: dict[str, Head] = {}
    for name in names:
        record = kb.records[name]
        if isinstance(record, Distinction):
            dimension = Traced(name, ("dimension",), without_cites(record.dimension.inlines))
            for index, side in enumerate(record.sides):
                of = kb.records.get(str(side.of))
                told = of.term.inlines if isinstance(of, Definition) else ()
                term = (Traced(str(side.of), ("term",), without_cites(told)),) if told else ()
                heads[f"{name}#sides.{index}.holds"] = (dimension, *term)
    return heads


def printed(kb: KnowledgeBase, workshop: Workshop) -> set[str]:
    """Names of all records that some product of a workshop prints."""
    names: dict[str, None] = dict.fromkeys(_frame(workshop, True))
    for picks in ("handout", "booklet", "help_list", "slides", "quiz"):
        for pick in getattr(workshop, picks):
            names.update(dict.fromkeys(kb.picked(pick)))
    known = [(name, kb.facts[name].refs) for name in names if name in kb.facts]
    steps = (refs for name, refs in known if name.startswith("guide/"))
    shown = (r for name, refs in known for r in refs if r.startswith(("scenario/", "pathway/")))
    papers = (r for name, refs in known for r in refs if r.startswith("sheet/"))
    seen = set(names).union(*steps, shown, papers)
    return seen.union(*(kb.facts[name].figures for name in seen if name in kb.facts))


def reached(kb: KnowledgeBase, workshop: Workshop) -> set[str]:
    """Names of a workshop, of all that it prints, and of what is printed with that."""
    names = {f"workshop/{workshop.id}", *printed(kb, workshop)}
    return {*names, *closed(kb, dict.fromkeys(sorted(names)))}


def _frame(workshop: Workshop, agenda: bool) -> Iterator[str]:
    """What a product stands on: the workshop's objectives and, for some, its activities and the
    sheets for people who come in."""
    yield from (str(ref) for ref in workshop.objectives)
    if agenda:
        yield from (str(item.activity) for item in workshop.agenda)
        yield from (str(ref) for ref in workshop.hands_out)


def closed(kb: KnowledgeBase, names: dict[str, None]) -> Iterator[str]:
    """The names and all that their records refer to, each once, breadth first.

    What names a record without printing it is not followed.
    """
    seen = dict.fromkeys(names)
    pending = deque(names)
    while pending:
        name = pending.popleft()
        facts = kb.facts.get(name)
        if facts is None:
            continue
        yield name
        for ref in facts.follows:
            if ref not in seen:
                seen[ref] = None
                pending.append(ref)


def cited(
    kb: KnowledgeBase, workshop: Workshop, names: Iterable[str], notes: SourceNotes
) -> tuple[str, ...]:
    """Ids of the sources that a product lists which prints these records, each once, in order."""
    by_records = (id_ for name in names for id_ in cited_by(kb, name))
    every = dict.fromkeys((*by_records, *cited_in(workshop), *notes.references))
    return tuple(id_ for id_ in every if f"reference/{id_}" in kb.facts)


def cited_by(kb: KnowledgeBase, name: str) -> Iterable[str]:
    """What a record cites as it is printed; most often its facts tell."""
    facts = kb.facts[name]
    as_written = name not in kb.less_cited and not facts.figures and not name.startswith("figure/")
    return facts.cites if as_written else cited_in(kb.as_printed[name])


def cited_in(record: Record) -> Iterator[str]:
    """Ids of the references that the texts of a record cite."""
    return (
        item.reference
        for _, words in words_of(record)
        for node in walk(words.inlines)
        if isinstance(node, Cite)
        for item in node.items
    )
