"""A knowledge base that has been loaded: its records by name and by kind."""

from collections import ChainMap
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from jobcareer_kb.bibliography import Source, bibliography
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.facts import Facts
from jobcareer_kb.figures import Figures
from jobcareer_kb.figures.cell import Tables
from jobcareer_kb.inline import Route, parse
from jobcareer_kb.ledger.printing import as_printed
from jobcareer_kb.ledger.states import Ledger, read_ledger
from jobcareer_kb.model import Record
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.model.brand import Brand
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.image import Image
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.pictures import NoPicture, Picture, picture_of
from jobcareer_kb.readability import words
from jobcareer_kb.reads import FACTS, Watched, by_value, found_once, note
from jobcareer_kb.translation import Translation
from jobcareer_kb.values import Name, Ref, words_of
from jobcareer_kb.wordings import Wordings

R = TypeVar("R", bound=Record)
V = TypeVar("V")
TextSpan = Callable[[str, Route, int, int], Span]

Passing = Callable[[Iterable[str]], Iterator[tuple[str, Record]]]


StandsIn = Callable[[str], tuple[str, str]]
"""Of a record's name: the path of its file below the folder, and the digest of its bytes."""


def _nowhere(name: str, route: Route, start: int, end: int) -> Span:
    raise LookupError(f"no file holds {name}")


Worded = Callable[[str, Mapping[str, str]], Wordings]
"""The words that files print by themselves in a language, with some in the place of theirs."""


def _unworded(language: str, own: Mapping[str, str]) -> Wordings:
    return Wordings(own)


def _unasked(language: str) -> Mapping[str, str]:
    return {}


def _in_no_file(name: str) -> tuple[str, str]:
    raise LookupError(f"no file holds {name}")


Locate = Callable[[str, Route], Span]
"""Where a route of a record stands; `kb.yaml` is the settings, `words.yaml` the word lists."""


