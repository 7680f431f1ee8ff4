"""An activity serves an objective of the workshop that it is part of.

An activity without objectives, such as an opener or an exit ticket, is exempt.

Bad:   the activity serves objective/plan only, and the workshop has objective/tell-apart only
Mend:  name the objective in the workshop, or take the activity off its agenda.
Why:   time that serves no objective is missing where one has to be reached.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop


def _idle(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for shop in kb.of("workshop", Workshop):
        named = set(shop.objectives)
        for index, item in enumerate(shop.agenda):
            activity = kb.records.get(str(item.activity))
            if not isinstance(activity, Activity) or not activity.objectives:
                continue
            if not all(kb.has(ref) for ref in activity.objectives):
                continue  # a name that leads nowhere is reported as such
            if named.isdisjoint(activity.objectives):
                served = " and ".join(activity.objectives)
                which = "which is" if len(activity.objectives) == 1 else "which are"
                yield CHECK.rule.at(
                    kb.locate(f"workshop/{shop.id}", ("agenda", index, "activity")),
                    f"{item.activity} serves {served}, {which} not among those of this workshop",
                    "name an objective that it serves in 'objectives', or take it off the agenda",
                )


CHECK = check("JK505", "activity-serves", Severity.WARNING, __doc__, _idle)
