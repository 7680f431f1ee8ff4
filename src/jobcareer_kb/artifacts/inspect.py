"""Load and check a knowledge base as every command does, and turn the result into a report."""

from dataclasses import dataclass, replace

from jobcareer_kb.artifacts.plan import known_formats
from jobcareer_kb.checks import Context, checks, run_all
from jobcareer_kb.checks.setting_known import is_fixed
from jobcareer_kb.diagnostic import Diagnostic, Severity, in_order
from jobcareer_kb.kb import KnowledgeBase, silenced
from jobcareer_kb.loading.corpus import Loaded, load_corpus
from jobcareer_kb.loading.files import Listing
from jobcareer_kb.loading.rules import LOADING_RULES
from jobcareer_kb.quiz_formats import quiz_formats
from jobcareer_kb.rendering.rules import RENDERING_RULES
from jobcareer_kb.report import Report
from jobcareer_kb.rule import Rule


@dataclass(frozen=True, slots=True)
class Inspected:
    """A knowledge base, if `kb.yaml` is sound, and the report about it."""

    kb: KnowledgeBase | None
    report: Report


def all_rules() -> dict[str, Rule]:
    """Every code that the program knows, sorted."""
    rules = [*LOADING_RULES, *RENDERING_RULES, *(check.rule for check in checks().values())]
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}


def inspect(listing: Listing, products: frozenset[str] = frozenset()) -> Inspected:
    """Load and check everything; nothing stops at the first finding.

    `products` are those that have a template.
    """
    loaded = load_corpus(listing)
    rules = all_rules()
    found: tuple[Diagnostic, ...] = loaded.diagnostics
    if loaded.kb is not None:
        context = Context(
            loaded.kb, known_formats(), frozenset(quiz_formats()), products, frozenset(rules)
        )
        found = in_order((*found, *run_all(context)))
        found = _graded(found, loaded.kb)
    return Inspected(loaded.kb, _report(listing, loaded, found, rules))


def _graded(found: tuple[Diagnostic, ...], kb: KnowledgeBase) -> tuple[Diagnostic, ...]:
    """Give findings the severities that `kb.yaml` sets."""
    grades = {
        code: Severity[word.upper()]
        for code, word in kb.settings.severities.items()
        if not is_fixed(code)
    }
    return tuple(replace(d, severity=grades.get(d.code, d.severity)) for d in found)


def _report(
    listing: Listing, loaded: Loaded, found: tuple[Diagnostic, ...], rules: dict[str, Rule]
) -> Report:
    return Report(
        diagnostics=found,
        rules=rules,
        files=tuple(file.shown for file in listing.files),
        records=len(loaded.kb.records) if loaded.kb is not None else 0,
        held_back=loaded.held_back,
        silenced=silenced(loaded.kb) if loaded.kb is not None else 0,
        sources=loaded.sources,
    )
