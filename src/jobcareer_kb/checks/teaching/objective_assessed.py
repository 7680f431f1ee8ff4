"""Each objective of a workshop is assessed by an item of its quiz.

Bad:   objectives: [objective/plan]        (no item of `quiz` has this objective)
Mend:  add an item whose `objective` is this one to the workshop's `quiz`, or drop the objective.
Why:   what nobody checks, nobody knows to be reached. An exit ticket may show it too, so this is a
       warning.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._quiz_items import in_print_order
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.workshop import Workshop


def _unassessed(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    if any(name.startswith("question/") for name in kb.broken):
        return  # the broken one may assess it
    for shop in kb.of("workshop", Workshop):
        if not all(kb.has(pick) for pick in shop.quiz):
            continue
        assessed = {str(item.objective) for item in in_print_order(kb, shop)}
        if not all(kb.has(item.objective) for item in in_print_order(kb, shop)):
            continue  # a misspelt objective is reported as such, and may be this one
        for index, ref in enumerate(shop.objectives):
            if str(ref) not in assessed and kb.has(ref):
                yield CHECK.rule.at(
                    kb.locate(f"workshop/{shop.id}", ("objectives", index)),
                    f"no item of this quiz assesses {ref}",
                    "add an item with this objective to 'quiz', or drop the objective here",
                )


CHECK = check("JK504", "objective-assessed", Severity.WARNING, __doc__, _unassessed)
