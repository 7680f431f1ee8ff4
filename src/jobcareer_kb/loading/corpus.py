"""A folder of files becomes a knowledge base, with every finding of every file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Related, Span, in_order
from jobcareer_kb.inline import Route, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading import characters, plain_data, positions, records, rules
from jobcareer_kb.loading.files import (
    REFERENCES_FILE,
    SETTINGS_FILE,
    TOP_FILES,
    WORDS_FILE,
    Listing,
    SourceFile,
)
from jobcareer_kb.model import Kind, Record, kinds
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.values import ID_PATTERN, words_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives: a knowledge base where `kb.yaml` is sound, and findings."""

    kb: KnowledgeBase | None
    diagnostics: tuple[Diagnostic, ...]
    held_back: int
    """Records that could not be looked into, because their file or their shape is broken."""
    sources: dict[str, str]
    """Text of each file by its shown path, for reports that print lines."""


@dataclass(eq=False)
class _File:
    """A decoded file and, when somebody asks, the places in it."""

    shown: str
    text: str

    @cached_property
    def places(self) -> positions.Positions:
        return positions.Positions(self.text, self.shown)

    def at(self, base: Route) -> records.Places:
        """Places of the record that stands at a route of the file."""
        return records.Places(
            value=lambda route: self.places.value((*base, *route)),
            key=lambda route: self.places.key((*base, *route)),
            parent=lambda route: self.places.parent_key((*base, *route)),
        )


