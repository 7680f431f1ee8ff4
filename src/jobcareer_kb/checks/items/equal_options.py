"""No two options, meanings or steps of an item are equal.

Bad:   a) Two hours.  b) two hours  c) A day
Mend:  write another one.
Why:   two equal answers cannot both be right or wrong, and some sites refuse them. Capitals,
       punctuation, white space and a simple plural make no difference. A distractor that equals
       the key is reported as JK534.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import normal, quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.tasks import Question, Role
from jobcareer_kb.values import Words


def _equal(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    seen: dict[tuple[str, ...], tuple[Route, bool]] = {}
    for route, text, is_key in _answers(item):
        form = normal(shown(text)) or (str(text),)
        first, was_key = seen.setdefault(form, (route, is_key))
        if first != route and is_key == was_key:
            yield CHECK.rule.at(
                kb.locate(name, route),
                f"{quoted(shown(text))} stands twice in this item",
                "write another one",
                (Related(kb.locate(name, first), "the first one"),),
            )


def _answers(item: Question) -> Iterator[tuple[Route, Words, bool]]:
    """What may be chosen, matched or put in order, and whether it is a key."""
    for piece in item.in_role(Role.OPTION, Role.MATCH, Role.ENTRY):
        yield piece.route, piece.words, piece.role is Role.OPTION and bool(piece.right)


CHECK = check_of_record("JK523", "equal-options", Severity.ERROR, __doc__, _equal, Question)
