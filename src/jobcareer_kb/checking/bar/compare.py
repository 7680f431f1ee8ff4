"""Hold a change to the bar of before: what it lowers is told, and both states judge its records."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jobcareer_kb.checking.bar.ignores import unhidden
from jobcareer_kb.checking.bar.ledger import rewritten
from jobcareer_kb.checking.bar.records import let_pass
from jobcareer_kb.checking.bar.rules import CHANGED, LOWERED
from jobcareer_kb.checking.bar.settings import Change, compared
from jobcareer_kb.checking.bar.union import united
from jobcareer_kb.checking.inspection import Inspected
from jobcareer_kb.diagnostic import Diagnostic, Severity, Span, in_order
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.files import SETTINGS_FILE, WORDS_FILE, Listing
from jobcareer_kb.loading.texts import FileText
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.report import Report

_PUT_BACK = "put it back; if it is meant, whoever merges lets it pass with --allow-lower"
_SEE = "see what it lets pass that was found before"


@dataclass(frozen=True, slots=True)
class Held:
    """A change, held to the bar of before."""

    report: Report
    """Its records as both states would judge them."""
    told: tuple[Diagnostic, ...] = ()
    """What it lowers or changes of the bar, sorted."""
    shown: tuple[Diagnostic, ...] = ()
    """Findings of the report that only a comment of the change would hide."""


def held(
    before: Inspected, after: Inspected, as_of: datetime.date, allow_lower: bool = False
) -> Held:
    """Compare two states; with `allow_lower` the new one is judged by itself, and notes tell.

    Where one of them has no settings there is nothing to compare: `kb.yaml` has not been there
    before, or its loss is an error that nothing quiets.
    """
    old, new = before.kb, after.kb
    if old is None or new is None:
        return Held(after.report)
    report, lowered = _by_both(old, new, after)
    comments = unhidden(report.ignored, before.listing, after.listing, as_of)
    told = in_order((*lowered, *rewritten(old, new), *let_pass(old, new), *comments.told))
    if allow_lower:
        return Held(after.report, tuple(_noted(each) for each in told))
    found = in_order((*report.diagnostics, *comments.shown))
    return Held(replace(report, diagnostics=found, ignored=comments.still), told, comments.shown)


def _by_both(
    old: KnowledgeBase, new: KnowledgeBase, after: Inspected
) -> tuple[Report, Iterator[Diagnostic]]:
    """The report by the settings of both states, and findings for what asks less now."""
    settings, of_settings = compared(_known(old, new), new.settings, after.report.rules)
    words, of_words = compared(old.words, new.words, after.report.rules)
    report = after.report
    if (settings, words) != (new.settings, new.words):
        report = united(report, after.under(settings, words))
    unsure = old.guessed | new.guessed
    sure = (each for each in of_settings if each.route[0] not in unsure)
    return report, _findings(after.listing, sure, () if _broken(old, new) else of_words)


def _known(old: KnowledgeBase, new: KnowledgeBase) -> Settings:
    """The settings of before, without what only stood in for something that did not fit.

    Of policies and severities the sound ones are left; a stand-in of any other field says nothing.
    """
    guessed = (old.guessed - {"policies", "severities"}) & set(Settings.model_fields)
    return old.settings.model_copy(update={name: getattr(new.settings, name) for name in guessed})


def _broken(old: KnowledgeBase, new: KnowledgeBase) -> bool:
    """Say whether `words.yaml` cannot be read in one of the states, which has its own finding."""
    return old.is_broken(WORDS_FILE) or new.is_broken(WORDS_FILE)


def _findings(
    listing: Listing, settings: Iterable[Change], words: Iterable[Change]
) -> Iterator[Diagnostic]:
    for path, changes in ((SETTINGS_FILE, settings), (WORDS_FILE, words)):
        file = next((FileText(file) for file in listing.files if file.path == path), None)
        for change in changes:
            rule, help = (LOWERED, _PUT_BACK) if change.lowers else (CHANGED, _SEE)
            shown = f"{listing.folder}/{path}"
            span = Span(shown) if file is None else file.places.key(change.route)
            found = rule.at(span, change.words, help)
            yield replace(found, record=path, route=change.route)


def _noted(found: Diagnostic) -> Diagnostic:
    return replace(found, severity=Severity.NOTE, help="let pass by --allow-lower")
