"""Each answer of a true/false, matching or ordering item has a feedback of its own.

Bad:   if_true: One week is weather.  if_false: One week is weather.
Bad:   two pairs, or two things to put in order, with one rationale
Mend:  say why this answer is right, or why it tempts and fails.
Why:   the same reason fits one of the two at best. Options of a choice item are reported as JK531.
       Capitals, accents, signs and citations make no difference.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._alike import form
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.tasks import Question, Role
from jobcareer_kb.values import Words


def _equal(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    by_form: dict[str, list[Route]] = {}
    for route, text in _feedback(item):
        by_form.setdefault(form(shown(text)), []).append(route)
    for routes in by_form.values():
        for route in routes if len(routes) > 1 else ():
            other = routes[1] if route == routes[0] else routes[0]
            yield CHECK.rule.at(
                kb.locate(name, route),
                "this feedback stands twice in this item",
                "say why this answer is right, or why it tempts and fails",
                (Related(kb.locate(name, other), "the other time"),),
            )


def _feedback(item: Question) -> Iterator[tuple[Route, Words]]:
    if not item.in_role(Role.OPTION):  # of options, JK531 says it
        for piece in item.in_role(Role.FEEDBACK):
            yield piece.route, piece.words


CHECK = check_of_record("JK571", "feedback-own", Severity.WARNING, __doc__, _equal, Question)
