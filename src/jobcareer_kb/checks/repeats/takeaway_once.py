"""A takeaway is written once.

Bad:   takeaway/act-now and takeaway/start-today, both with the text "Start with one small step."
Mend:  drop one of the two, or say something else in it.
Why:   a handout that picks `takeaway/*` prints both. Capitals, accents, signs and citations make no
       difference; what nearly says the same is a note (JK437).
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import said_by, twice
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.takeaway import Takeaway


def _twice(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for said, first in twice(said_by(kb, "takeaway", Takeaway, lambda record: record.text)):
        yield CHECK.rule.at(
            kb.locate(said.record, said.route),
            f"this is the text of {first.record} too",
            "drop one of the two records, or say something else",
            (Related(kb.locate(first.record, first.route), "the other one"),),
        )


CHECK = check("JK432", "takeaway-once", Severity.WARNING, __doc__, _twice)
