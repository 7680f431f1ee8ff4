"""An item says which parts of its objective's criterion it measures.

Bad:   objective: objective/compare        (whose criterion has the parts two-ways and exceptions)
Good:  objective: objective/compare
       measures: [exceptions]
Mend:  name what a right answer shows. If it shows none of the parts, the item serves another
       objective, or the criterion leaves something out.
Why:   an item may be about the same subject and still not ask for what the objective promises.
Note:  where nothing at all names a part of the objective, JK539 says so once, at its `parts`.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._criteria import served
from jobcareer_kb.checks._quiz_items import items
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.objective import Objective


def _silent(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    named = served(kb)
    for name, item in items(kb):
        objective = kb.records.get(str(item.objective))
        if not isinstance(objective, Objective) or str(item.objective) not in named:
            continue
        if objective.parts and not item.measures:
            yield CHECK.rule.at(
                kb.locate(name, ("objective",)),
                f"this item names no part of {item.objective} that it measures",
                f"add 'measures' with one or more of {', '.join(objective.parts)}",
            )


CHECK = check("JK590", "part-named", Severity.WARNING, __doc__, _silent)
