"""A workshop has minutes for people to come in, and to move between its parts.

Bad:   minutes: 60, no `arriving`, and an agenda that fills the hour
Mend:  write `arriving` and `moving`, and take their minutes from a part.
Why:   people come late, look for a partner and wait for paper. Minutes that nobody planned for are
       taken from the last part, which is the next step.
Note:  the least of each stands in kb.yaml: `policies.teaching.session.arriving` and `.moving`; none
       is asked for where it does not say so. Moving needs two parts.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.workshop import Workshop

_TOLD = {"arriving": "for people to come in", "moving": "between two parts"}


def _short(context: Context, name: str, shop: Workshop) -> Iterator[Diagnostic]:
    policy = context.kb.settings.policies.teaching.session
    least = {"arriving": policy.arriving, "moving": policy.moving if len(shop.agenda) > 1 else 0}
    for field, minutes in least.items():
        found = getattr(shop, field)
        if found < minutes:
            yield CHECK.rule.at(
                context.kb.locate(name, (field if found else "minutes",)),
                f"{found} minutes {_TOLD[field]}, at least {minutes} are meant",
                f"write '{field}: {minutes}', and take the minutes from a part",
            )


CHECK = check_of_record(
    "JK551", "moving-time", Severity.WARNING, __doc__, _short, Workshop, whole=True
)
