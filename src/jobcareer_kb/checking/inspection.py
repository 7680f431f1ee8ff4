"""Load and check a knowledge base as every command does, and turn the result into a report."""

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from jobcareer_kb import __version__
from jobcareer_kb.audits import AUDIT_RULES
from jobcareer_kb.building.plan import known_banks, known_formats
from jobcareer_kb.checking.bar.rules import BAR_RULES
from jobcareer_kb.checking.coverage import covered
from jobcareer_kb.checking.part import Known, Part
from jobcareer_kb.checking.printers import printers_of
from jobcareer_kb.checking.readings import readings_of
from jobcareer_kb.checks import Context, checks, run_all
from jobcareer_kb.checks._fit_items import of_drawn, quiz_checks
from jobcareer_kb.checks._ground import Memory
from jobcareer_kb.checks.names.setting_known import is_fixed
from jobcareer_kb.diagnostic import Diagnostic, Severity, in_order
from jobcareer_kb.inline import KEY_PATTERN
from jobcareer_kb.items._view import draws_any
from jobcareer_kb.kb import KnowledgeBase, share_found, silenced, watched
from jobcareer_kb.links.rules import LINK_RULES
from jobcareer_kb.loading.corpus import Loaded, load_corpus, one_by_one
from jobcareer_kb.loading.files import SETTINGS_FILE, WORDS_FILE, Listing
from jobcareer_kb.loading.one_file import ReadAll
from jobcareer_kb.loading.owners import Owners
from jobcareer_kb.loading.rules import LOADING_RULES
from jobcareer_kb.loading.settle import Settled, settle
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.rendering.rules import RENDERING_RULES
from jobcareer_kb.report import Fix, Report
from jobcareer_kb.rule import Rule
from jobcareer_kb.selection import selected
from jobcareer_kb.values import ID_PATTERN

_RECORD = re.compile(rf"[a-z]+/{ID_PATTERN}|reference/{KEY_PATTERN}")
_OF_SETTINGS = frozenset({"JK211", "JK303", "JK407"})
"""Codes about what stands in `kb.yaml` and `words.yaml`; other settings stand nowhere in them."""
_BY_WORDS = frozenset({"JK404", "JK405", "JK406", "JK407"})
"""Checks that say nothing without the lists of `words.yaml`."""
_OF_VISITS = frozenset(rule.code for rule in LINK_RULES)
Visited = Callable[[KnowledgeBase], Iterable[Diagnostic]]
Own = Callable[[Diagnostic], Diagnostic]
Remembered = Callable[[KnowledgeBase, str, Own], Memory]


@dataclass(frozen=True, slots=True)
class Inspected:
    """A knowledge base, if `kb.yaml` is sound, and the report about it."""

    listing: Listing
    kb: KnowledgeBase | None
    report: Report
    under: Callable[[Settings, WordLists], Report]
    """The report about the same records under other settings; it says nothing about these."""
    unjudged: int = 0
    """Records that nobody looked at, since none of the workshops that were named prints them."""


def all_rules() -> dict[str, Rule]:
    """Every code that the program knows, sorted."""
    own = (check.rule for check in checks().values())
    rules = [*LOADING_RULES, *RENDERING_RULES, *AUDIT_RULES, *BAR_RULES, *LINK_RULES, *own]
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}


