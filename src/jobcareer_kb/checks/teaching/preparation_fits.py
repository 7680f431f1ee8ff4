"""What is to be done before the day fits into the time that people have for it.

Bad:   six activities whose `preparation` adds up to 73 minutes
Mend:  ask for less: let the first people who come cut the cards, bring fewer things.
Why:   most who lead a session prepare it between two others. The number of minutes stands in
       kb.yaml: `policies.teaching.session.preparation`.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.workshop import Workshop


def _too_long(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    most = kb.settings.policies.teaching.session.preparation
    for shop in kb.of("workshop", Workshop):
        records = (kb.records.get(str(item.activity)) for item in shop.agenda)
        parts = [record for record in records if isinstance(record, Activity)]
        total = sum(step.minutes for part in parts for step in part.preparation)
        if total > most:
            longest = max(parts, key=lambda part: sum(step.minutes for step in part.preparation))
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("agenda",)),
                f"getting ready takes {total} minutes, at most {most} are meant",
                f"ask for less; activity/{longest.id} asks for most",
            )


CHECK = check("JK548", "preparation-fits", Severity.WARNING, __doc__, _too_long)