@dataclass
class _Corpus:
    """Collects while the files are gone through, in the order of their paths."""

    known: dict[str, Kind]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    found: dict[str, Record] = field(default_factory=dict)
    homes: dict[str, tuple[_File, Route]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    """Folders that are no kind; one finding for each."""
    held_back: int = 0
    settings: Settings | None = None
    words: WordLists = field(default_factory=WordLists)
    sources: dict[str, str] = field(default_factory=dict)


def load_corpus(listing: Listing) -> Loaded:
    """Load every file of a listing; nothing stops at the first finding."""
    corpus = _Corpus(dict(kinds()), list(listing.diagnostics))
    for stray in listing.other:
        if not stray.path.startswith("brand/"):
            corpus.diagnostics.append(_stray(stray))
    for file in listing.files:
        _file(corpus, file)
    settings = f"{listing.folder}/{SETTINGS_FILE}"
    refused = any(found.span.path == settings for found in listing.diagnostics)
    if not refused and not any(file.path == SETTINGS_FILE for file in listing.files):
        corpus.diagnostics.append(
            rules.SETTINGS.at(
                Span(settings),
                "no kb.yaml, so this folder is no knowledge base",
                "'jobcareer-kb init DIR' makes one",
            )
        )
    return Loaded(
        _knowledge_base(corpus, listing.folder),
        in_order(corpus.diagnostics),
        corpus.held_back + (len(corpus.found) if corpus.settings is None else 0),
        corpus.sources,
    )


def _stray(file: SourceFile) -> Diagnostic:
    yml = file.path.endswith((".yml", ".YML", ".YAML"))
    return rules.STRAY.at(
        Span(file.shown),
        "not read: a file of records ends in '.yaml'",
        "rename it to end in '.yaml'" if yml else "move it out of the knowledge base",
    )


def _file(corpus: _Corpus, file: SourceFile) -> None:
    kind_name = file.path.partition("/")[0]
    if file.path == REFERENCES_FILE:
        kind_name = "reference"
    top = "/" not in file.path
    if top and file.path not in TOP_FILES:
        corpus.diagnostics.append(
            rules.STRAY.at(
                Span(file.shown),
                f"not read: beside {SETTINGS_FILE} only {', '.join(TOP_FILES[1:])} are known",
                "move it into the folder of its kind",
            )
        )
        return
    if not top and kind_name not in corpus.known:
        corpus.held_back += 1
        if kind_name not in corpus.unknown:
            corpus.diagnostics.append(_unknown_folder(corpus, file, kind_name))
        corpus.unknown.add(kind_name)
        return
    value, held, ok = _data(corpus, file)
    if not ok:
        corpus.broken.add(f"{kind_name}/*")
        corpus.held_back += 1
    elif file.path == SETTINGS_FILE:
        _settings(corpus, held, value)
    elif file.path == WORDS_FILE:
        _words(corpus, held, value)
    elif file.path == REFERENCES_FILE:
        _references(corpus, held, value)
    elif not top:
        _records(corpus, held, value, corpus.known[kind_name], ())


def _unknown_folder(corpus: _Corpus, file: SourceFile, name: str) -> Diagnostic:
    known = sorted(corpus.known)
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        corpus.broken.add(f"{near[0]}/*")
    help = f"did you mean '{near[0]}'?" if near else f"known kinds: {', '.join(known)}"
    return rules.FOLDER.at(Span(file.shown), f"folder '{name}' is no kind of record", help)


def _data(corpus: _Corpus, file: SourceFile) -> tuple[Any, _File, bool]:
    text, faults = characters.decode(file.data, file.shown)
    held = _File(file.shown, text)
    corpus.sources[file.shown] = text
    if faults:
        corpus.diagnostics.extend(faults)
        return None, held, False
    data = plain_data.load(text, file.shown, markers=file.path == REFERENCES_FILE)
    corpus.diagnostics.extend(data.diagnostics)
    if not data.diagnostics and data.value in (None, [], {}):
        corpus.diagnostics.append(
            rules.EMPTY.at(Span(file.shown), "the file holds no record", "write one, or delete it")
        )
        return None, held, False
    return data.value, held, not data.diagnostics


def _settings(corpus: _Corpus, held: _File, value: Any) -> None:
    result = records.validate(value, Settings, held.at(()))
    if isinstance(result, Settings):
        corpus.settings = result
        corpus.homes[SETTINGS_FILE] = (held, ())
        corpus.diagnostics.extend(_text_faults(SETTINGS_FILE, result, held, ()))
    else:
        corpus.diagnostics.extend(result)


def _words(corpus: _Corpus, held: _File, value: Any) -> None:
    result = records.validate(value, WordLists, held.at(()))
    if isinstance(result, WordLists):
        corpus.words = result
        corpus.homes[WORDS_FILE] = (held, ())
    else:
        corpus.broken.add(f"{WORDS_FILE}/*")
        corpus.diagnostics.extend(result)


def _references(corpus: _Corpus, held: _File, value: Any) -> None:
    entries = value.get("references") if isinstance(value, dict) else None
    if not isinstance(entries, list) or len(value) > 1:
        corpus.broken.add("reference/*")
        corpus.held_back += 1
        corpus.diagnostics.append(
            rules.SHAPE.at(
                held.places.value(()),
                "expected one key 'references' with a list, as Pandoc writes it",
                "begin the file with 'references:' and each entry with '- id:'",
            )
        )
        return
    _records(corpus, held, entries, corpus.known["reference"], ("references",))


def _records(corpus: _Corpus, held: _File, value: Any, kind: Kind, base: Route) -> None:
    entries = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
    for index, entry in entries:
        route = base if index is None else (*base, index)
        result = records.read_record(entry, kind, held.at(route))
        if isinstance(result, Record):
            _add(corpus, held, kind, route, result)
            continue
        corpus.diagnostics.extend(result)
        corpus.held_back += 1
        name = str(entry.get("id")) if isinstance(entry, dict) else ""
        known = re.fullmatch(ID_PATTERN, name) is not None
        corpus.broken.add(f"{kind.name}/{name if known else '*'}")


def _add(corpus: _Corpus, held: _File, kind: Kind, route: Route, record: Record) -> None:
    name = f"{kind.name}/{record.id}"
    if name in corpus.found:
        first, first_route = corpus.homes[name]
        corpus.diagnostics.append(
            rules.DOUBLED_ID.at(
                held.places.value((*route, "id")),
                f"id '{record.id}' is used by another {kind.name}",
                "give one of the two another id",
                (Related(first.places.value((*first_route, "id")), "the other one"),),
            )
        )
        return
    corpus.found[name] = record
    corpus.homes[name] = (held, route)
    corpus.diagnostics.extend(_text_faults(name, record, held, route))


def _text_faults(name: str, record: Any, held: _File, base: Route) -> Iterator[Diagnostic]:
    for route, words in words_of(record):
        for fault in parse(str(words)).faults:
            span = held.places.within((*base, *route), fault.start, fault.end)
            yield rules.TEXT.at(span, fault.message, fault.help)


def _knowledge_base(corpus: _Corpus, folder: str) -> KnowledgeBase | None:
    if corpus.settings is None:
        return None
    homes = corpus.homes

    def locate(name: str, route: Route) -> Span:
        held, base = homes[name]
        return held.places.value((*base, *route))

    def text_span(name: str, route: Route, start: int, end: int) -> Span:
        held, base = homes[name]
        return held.places.within((*base, *route), start, end)

    return KnowledgeBase(
        settings=corpus.settings,
        records=dict(sorted(corpus.found.items(), key=lambda item: item[0].split("/"))),
        locate=locate,
        text_span=text_span,
        broken=frozenset(corpus.broken),
        words=corpus.words,
    )