def inspect(
    listing: Listing,
    products: frozenset[str] = frozenset(),
    as_of: datetime.date | None = None,
    families: frozenset[str] | None = None,
    read_all: ReadAll = one_by_one,
    visited: Visited | None = None,
    known: Known | None = None,
    workshops: Collection[str] = (),
) -> Inspected:
    """Load and check everything; nothing stops at the first finding.

    `products` are those that have a template; `families` the families of codes whose checks are
    run, all of them if None, `read_all` says how files are read, and `visited` what a visit to the
    addresses finds, where somebody wants one; `known` makes what is remembered of an earlier run.
    Where some `workshops` are named, only what these print is judged, and what can stop it.
    Dates are judged as of a day, or as of the release date of `kb.yaml`, so that a build never
    breaks on a day of its own.
    """
    loaded = load_corpus(listing, read_all)
    part = Part(loaded.kb, workshops) if workshops and loaded.kb is not None else None
    remembered: Remembered | None = known
    if part is not None:
        loaded, remembered = replace(loaded, kb=part.kb), partial(part.remembered, known)
    if remembered is not None and loaded.kb is not None:
        loaded = replace(loaded, kb=watched(loaded.kb))
    look = partial(_looked, listing, loaded, products, as_of, families, visited=visited, part=part)

    def under(settings: Settings, words: WordLists) -> Report:
        kb = replace(loaded.kb, settings=settings, words=words) if loaded.kb is not None else None
        return look(kb, _OF_SETTINGS)

    unjudged = part.others if part is not None else 0
    return Inspected(listing, loaded.kb, look(loaded.kb, remembered=remembered), under, unjudged)


def _looked(
    listing: Listing,
    loaded: Loaded,
    products: frozenset[str],
    as_of: datetime.date | None,
    families: frozenset[str] | None,
    kb: KnowledgeBase | None,
    without: frozenset[str] = frozenset(),
    visited: Visited | None = None,
    remembered: Remembered | None = None,
    part: Part | None = None,
) -> Report:
    """The report about what was loaded, judged by the settings of `kb`."""
    rules = all_rules()
    found: tuple[Diagnostic, ...] = loaded.diagnostics
    own = partial(_owned, owners=Owners(listing, loaded.sources.files))
    if part is not None:
        found = tuple(filter(part.is_touched, map(own, found)))
    if kb is not None:
        as_of = as_of or kb.settings.released
        draws = draws_any(kb)
        remembers = remembered is not None and (part is not None or not draws)
        memory = remembered(kb, str(as_of), own) if remembered and remembers else None
        given, kb = kb, memory.kb if memory is not None else kb
        context = Context(
            kb,
            known_formats(),
            known_banks(),
            products,
            frozenset(rules),
            as_of,
        )
        again = _second_look(listing, context, found, families) if found else ()
        seen = visited(kb) if visited is not None else ()
        apart = frozenset(each.code for each in quiz_checks()) if draws else frozenset[str]()
        usual = run_all(context, families, without | apart, memory)
        of_quizzes = tuple(_of_quizzes(context, families, without, part, own)) if draws else ()
        found = (*found, *usual, *of_quizzes, *again, *seen)
        share_found(kb, given)  # a build asks for the same once more
    fixed = frozenset(code for code in rules if is_fixed(code) or code.startswith("JK14"))
    whole = kb is not None and not loaded.held_back and part is None

    def judged(code: str) -> bool:
        if code in _OF_VISITS and visited is None:
            return False
        return whole and (families is None or code[:3] in families)

    settled = settle(_remarks(loaded, part), in_order(map(own, found)), rules, fixed, as_of, judged)
    report = _report(listing, loaded, kb, settled, rules, fixed, own)
    if part is None:
        return report
    files = tuple(filter(part.holds, report.files))
    return replace(report, files=files, records=part.count, coverage=lambda: None)


def _of_quizzes(
    context: Context,
    families: frozenset[str] | None,
    without: frozenset[str],
    part: Part | None,
    own: Own,
) -> Iterator[Diagnostic]:
    """Findings in quizzes as they are printed, with the items that they draw."""
    for found in of_drawn(context, families):
        if found.code not in without and (part is None or own(found).record in part.judged):
            yield found


