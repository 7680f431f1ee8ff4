"""Each objective of a workshop is taught by an activity of its agenda.

Bad:   objectives: [objective/plan]        (no activity of the agenda serves it)
Good:  an activity of the agenda says `objectives: [objective/plan]`
Mend:  add an activity that serves it, name it in an activity that does, or drop the objective.
Why:   the handout promises it to the participants.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.spelling import Spelling
from jobcareer_kb.values import Ref


def _untaught(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for shop in kb.of("workshop", Workshop):
        found = [kb.records.get(str(item.activity)) for item in shop.agenda]
        activities = [activity for activity in found if isinstance(activity, Activity)]
        if len(activities) < len(found):
            continue  # the one that is broken or misspelt may teach it
        taught = {str(ref) for activity in activities for ref in activity.objectives}
        astray = Spelling(ref for ref in taught if not kb.has(Ref(ref)))
        for index, ref in enumerate(shop.objectives):
            if astray.near(str(ref)):
                continue  # a misspelt name is reported as such, and may be this one
            if str(ref) not in taught and kb.has(ref):
                yield CHECK.rule.at(
                    kb.locate(f"workshop/{shop.id}", ("objectives", index)),
                    f"no activity of this agenda teaches {ref}",
                    "name it in the 'objectives' of an activity that does, or drop it here",
                )


CHECK = check("JK503", "objective-taught", Severity.ERROR, __doc__, _untaught)
