"""What a criterion asks for is measured or practiced in each workshop with the objective.

Bad:   parts: {two-ways: Two ways, exceptions: A case that fits neither}
       (an item of the quiz has `measures: [two-ways]`; nothing in this workshop names `exceptions`)
Mend:  pick or write an item with `measures: [exceptions]`, let a sheet of the agenda's activities
       or the exit ticket practice it, or ask for less.
Why:   an item that has the objective need not ask for what the objective promises. What counts is
       the quiz, the questions on slides, the sheets of the agenda's activities and the exit ticket.
Note:  an objective that nothing in the knowledge base measures is reported as JK539, once.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._criteria import is_partly_read, misspelt, served
from jobcareer_kb.criteria import measured
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.objective import Objective, PartRef
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import practiced
from jobcareer_kb.sheets import sheets_of


def _unmeasured(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    if is_partly_read(kb):
        return
    judged = served(kb) - misspelt(kb)
    for shop in kb.of("workshop", Workshop):
        shown = measured(kb, shop, practiced(sheets_of(kb, shop)))
        for index, ref in enumerate(shop.objectives):
            objective = kb.records.get(str(ref))
            if not isinstance(objective, Objective) or str(ref) not in judged:
                continue
            for id_ in objective.parts:
                if PartRef(f"{ref}#{id_}") not in shown:
                    place = kb.locate(str(ref), ("parts", id_))
                    yield CHECK.rule.at(
                        kb.locate(f"workshop/{shop.id}", ("objectives", index)),
                        f"nothing in this workshop measures or practices '{id_}' of {ref}",
                        f"pick or write an item with 'measures: [{id_}]', let a sheet or the exit "
                        "ticket practice it, or ask for less in the criterion",
                        (Related(place, "the criterion asks for it here"),),
                    )


CHECK = check("JK537", "part-measured", Severity.WARNING, __doc__, _unmeasured)
