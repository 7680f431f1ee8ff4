"""A matching item asks for each word once, and a short answer for each part once.

Bad:   pairs: [{term: Weather, ...}, {term: weather, ...}]
Mend:  write the other word, or drop the pair.
Why:   two meanings would be right for one word, and a bank may refuse it. Equal meanings are
       reported as JK523. Capitals, accents and signs make no difference.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._alike import form
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model.question import Matching, Question, ShortAnswer
from jobcareer_kb.values import Words


def _twice(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    seen: dict[tuple[str | int, str], Route] = {}
    for route, text in _asked(item):
        first = seen.setdefault((route[-1], form(shown(text))), route)
        if first != route:
            yield CHECK.rule.at(
                kb.locate(name, route),
                f"{quoted(shown(text))} is asked for twice in this item",
                "write the other one, or drop it",
                (Related(kb.locate(name, first), "the first time"),),
            )


def _asked(item: Question) -> Iterator[tuple[Route, Words]]:
    if isinstance(item, Matching):
        for place, pair in enumerate(item.pairs):
            yield ("pairs", place, "term"), pair.term
    elif isinstance(item, ShortAnswer):
        for place, part in enumerate(item.parts):
            yield ("parts", place, "prompt"), part.prompt
            yield ("parts", place, "looks_for"), part.looks_for


CHECK = check_of_record("JK572", "term-matched-once", Severity.ERROR, __doc__, _twice, Question)
