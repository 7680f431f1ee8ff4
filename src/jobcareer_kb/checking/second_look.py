"""A second look: what is sound in records that do not fit, and in a `words.yaml` with slips.

One slip in the shape of a record keeps it from the knowledge base. Most checks that look at one
record at a time can still judge the rest of it, so that more comes to light in one run; each check
says whether it can (`Check.whole`). Those that compare records cannot: what a broken record says of
others is not known for sure.
"""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from jobcareer_kb.checks import Context, checks
from jobcareer_kb.diagnostic import Diagnostic, Related, Span
from jobcareer_kb.facts import facts_of
from jobcareer_kb.figures import BoundRecords, Figures
from jobcareer_kb.inline import Fault, Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.files import REFERENCE_FILES, REFERENCES_FILE, WORDS_FILE, SourceFile
from jobcareer_kb.loading.one_file import entries_of, has_entries, kind_of
from jobcareer_kb.loading.records import sum_finding
from jobcareer_kb.loading.stand_in import Mended, mend
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.loading.yaml import plain_data
from jobcareer_kb.model import Kind, kinds
from jobcareer_kb.model._words import WordLists

_SHAPE = frozenset({"JK002", "JK110", "JK111", "JK112", "JK114"})
"""Findings that keep a record from the knowledge base while its file can be read."""
_BY_WORDS = frozenset({"JK404", "JK405", "JK406", "JK407"})
"""Checks that say nothing without the lists of `words.yaml`."""
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


def look_again(
    files: Iterable[SourceFile],
    context: Context,
    found: Iterable[Diagnostic],
    families: frozenset[str] | None,
) -> Iterator[Diagnostic]:
    """Findings in the sound parts of what does not fit; `found` is what loading said."""
    paths = {each.span.path for each in found if each.code in _SHAPE}
    broken = [file for file in files if file.shown in paths]
    patients = {name: each for file in broken for name, each in _patients(file, context.kb)}
    if not patients:
        return
    lists = patients.pop(WORDS_FILE, None)
    sick = {name: facts_of(each.mended.value) for name, each in patients.items()}
    for name, (_, faults) in sick.items():
        yield from _text_faults(patients[name], faults)
        yield from _sums(patients[name])
    records = {name: each.mended.value for name, each in patients.items()}
    facts = {name: each for name, (each, _) in sick.items()}
    figures = Figures(context.kb.written, context.kb.tables, context.kb.words.figures)
    bound = BoundRecords(records, facts, figures)
    every = ChainMap(cast(Any, bound), cast(Any, context.kb.records))
    kb = replace(
        context.kb,
        records=every,
        written=ChainMap(cast(Any, records), cast(Any, context.kb.written)),
        facts={**context.kb.facts, **facts},
        passing=lambda names: ((name, every[name]) for name in names),
        words=lists.mended.value if lists is not None else context.kb.words,
    )

    @cache
    def seen(of_teaching: bool, everywhere: bool) -> Context:
        return replace(context, kb=_seen(kb, patients, bound, lists, of_teaching, everywhere))

    for check in checks().values():
        if families is not None and check.rule.family not in families:
            continue
        everywhere = lists is not None and check.code in _BY_WORDS
        if everywhere or not check.whole:
            yield from _shown(check.run(seen(check.rule.family == "JK5", everywhere)))


def _seen(
    base: KnowledgeBase,
    patients: Mapping[str, _Patient],
    bound: BoundRecords,
    lists: _Patient | None,
    of_teaching: bool,
    everywhere: bool,
) -> KnowledgeBase:
    """The knowledge base as one check sees it: what it may find fault with has a place."""
    taught = {name for name, patient in patients.items() if patient.is_taught_from}

    def judged(name: str) -> _Patient | None:
        if name == WORDS_FILE:
            return lists
        patient = patients.get(name)
        return patient if patient and (name in taught or not of_teaching) else None

    def is_sound(name: str) -> bool:
        return everywhere and name not in patients

    def locate(name: str, route: Route) -> Span:
        if patient := judged(name):
            return patient.value(route)
        return base.locate(name, route) if is_sound(name) else _NOWHERE

    def written_span(name: str, route: Route, start: int, end: int) -> Span:
        if patient := judged(name):
            return patient.within(route, start, end)
        return base.written_span(name, route, start, end) if is_sound(name) else _NOWHERE

    def text_span(name: str, route: Route, start: int, end: int) -> Span:
        if judged(name):
            return written_span(name, route, *bound.back(name, route, start, end))
        return base.text_span(name, route, start, end) if is_sound(name) else _NOWHERE

    return replace(base, locate=locate, text_span=text_span, written_span=written_span)


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
    return has_entries(value) if path in REFERENCE_FILES else value is not None


def _mended(entry: Mapping[str, Any], kind: Kind) -> Mended | None:
    model = kind.variants.get(str(entry.get("type"))) if kind.variants else kind.model
    return mend(entry, model) if model is not None else None


def _text_faults(patient: _Patient, faults: Iterable[tuple[Route, Fault]]) -> Iterator[Diagnostic]:
    for route, fault in faults:
        span = patient.within(route, fault.start, fault.end)
        if span.path:
            yield rules.TEXT.at(span, fault.message, fault.help)


def _sums(patient: _Patient) -> Iterator[Diagnostic]:
    """What does not add up, which nobody looks at while another field does not fit."""
    places = patient.text.at(patient.base)
    for at, error in patient.mended.sums:
        yield sum_finding(error, at, places)


def _shown(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings that have a place, with those of their other places that have one."""
    for each in found:
        if each.span.path:
            related: tuple[Related, ...] = tuple(r for r in each.related if r.span.path)
            yield replace(each, related=related)
