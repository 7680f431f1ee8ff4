"""A takeaway is written once.

Bad:   takeaway/act-now and takeaway/start-today, both with the text "Start with one small step."
Mend:  drop one of the two, or say something else in it.
Why:   a handout that picks `takeaway/*` prints both. Capitals, accents, signs and citations make no
       difference; what nearly says the same is a note (JK437).
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

from functools import partial

from jobcareer_kb.checks._alike import check_alike, fields_of
from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.model.takeaway import Takeaway

CHECK = check_alike(
    "JK432", "takeaway-once", Severity.WARNING, __doc__,
    partial(fields_of, fields=((Takeaway, "text"),)),
    lambda _, other: (
        f"this is the text of {other.record} too",
        "drop one of the two records, or say something else",
    ),
)  # fmt: skip