def _second_look(
    listing: Listing,
    context: Context,
    found: tuple[Diagnostic, ...],
    families: frozenset[str] | None,
) -> Iterator[Diagnostic]:
    """Findings in the sound parts of what does not fit; `found` is what loading said."""
    from jobcareer_kb.loading.stand_in.ward import ward

    sick = ward(listing.files, context.kb, found)
    if sick is None:
        return
    yield from sick.faults()

    @cache
    def seen(of_teaching: bool, everywhere: bool) -> Context:
        return replace(context, kb=sick.seen(of_teaching, everywhere))

    for check in checks().values():
        if families is not None and check.rule.family not in families:
            continue
        everywhere = sick.words is not None and check.code in _BY_WORDS
        if everywhere or not check.whole:
            yield from _with_a_place(check.run(seen(check.rule.family == "JK5", everywhere)))


def _with_a_place(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings that have a place, with those of their other places that have one."""
    for each in found:
        if each.span.path:
            yield replace(each, related=tuple(other for other in each.related if other.span.path))


def _remarks(loaded: Loaded, part: Part | None) -> dict[str, str]:
    """The texts of the files in which a comment may speak to the checker."""
    paths = filter(part.holds, loaded.remarks) if part is not None else loaded.remarks
    return {path: loaded.sources[path] for path in paths}


def _finished(
    found: tuple[Diagnostic, ...], own: Own, kb: KnowledgeBase | None
) -> tuple[Diagnostic, ...]:
    """Give findings the record and route they stand in, and the severities that `kb.yaml` sets."""
    located = tuple(map(own, found))
    return _graded(located, kb) if kb is not None else located


def _owned(found: Diagnostic, owners: Owners) -> Diagnostic:
    if found.record or found.code.startswith("JK14"):  # a comment stands in no field
        return found
    owner = owners.of(found.span)
    if owner.record not in (SETTINGS_FILE, WORDS_FILE) and not _RECORD.fullmatch(owner.record):
        return found
    # An id stands for its record: what is missing or unprinted is reported there.
    route = () if owner.route == ("id",) else owner.route
    return replace(found, record=owner.record, route=route)


def _graded(found: tuple[Diagnostic, ...], kb: KnowledgeBase) -> tuple[Diagnostic, ...]:
    """Give findings the severities that `kb.yaml` sets."""
    grades = {
        code: Severity[word.upper()]
        for code, word in kb.settings.severities.items()
        if not is_fixed(code)
    }
    return tuple(replace(d, severity=grades[d.code]) if d.code in grades else d for d in found)


def _fixes(
    listing: Listing, kb: KnowledgeBase | None, codes: frozenset[str]
) -> Callable[[Diagnostic], Fix | None]:
    """What mends a finding; where there is none, what could mend it is not imported."""

    @cache
    def made() -> Callable[[Diagnostic], Fix | None]:
        from jobcareer_kb.mending.fixes import fixes_of

        return fixes_of(listing, kb, codes)

    return lambda finding: made()(finding)


def _report(
    listing: Listing,
    loaded: Loaded,
    kb: KnowledgeBase | None,
    settled: Settled,
    rules: dict[str, Rule],
    fixed: frozenset[str],
    own: Own,
) -> Report:
    ignored = _finished(tuple(each.diagnostic for each in settled.ignored), own, kb)
    report = Report(
        diagnostics=_finished(in_order(settled.diagnostics), own, kb),
        rules=rules,
        files=tuple(file.shown for file in listing.files),
        records=len(kb.facts) if kb is not None else 0,
        held_back=loaded.held_back,
        silenced=silenced(kb) if kb is not None else 0,
        sources=loaded.sources,
        ignored=tuple(
            replace(each, diagnostic=diagnostic)
            for each, diagnostic in zip(settled.ignored, ignored, strict=True)
        ),
        version=__version__,
        fixes=_fixes(listing, kb, frozenset(rules) - fixed),
    )
    if kb is None:
        return report

    @cache
    def printed(shop: str, product: str) -> tuple[str, ...]:
        return selected(kb, kb.get(f"workshop/{shop}", Workshop), product)

    return replace(
        report,
        printers=printers_of(kb, printed),
        coverage=cache(partial(covered, kb, printed)),
        reading=readings_of(kb),
    )
