"""A knowledge base in another language: its records, settings, figures and words as printed.

Whoever selects, renders or writes sees a knowledge base like any other. A text whose translation is
missing or stale stays in it as it is; `lacking` says of which records that holds, so that nobody
prints two languages in silence.
"""

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from pydantic import BaseModel

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.facts import Facts
from jobcareer_kb.figures import BoundRecords, Figures
from jobcareer_kb.inline import Route, parse
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.ledger.notes import DOUBT
from jobcareer_kb.model import Record
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._texts import with_texts
from jobcareer_kb.model._words.figures import FigureWords
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.translation import (
    FIGURES,
    SETTINGS,
    SOURCES,
    Standing,
    Translation,
    says,
    standing,
)
from jobcareer_kb.values import Name, words_of
from jobcareer_kb.wordings import form_of

AS_THEY_ARE = frozenset({"brand", "figure", "reference"})
"""Kinds whose texts may stay in their own language: names and addresses of a school, what nobody
prints, and sources, but for what is not certain of one."""
_CHANGES = ("up", "down", "same")
PRINTED = (*_CHANGES, "thousands", "point")
"""Words of figures that `words.yaml` names, as far as they are printed."""
_CALLED = ("term", "name")
Field = tuple[str, Route]
"""A text: the name of a record, or of the settings, and the route in it."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What of a record cannot be printed in a language."""

    name: str
    missing: tuple[Route, ...]
    stale: tuple[Route, ...] = ()


def translation_of(kb: KnowledgeBase, name: str, language: str) -> Translation | None:
    """The texts of a record, or of `kb.yaml`, in a language."""
    return kb.translations.get(name, {}).get(language)


def written(kb: KnowledgeBase, name: str) -> BaseModel:
    """A record as it is written, or the settings."""
    return kb.settings if name == SETTINGS else kb.written[name]


def standing_of(kb: KnowledgeBase, name: str, language: str) -> Standing:
    """How the texts of a record, or of the settings, stand in a language."""
    return standing(written(kb, name), translation_of(kb, name, language))


def fields_of(kb: KnowledgeBase, names: Iterable[str]) -> Iterator[Field]:
    """Every text of some records, or of the settings."""
    for name in names:
        if name == SETTINGS or name in kb.facts:
            record = written(kb, name)
            yield from ((name, route) for route, _ in words_of(record))
            if isinstance(record, Reference):
                yield name, DOUBT


def lacking(kb: KnowledgeBase, fields: Iterable[Field], language: str) -> Iterator[Lack]:
    """What cannot be printed of some texts."""
    asked: dict[str, dict[Route, None]] = {}
    for name, route in fields:
        asked.setdefault(name, {})[route] = None
    for name, routes in asked.items():
        if name.partition("/")[0] not in AS_THEY_ARE and (name == SETTINGS or name in kb.facts):
            found = standing_of(kb, name, language)
            missing = tuple(route for route in found.missing if route in routes)
            stale = tuple(route for route in found.stale if route in routes)
            if missing or stale:
                yield Lack(name, missing, stale)
    every = ((name, route) for name, routes in asked.items() for route in routes)
    words = words_beside(kb, every)
    if lacks := tuple(word for word in words if not said_of(kb, word, language)):
        yield Lack(SETTINGS, lacks)


def words_beside(kb: KnowledgeBase, fields: Iterable[Field]) -> Iterator[Route]:
    """What some texts print that is translated word by word, by its place in the file of the
    settings: what stands beside numbers, and what is not certain of a source."""
    found: dict[Route, None] = {}
    texts = cache(lambda name: dict(words_of(kb.written[name])))
    for name, route in fields:
        if name == SETTINGS or name not in kb.facts:
            continue
        if route == DOUBT and isinstance(record := kb.written[name], Reference):
            found |= dict.fromkeys((SOURCES, text) for text in (record.custom.doubtful,) if text)
        elif kb.facts[name].figures:
            for each in parse(str(texts(name).get(route, ""))).figures:
                found[FIGURES, "words", kb.figures.words(each.figure)] = None
                if each.part == "change":
                    found |= dict.fromkeys((FIGURES, word) for word in _CHANGES)
    yield from (word for word in found if says(str(word[-1])))


def said_of(kb: KnowledgeBase, word: Route, language: str) -> str:
    """What is printed in the place of such a word; empty where nobody has said so."""
    translation = translation_of(kb, SETTINGS, language)
    *fields, key = map(str, word)
    return translation.words(*fields).get(key, "") if translation is not None else ""


def unworded(kb: KnowledgeBase, language: str) -> bool:
    """Say whether the program has no words of its own in a language, and kb.xx.yaml gives none."""
    found = translation_of(kb, SETTINGS, language)
    own = found.wordings if found is not None else {}
    words = kb.worded(language, {})
    usual = words.usual
    return not words.language and any(
        key not in own and form_of(key, usual)[1] is None for key in usual
    )


