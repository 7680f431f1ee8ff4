"""No workshop and no item was revised after the release.

Bad:   revised: 2027-01-05, in a knowledge base released on 2026-11-24
Mend:  correct the day; or set `released` in kb.yaml to the day on which you give this version away.
Why:   the files name the day of release. What was changed after it would stand in them and claim to
       be older than it is.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.question import Question
from jobcareer_kb.model.workshop import Workshop


def _later(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    released = kb.settings.released
    if "released" in kb.guessed:
        return
    for kind, model in (("question", Question), ("workshop", Workshop)):
        for record in kb.of(kind, model):
            assert isinstance(record, Question | Workshop)
            if record.revised > released:
                yield CHECK.rule.at(
                    kb.locate(f"{kind}/{record.id}", ("revised",)),
                    f"revised on {record.revised.isoformat()}, after the release of "
                    f"{released.isoformat()}",
                    "correct the day, or set 'released' in kb.yaml to the day of the next release",
                    (Related(kb.locate("kb.yaml", ("released",)), "the release"),),
                )


CHECK = check("JK577", "revised-dated", Severity.WARNING, __doc__, _later)
