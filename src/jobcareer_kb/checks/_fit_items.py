"""Items that are made from records, as far as the checks of single items find no fault with them.

Nobody can mend the words of such an item but in the record that it comes from, where they may be
right. So what a check of one item finds is no finding, but a reason not to make it.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from jobcareer_kb.checks import Check, Context, checks
from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.items import AUTHORED, Candidate, Refused
from jobcareer_kb.items._pool import Pool, all_items
from jobcareer_kb.items._view import draws_any, with_drawn, with_items
from jobcareer_kb.kb import KnowledgeBase, narrowed
from jobcareer_kb.model._settings import Settings

_VARIANTS = 4
"""How often an item is tried."""
_ANY = 1_000_000
_FOLDERS = ("items", "cues")
_OF_BANKS = frozenset(
    {"JK540", "JK541", "JK542", "JK543", "JK544", "JK574", "JK577", "JK582", "JK588"}
)
"""Checks over many items; they look at what a quiz really draws."""


_OF_QUIZZES = frozenset({"JK304"})
"""Other checks that look at what a quiz prints."""
_OF_RECORDS = frozenset({"JK589"})
"""Checks of quizzes that look at what is written, and not at what is drawn."""


def quiz_checks() -> tuple[Check, ...]:
    """The checks that look at quizzes and their items, by code."""
    return tuple(
        each
        for code, each in checks().items()
        if code in _OF_QUIZZES or (each.rule.family == "JK5" and code not in _OF_RECORDS)
    )


def drawn(kb: KnowledgeBase) -> KnowledgeBase:
    """The knowledge base as its quizzes are printed, all of it; itself where no workshop draws
    items."""
    return with_drawn(kb.whole or kb, fit_items(kb)) if draws_any(kb) else kb


def of_drawn(context: Context, families: Collection[str] | None) -> Iterator[Diagnostic]:
    """What the checks of quizzes find in what is drawn; a finding in an item that nobody wrote
    names it."""
    seen = drawn(context.kb)
    of_kb = replace(context, kb=_Spans(seen).seen())
    for check in quiz_checks():
        if families is not None and check.rule.family not in families:
            continue
        for name, found in map(_unnamed, check.run(of_kb)):
            told = f"item {name.partition('/')[2]}: {found.message}"
            yield replace(found, message=told) if name in seen.made else found


def item_checks() -> tuple[Check, ...]:
    """The checks that look at one item, by code."""
    return tuple(
        each
        for code, each in checks().items()
        if code not in _OF_BANKS and _folder(each) in _FOLDERS
    )


def _folder(check: Check) -> str:
    """The folder of the module that a check stands in."""
    parts = check.module.split(".")
    return parts[2] if len(parts) > 3 else ""


_SIGN = "\n"
"""Stands between the name of a record and a path; no path has one."""


class _Spans:
    """Places that also say which record asked for them, so that a finding tells its item."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb

    def seen(self) -> KnowledgeBase:
        """The knowledge base with such places."""
        return replace(
            self._kb, locate=self._locate, locate_key=self._locate_key, text_span=self._text_span
        )

    def _locate(self, name: str, route: Route) -> Span:
        return _named(name, self._kb.locate(name, route))

    def _locate_key(self, name: str, route: Route) -> Span:
        return _named(name, self._kb.locate_key(name, route))

    def _text_span(self, name: str, route: Route, start: int, end: int) -> Span:
        return _named(name, self._kb.text_span(name, route, start, end))


def _named(name: str, span: Span) -> Span:
    return replace(span, path=f"{name}{_SIGN}{span.path}")


def _unnamed(found: Diagnostic) -> tuple[str, Diagnostic]:
    """The name of the record that a finding is about, and the finding at its place."""
    name, _, _ = found.span.path.rpartition(_SIGN)
    related = tuple(replace(each, span=_bare(each.span)) for each in found.related)
    return name, replace(found, span=_bare(found.span), related=related)


def _bare(span: Span) -> Span:
    return replace(span, path=span.path.rpartition(_SIGN)[2])


def fit_items(kb: KnowledgeBase) -> Pool:
    """Every item that a workshop may draw, and why others are not made."""
    kb = kb.whole or kb
    key = "_fit_items"
    if key not in vars(kb):
        vars(kb)[key] = _sieved(kb, all_items(kb))
    pool: Pool = vars(kb)[key]
    return pool


def _sieved(kb: KnowledgeBase, pool: Pool) -> Pool:
    """The items without a fault. Of one that has some, other variants are tried: with another
    wording, and other distractors."""
    waiting = {n: each for n, each in pool.made.items() if each.source != AUTHORED}
    sound = {n: each for n, each in pool.made.items() if each.source == AUTHORED}
    first: dict[str, Diagnostic] = {}
    for variant in range(1, _VARIANTS + 1):
        faults = _faults(kb, waiting) if waiting else {}
        sound |= {name: each for name, each in waiting.items() if name not in faults}
        first = {**faults, **first}
        waiting = dict(_again(kb, waiting, faults, variant))
    refused = (
        Refused(name.partition("/")[2], f"{found.code}: {found.message}")
        for name, found in first.items()
        if name not in sound
    )
    return Pool(dict(sorted(sound.items())), (*pool.refused, *refused))


def _strict(settings: Settings) -> Settings:
    """The same settings, by which each word is rare: which words are depends on what is drawn."""
    teaching = settings.policies.teaching
    items = teaching.items.model_copy(update={"echo_rare": _ANY})
    policies = settings.policies.model_copy(
        update={"teaching": teaching.model_copy(update={"items": items})}
    )
    return settings.model_copy(update={"policies": policies})


def _again(
    kb: KnowledgeBase, items: dict[str, Candidate], faults: Collection[str], variant: int
) -> Iterator[tuple[str, Candidate]]:
    for name, each in items.items():
        again = each.remake(kb, variant) if name in faults and each.remake is not None else None
        if isinstance(again, Candidate):
            yield name, again


def _faults(kb: KnowledgeBase, items: dict[str, Candidate]) -> dict[str, Diagnostic]:
    """The first fault of each item that has some."""
    seen = with_items(kb, items)
    seen = replace(_Spans(seen).seen(), settings=_strict(kb.settings))
    left_out = {name for name in kb.facts if name.startswith(("workshop/", "evidence/"))}
    seen = narrowed(seen, seen.facts.keys() - left_out, seen.broken)
    faults: dict[str, Diagnostic] = {}
    for check in item_checks():
        for name, found in map(_unnamed, check.run(Context(seen))):
            faults.setdefault(name, found)
    return {name: found for name, found in faults.items() if name in items}