@dataclass(frozen=True)
class KnowledgeBase:
    """Records that fit their models. What they say about each other may still be wrong."""

    settings: Settings
    records: Mapping[str, Record]
    """By `kind/id`, sorted by kind and id, with the figures that their texts name; a record may be
    read from its file when asked for."""
    facts: Mapping[str, Facts]
    """The same names in the same order: who names whom and who cites what, without the records."""
    locate: Locate
    locate_key: Locate = field(repr=False)
    """Where the key of a route stands, for what is to be said of a name and not of its value."""
    text_span: TextSpan = field(repr=False)
    """Where characters `start` to `end` of a text stand, also inside folded and quoted scalars."""
    passing: Passing = field(repr=False)
    """Some records in the order of their files, for who looks at many of them once: those that
    nobody held are not held afterwards."""
    words: WordLists = field(default_factory=WordLists)
    """What `words.yaml` lists; all empty where there is no such file."""
    images: Mapping[str, Callable[[], bytes]] = field(default_factory=dict, repr=False)
    """Files beside the records of images, by name; read when asked for."""
    of_brands: Mapping[str, Callable[[], bytes]] = field(default_factory=dict, repr=False)
    """The same of brands: logos and base documents."""
    translated: str = ""
    """Tag of the language that its texts were put into; empty for its own."""
    other_words: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Of one that is translated: what is printed of references and of who looked, by what they say.
    """
    original: "KnowledgeBase | None" = field(default=None, repr=False)
    """Of one that is translated: the one in the language of the records."""
    folder: str = "kb"
    """The folder as the user named it."""
    wordings: Wordings = field(default_factory=lambda: Wordings({}), repr=False)
    """What files print by themselves, in the language of `kb.yaml`."""
    broken: frozenset[str] = frozenset()
    """Names of records that do not fit their model; `kind/*` where a whole file is unreadable."""

    guessed: frozenset[str] = frozenset()
    """Fields of `kb.yaml` with slips, in which stand-ins take the place of what does not fit."""
    style: bytes | None = field(default=None, repr=False)
    """The file that `citation_style` of `kb.yaml` names; None where there is none."""

    written: Mapping[str, Record] = field(default_factory=dict, repr=False)
    """The records with their texts as the files have them; what changes files goes by these."""
    written_span: TextSpan = field(default=_nowhere, repr=False)
    """The same as `text_span`, for the texts of `written`."""
    tables: Tables = field(default_factory=dict, repr=False)
    """The tables that figures come from, by the names of their files."""
    translations: Mapping[str, Mapping[str, Translation]] = field(default_factory=dict, repr=False)
    """The texts in other languages, by the name of the record and by language."""
    stands_in: StandsIn = field(default=_in_no_file, repr=False)
    worded: Worded = field(default=_unworded, repr=False)
    whole: "KnowledgeBase | None" = field(default=None, repr=False)
    """Of one of which only a part is met: all of it."""
    asking: Callable[[str], Mapping[str, str]] = field(default=_unasked, repr=False)
    """How items that are made from records ask and explain, in a language."""
    made: Mapping[str, Mapping[Route, tuple[str, Route]]] = field(default_factory=dict, repr=False)
    """Of questions that were made from records: from which field each text of theirs comes."""

    @found_once
    def figures(self) -> Figures:
        """What each figure prints."""
        note("figure")
        return Figures(self.written, self.tables, self.words.figures)

    def figures_in(self, name: str) -> Mapping[Route, tuple[str, ...]]:
        """Names of the figures that each text of a record prints, by the route of the text."""
        if not self.facts[name].figures:
            return {}
        return {
            route: tuple(f"figure/{named.figure}" for named in found)
            for route, words in words_of(self.written[name])
            if (found := parse(str(words)).figures)
        }

    @found_once
    def by_kind(self) -> Mapping[str, Mapping[str, Record]]:
        """Records by kind, then by id, both sorted."""
        ids: dict[str, list[str]] = {}
        for name in self.facts:
            kind, _, id_ = name.partition("/")
            ids.setdefault(kind, []).append(id_)
        return {kind: _OfKind(self.records, kind, found) for kind, found in ids.items()}

    def of(self, kind: str, model: type[R]) -> tuple[R, ...]:
        """All records of one kind, by id."""
        found = self.by_kind.get(kind, {}).values()
        return tuple(record for record in found if isinstance(record, model))

    def each(self, kind: str, model: type[R]) -> Iterator[tuple[str, R]]:
        """The records of one kind by name, in passing."""
        names = (f"{kind}/{id_}" for id_ in self.by_kind.get(kind, {}))
        return ((name, record) for name, record in self.passing(names) if isinstance(record, model))

    def get(self, ref: str, model: type[R]) -> R:
        """One record by its name; KeyError where a check should have found it missing."""
        record = self.records[ref]
        if not isinstance(record, model):
            raise KeyError(ref)
        return record

    def picked(self, pick: Ref) -> Iterator[str]:
        """Names that a pick stands for; `kind/*` gives all of the kind, by id."""
        if pick.id != "*":
            yield str(pick)
            return
        for id_ in self.by_kind.get(pick.kind, {}):
            yield f"{pick.kind}/{id_}"

    def has(self, ref: Ref) -> bool:
        """Say whether a name, or a pick of a whole kind, leads to a record."""
        return ref.kind in self.by_kind if ref.id == "*" else str(ref) in self.facts

    def is_broken(self, name: str) -> bool:
        """Say whether a name is missing only because its record or its file is broken."""
        kind, _, id_ = name.partition("/")
        if id_ == "*":
            return any(other.partition("/")[0] == kind for other in self.broken)
        return name in self.broken or f"{kind}/*" in self.broken

    @found_once
    def sources(self) -> Mapping[str, Source]:
        """Every reference ready to print; year letters run over the whole knowledge base."""
        every = self.of("reference", Reference)
        usual = self.original.settings.language if self.original is not None else ""
        if self.style is None:
            return bibliography(every, self.wordings, usual=usual)
        from jobcareer_kb.bibliography.styles import styled  # a library that few need

        entries = styled(every, self.style, self.settings.language)
        return bibliography(every, self.wordings, entries, usual)

    @by_value
    def called(self) -> Mapping[str, Name]:
        """The term of each definition and the name of each resource, by the names of these."""
        found: dict[str, Name] = {}
        for name, facts in self.facts.items():
            if facts.called:
                found[name] = Name(facts.called) if not facts.figures else self._bound(name)
        return found

    def _bound(self, name: str) -> Name:
        """What a record is called whose texts print figures."""
        record = self.records[name]
        return record.term if isinstance(record, Definition) else cast(Resource, record).name

    def terms(self) -> Iterator[tuple[str, Name]]:
        """The name of each definition with its term."""
        return ((name, term) for name, term in self.called.items() if name.startswith("definition"))

    @found_once
    def exempt(self) -> frozenset[str]:
        """What reading levels leave out, in lower case: defined terms, known abbreviations, and the
        long words that `words.yaml` lists. One set for all who ask, so that what is remembered of
        a text by it is found at once."""
        terms = (str(term) for _, term in self.terms())
        listed = (*terms, *self.words.long_words, *self.words.abbreviations)
        return frozenset(word.lower() for text in listed for word in (text, *words(text)))

    @found_once
    def ledger(self) -> Ledger:
        """Every claim with what somebody found who looked it up in its sources."""
        return read_ledger(self.records, self.facts)

    @found_once
    def as_printed(self) -> Mapping[str, Record]:
        """The records without the citations that the ledger found wrong where another stands."""
        return ChainMap(self.less_cited, cast(MutableMapping[str, Record], self.records))

    @found_once
    def less_cited(self) -> dict[str, Record]:
        """Those of them that lose a citation, as they are printed."""
        return {
            name: as_printed(self.records[name], statements)
            for name, statements in self.ledger.looked.items()
            if any(statement.left_out for statement in statements)
        }

    @found_once
    def local_helpers(self) -> frozenset[str]:
        """Resources that only brands name: they stand on papers of these alone, also where a
        workshop picks all resources."""
        named = {str(ref) for brand in self.of("brand", Brand) for ref in brand.resources}
        if named:
            facts = self.facts.items()
            named.difference_update(*(f.refs for n, f in facts if not n.startswith("brand/")))
        return frozenset(named)

    def picture(self, image: Image) -> Picture | None:
        """The picture of an image; None of a frame, and where a check finds fault with its file."""
        if image.file is None:
            return None
        try:
            return picture_of(self.images[image.file]())
        except (NoPicture, KeyError):
            return None

    def logo(self, brand: Brand) -> Picture | None:
        """The logo of a brand; None where it has none, or a check finds fault with its file."""
        try:
            return picture_of(self.of_brands[brand.logo]()) if brand.logo else None
        except (NoPicture, KeyError):
            return None

    @found_once
    def dangling(self) -> tuple[tuple[str, Ref], ...]:
        """Every name in a record that leads to no record, with the record that it stands in."""
        return tuple(
            (name, Ref(ref))
            for name, facts in self.facts.items()
            for ref in facts.refs
            if ref not in self.facts and not self.has(Ref(ref))
        )


def watched(kb: KnowledgeBase) -> KnowledgeBase:
    """A knowledge base of which it is noted what is read."""

    def passing(names: Iterable[str]) -> Iterator[tuple[str, Record]]:
        for name, record in kb.passing(names):
            note(name)
            yield name, record

    records, written = Watched(kb.records), Watched(kb.written)
    facts = Watched(kb.facts, FACTS)
    return replace(kb, records=records, written=written, facts=facts, passing=passing)


def share_found(kb: KnowledgeBase, other: KnowledgeBase) -> None:
    """Tell another view of the same records what was found out once of all of them."""
    for name, held in vars(kb).items():
        if name.startswith("_"):
            vars(other).setdefault(name, held)


def narrowed(kb: KnowledgeBase, names: Container[str], broken: frozenset[str]) -> KnowledgeBase:
    """A knowledge base of which whoever goes through all meets some records only; who asks for
    another one by its name gets it, and how things are called is known of all."""
    every = dict.fromkeys(name for name in kb.facts if name in names)
    seen = replace(
        kb,
        records=_Some(kb.records, every),
        written=_Some(kb.written, every),
        facts=_Some(kb.facts, every),
        broken=broken,
        whole=kb.whole or kb,
    )
    vars(seen)["_called"] = kb.called
    return seen


class _Some(Mapping[str, V]):
    """Records or facts, some of which are met."""

    def __init__(self, every: Mapping[str, V], names: Mapping[str, None]) -> None:
        self._every = every
        self._names = names

    def __getitem__(self, name: str) -> V:
        return self._every[name]

    def __contains__(self, name: object) -> bool:
        return name in self._every

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _OfKind(Mapping[str, Record]):
    """The records of one kind by id."""

    def __init__(self, records: Mapping[str, Record], kind: str, ids: list[str]) -> None:
        self._records = records
        self._kind = kind
        self._ids = dict.fromkeys(ids)

    def __getitem__(self, id_: str) -> Record:
        return self._records[f"{self._kind}/{id_}"]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def silenced(kb: KnowledgeBase) -> int:
    """How many names and citations are not judged, because what they lead to is broken."""
    if not kb.broken:
        return 0
    names = [str(ref) for _, ref in kb.dangling]
    cites = (
        f"reference/{id_}"
        for name, facts in kb.facts.items()
        if any(f"reference/{cited}" not in kb.facts for cited in facts.cites)
        for _, words in words_of(kb.records[name])
        for id_ in (cite.item.reference for cite in parse(str(words)).cites)
    )
    return sum(kb.is_broken(name) for name in (*names, *cites) if name not in kb.facts)