def source_of(kb: KnowledgeBase, word: Route) -> str:
    """Such a word in the language of the records."""
    is_named = word[0] == FIGURES and len(word) == 2
    return str(getattr(kb.words.figures, str(word[1])) if is_named else word[-1])


def in_language(kb: KnowledgeBase, language: str) -> KnowledgeBase:
    """The same knowledge base with all its fresh texts in a language."""
    translated = _Translated(kb, language)
    records: Mapping[str, Record] = ChainMap(translated, cast(Any, kb.written))
    settings, words = _settings(kb, language)
    own = translation_of(kb, SETTINGS, language)
    units = own.words(FIGURES, "words") if own is not None else {}
    facts: Mapping[str, Facts] = ChainMap(_Facts(kb.facts, translated), cast(Any, kb.facts))
    bound = BoundRecords(records, facts, Figures(records, kb.tables, words, units))

    def locate(name: str, route: Route) -> Span:
        found = translated.holding(name, route)
        return found.value(route) if found is not None else kb.locate(name, route)

    def locate_key(name: str, route: Route) -> Span:
        found = translated.holding(name, route)
        return found.key(route) if found is not None else kb.locate_key(name, route)

    def written_span(name: str, route: Route, start: int, end: int) -> Span:
        found = translated.holding(name, route)
        if found is not None:
            return found.within(route, start, end)
        return kb.written_span(name, route, start, end)

    def text_span(name: str, route: Route, start: int, end: int) -> Span:
        return written_span(name, route, *bound.back(name, route, start, end))

    def passing(names: Iterable[str]) -> Iterator[tuple[str, Record]]:
        return ((name, bound[name]) for name in names)

    found = replace(
        kb,
        translated=language,
        original=kb,
        other_words=own.words(SOURCES) if own is not None else {},
        settings=settings,
        wordings=kb.worded(language, settings.wordings),
        words=kb.words.model_copy(update={"figures": words}),
        records=bound,
        written=records,
        facts=facts,
        locate=locate,
        locate_key=locate_key,
        written_span=written_span,
        text_span=text_span,
        passing=passing,
    )
    vars(found)["_ledger"] = kb.ledger, []  # what was looked up is the text that was translated
    every = (of.get(language) for of in kb.translations.values())
    unreviewed = any(each is not None and not each.reviewed for each in every)
    return _remarked(found) if unreviewed else found


def _remarked(kb: KnowledgeBase) -> KnowledgeBase:
    """The same, which says on every paper that nobody has read it over."""
    remark = Name(kb.wordings.say("not-reviewed"))
    settings = kb.settings.model_copy(update={"credits": (*kb.settings.credits, remark)})
    found = replace(kb, settings=settings)
    vars(found)["_ledger"] = vars(kb)["_ledger"]
    return found


def _settings(kb: KnowledgeBase, language: str) -> tuple[Settings, FigureWords]:
    """The settings, and the words with which figures are printed, in a language."""
    found = translation_of(kb, SETTINGS, language)
    settings = with_texts(kb.settings, standing(kb.settings, found).fresh)
    own = found.wordings if found is not None else {}
    words = found.words(FIGURES) if found is not None else {}
    given = {key: word for key, word in words.items() if key in PRINTED}
    return (
        settings.model_copy(update={"language": language, "wordings": own}),
        kb.words.figures.model_copy(update=given),
    )


class _Translated(dict[str, Record]):
    """The records with fresh texts in a language; each is made when it is asked for."""

    def __init__(self, kb: KnowledgeBase, language: str) -> None:
        self._kb, self._language = kb, language
        self._texts: Callable[[str], Mapping[Route, str]] = cache(
            lambda name: standing_of(kb, name, language).fresh if self._file(name) else {}
        )

    def __missing__(self, name: str) -> Record:
        if not self._texts(name):
            raise KeyError(name)
        return self.setdefault(name, with_texts(self._kb.written[name], self._texts(name)))

    def holding(self, name: str, route: Route) -> Translation | None:
        """The file in which a text of these records stands; None for that of the record."""
        return self._file(name) if route in self._texts(name) else None

    def _file(self, name: str) -> Translation | None:
        return translation_of(self._kb, name, self._language)


class _Facts(dict[str, Facts]):
    """The facts of these records that are called something, with what they are called."""

    def __init__(self, facts: Mapping[str, Facts], records: _Translated) -> None:
        self._facts, self._records = facts, records

    def __missing__(self, name: str) -> Facts:
        if not self._facts[name].called:
            raise KeyError(name)
        texts = dict(words_of(self._records[name]))
        called = next(str(texts[(field,)]) for field in _CALLED if (field,) in texts)
        return self.setdefault(name, self._facts[name]._replace(called=called))
