"""A knowledge base together with the records that do not fit, each with stand-ins."""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.facts import Facts, facts_of
from jobcareer_kb.figures import BoundRecords, Figures
from jobcareer_kb.inline import Fault, Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.files import REFERENCE_FILES, REFERENCES_FILE, WORDS_FILE, SourceFile
from jobcareer_kb.loading.one_file import entries_of, has_entries, kind_of
from jobcareer_kb.loading.records import sum_finding
from jobcareer_kb.loading.stand_in.value import Mended, mend
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.model import Kind, kinds
from jobcareer_kb.model._words import WordLists

_SHAPE = frozenset({"JK002", "JK110", "JK111", "JK112", "JK114"})
"""Findings that keep a record from the knowledge base while its file can be read."""
_TAUGHT = frozenset(
    {
        *("options", "pairs", "items", "parts", "left_over", "stem", "type", "about", "answer"),
        *("verb", "statement", "level", "sheets", "phases", "materials"),
    }
)
"""Fields that the checks of teaching judge as a whole; a gap in one keeps them from it."""
_OTHER_ENDS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""Ends of lines for YAML that are none for an editor, so that no place behind them is known."""
_NOWHERE = Span("")
"""Where a stand-in stands, and all that the first look has judged."""


@dataclass(frozen=True, slots=True)
class _Patient:
    """A record with stand-ins, or the word lists."""

    mended: Mended
    text: FileText
    base: Route = ()

    def value(self, route: Route) -> Span:
        place = self.mended.place(route)
        return _NOWHERE if place is None else self.text.places.value((*self.base, *place))

    def within(self, route: Route, start: int, end: int) -> Span:
        place = self.mended.place(route)
        if place is None:
            return _NOWHERE
        return self.text.places.within((*self.base, *place), start, end)

    @property
    def is_taught_from(self) -> bool:
        """Say whether the checks of teaching can judge it."""
        return not any(gap[:1] and gap[0] in _TAUGHT for gap in self.mended.gaps)

    def faults(self, of_texts: Iterable[tuple[Route, Fault]]) -> Iterator[Diagnostic]:
        """What its texts say amiss, and what does not add up, at which nobody looks while another
        field does not fit."""
        for route, fault in of_texts:
            span = self.within(route, fault.start, fault.end)
            if span.path:
                yield rules.TEXT.at(span, fault.message, fault.help)
        for at, error in self.mended.sums:
            yield sum_finding(error, at, self.text.at(self.base))


@dataclass(frozen=True)
class Ward:
    """A knowledge base together with the records that do not fit, each with stand-ins."""

    kb: KnowledgeBase
    """What is sound alone."""
    _patients: Mapping[str, _Patient]
    words: _Patient | None
    """The word lists, where something in them does not fit."""

    def faults(self) -> Iterator[Diagnostic]:
        """What loading says of the texts and sums of a record that fits."""
        for name, (_, of_texts) in self._looked_into.items():
            yield from self._patients[name].faults(of_texts)

    def seen(self, of_teaching: bool, everywhere: bool) -> KnowledgeBase:
        """The knowledge base as a check sees it: what it may find fault with has a place.

        That are the records with stand-ins; for a check `of_teaching` those whose gaps leave it
        something to judge; and `everywhere`, for one that looks at all of them for the first time,
        also those that are sound.
        """
        base, bound = self._whole, self._bound
        judged = {
            name: each
            for name, each in self._patients.items()
            if each.is_taught_from or not of_teaching
        }
        if self.words is not None:
            judged[WORDS_FILE] = self.words

        def is_sound(name: str) -> bool:
            return everywhere and name not in self._patients

        def locate(name: str, route: Route) -> Span:
            if patient := judged.get(name):
                return patient.value(route)
            return base.locate(name, route) if is_sound(name) else _NOWHERE

        def written_span(name: str, route: Route, start: int, end: int) -> Span:
            if patient := judged.get(name):
                return patient.within(route, start, end)
            return base.written_span(name, route, start, end) if is_sound(name) else _NOWHERE

        def text_span(name: str, route: Route, start: int, end: int) -> Span:
            if name in judged:
                return written_span(name, route, *bound.back(name, route, start, end))
            return base.text_span(name, route, start, end) if is_sound(name) else _NOWHERE

        return replace(base, locate=locate, text_span=text_span, written_span=written_span)

    @cached_property
    def _looked_into(self) -> dict[str, tuple[Facts, Any]]:
        return {name: facts_of(each.mended.value) for name, each in self._patients.items()}

    @cached_property
    def _bound(self) -> BoundRecords:
        figures = Figures(self.kb.written, self.kb.tables, self.kb.words.figures)
        facts = {name: each for name, (each, _) in self._looked_into.items()}
        return BoundRecords(self._records, facts, figures)

    @property
    def _records(self) -> dict[str, Any]:
        return {name: each.mended.value for name, each in self._patients.items()}

    @cached_property
    def _whole(self) -> KnowledgeBase:
        every = ChainMap(cast(Any, self._bound), cast(Any, self.kb.records))
        return replace(
            self.kb,
            records=every,
            written=ChainMap(self._records, cast(Any, self.kb.written)),
            facts={**self.kb.facts, **{n: each for n, (each, _) in self._looked_into.items()}},
            passing=lambda names: ((name, every[name]) for name in names),
            words=self.kb.words if self.words is None else self.words.mended.value,
        )


def ward(
    files: Iterable[SourceFile], kb: KnowledgeBase, found: Iterable[Diagnostic]
) -> Ward | None:
    """The records that do not fit, of which `found` speaks; None where there is none."""
    paths = {each.span.path for each in found if each.code in _SHAPE}
    broken = [file for file in files if file.shown in paths]
    patients = {name: each for file in broken for name, each in _patients(file, kb)}
    words = patients.pop(WORDS_FILE, None)
    return Ward(kb, patients, words) if patients or words is not None else None


def _patients(file: SourceFile, kb: KnowledgeBase) -> Iterator[tuple[str, _Patient]]:
    """The records of a file that do not fit, each with stand-ins."""
    held = FileText(file)
    if _OTHER_ENDS.search(held.text):
        return
    data = plain_data.load(held.text, held.shown, markers=file.path == REFERENCES_FILE)
    if data.diagnostics:
        return
    if file.path == WORDS_FILE:
        mended = mend(data.value, WordLists)
        if mended is not None and kb.is_broken(WORDS_FILE):
            yield WORDS_FILE, _Patient(mended, held)
        return
    kind = kinds().get(kind_of(file.path))
    if kind is None or kind.name == "evidence" or not _has_entries(file.path, data.value):
        return
    for route, entry in entries_of(file.path, data.value):
        mended = _mended(entry, kind) if isinstance(entry, dict) else None
        if mended is not None and (name := f"{kind.name}/{mended.value.id}") not in kb.facts:
            yield name, _Patient(mended, held, route)


def _has_entries(path: str, value: Any) -> bool:
    return has_entries(path, value) if path in REFERENCE_FILES else value is not None


def _mended(entry: Mapping[str, Any], kind: Kind) -> Mended | None:
    model = kind.variants.get(str(entry.get("type"))) if kind.variants else kind.model
    return mend(entry, model) if model is not None else None
