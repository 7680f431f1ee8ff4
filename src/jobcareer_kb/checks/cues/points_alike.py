"""Statements to judge have the same points, whether they are true or false.

Bad:   points: 2 where the answer is false, points: 1 where it is true
Mend:  give each true/false item the points that most of them have.
Why:   the paper prints the points beside the statement, so whoever sees two sorts of points need
       not know the answer. Compared are all true/false items of the knowledge base, since a quiz
       may pick any of them. Where as many have the one as the other, those that are false are
       named.
"""

from collections import Counter
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._quiz_items import items
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks.true_false import TrueFalse


def _telling(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    statements = {name: item for name, item in items(kb) if isinstance(item, TrueFalse)}
    counted = Counter(item.points for item in statements.values())
    if len(counted) < 2:
        return
    of_true = Counter(item.points for item in statements.values() if item.answer)
    usual = max(counted, key=lambda points: (counted[points], of_true[points], -points))
    for name, item in statements.items():
        if item.points != usual:
            yield CHECK.rule.at(
                kb.locate(name, ("points",)),
                f"{item.points} points tell the answer: most true/false items have {usual}",
                f"write 'points: {usual}', or give all of them {item.points}",
            )


CHECK = check("JK574", "points-alike", Severity.WARNING, __doc__, _telling)
