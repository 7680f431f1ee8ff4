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
from jobcareer_kb.tasks import Question, Role


def _twice(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    seen: dict[tuple[Role, str], Route] = {}
    for route, text, role, *_ in item.in_role(Role.TERM, Role.PROMPT, Role.LOOKS_FOR):
        first = seen.setdefault((role, form(shown(text))), route)
        if first != route:
            yield CHECK.rule.at(
                kb.locate(name, route),
                f"{quoted(shown(text))} is asked for twice in this item",
                "write the other one, or drop it",
                (Related(kb.locate(name, first), "the first time"),),
            )


CHECK = check_of_record("JK572", "term-matched-once", Severity.ERROR, __doc__, _twice, Question)
