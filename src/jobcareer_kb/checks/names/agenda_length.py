"""An agenda gives an activity one of the lengths that the activity is written for.

Bad:   {activity: activity/card-sort, minutes: 10}    (lengths: [12, 15])
Good:  {activity: activity/card-sort, minutes: 12}
Why:   the minutes of the phases in the guide must add up to the minutes in the agenda.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop


def _unfit(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for shop in kb.of("workshop", Workshop):
        for index, item in enumerate(shop.agenda):
            activity = kb.records.get(str(item.activity))
            if kb.is_broken(str(item.activity)):
                continue  # its lengths are not known for sure
            if isinstance(activity, Activity) and item.minutes not in activity.lengths:
                lengths = ", ".join(str(length) for length in activity.lengths)
                yield CHECK.rule.at(
                    kb.locate(f"workshop/{shop.id}", ("agenda", index, "minutes")),
                    f"{item.minutes} minutes for {item.activity}, which is written for {lengths}",
                    "choose one of its lengths, or add one to the activity",
                )


CHECK = check("JK305", "agenda-length", Severity.ERROR, __doc__, _unfit, whole=False)
