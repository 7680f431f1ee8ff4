"""No two items ask the same.

Bad:   two items with the stem "Which of these is a sign of a storm?"
Mend:  drop one, or ask about something else.
Note:  both items are named, for nobody can tell which of the two is the copy.
Why:   in one quiz the second is wasted; in two, people learn the answer and not the thing.
       Capitals, punctuation, white space and a simple plural make no difference. The rule is this
       project's own.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import normal, shown
from jobcareer_kb.checks._quiz_items import items
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity


def _repeated(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, item in items(kb):
        alike.setdefault(normal(shown(item.stem)), []).append(name)
    for names in alike.values():
        for name in names if len(names) > 1 else ():
            other = names[0] if name != names[0] else names[1]
            yield CHECK.rule.at(
                kb.locate(name, ("stem",)),
                f"this stem is that of {other}",
                "drop one of the two items, or ask about something else",
                (Related(kb.locate(other, ("stem",)), "the other one"),),
            )


CHECK = check("JK544", "repeated-stem", Severity.WARNING, __doc__, _repeated)
