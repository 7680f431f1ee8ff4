"""Something measures or practices what an objective's criterion asks for.

Bad:   parts: {two-ways: Two ways}        (no question measures it, and no sheet practices it)
Mend:  name the parts in the `measures` of its questions, and in the `practices` of sheets.
Why:   what nobody sees, nobody knows to be reached. Where some parts are named and others are not,
       JK537 says so at each workshop.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._criteria import is_partly_read, served
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.objective import Objective


def _unmeasured(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    if is_partly_read(kb):
        return
    named = served(kb)
    for objective in kb.of("objective", Objective):
        name = f"objective/{objective.id}"
        if objective.parts and name not in named:
            yield CHECK.rule.at(
                kb.locate_key(name, ("parts",)),
                "no question measures a part of this criterion, and no sheet practices one",
                "name the parts in 'measures' of its questions, and in 'practices' of sheets",
            )


CHECK = check("JK539", "objective-measured", Severity.WARNING, __doc__, _unmeasured)
