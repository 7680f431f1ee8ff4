"""No two terms have one meaning.

Bad:   the meaning of definition/climate is that of definition/weather, word for word
Mend:  write what this term means; where both terms mean the same, keep one of them.
Why:   most often a record was copied and not finished. Capitals, accents, signs and citations make
       no difference; what nearly says the same is a note (JK437).
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

from functools import partial

from jobcareer_kb.checks._alike import check_alike, fields_of
from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.model.definition import Definition

CHECK = check_alike(
    "JK431", "meaning-once", Severity.WARNING, __doc__,
    partial(fields_of, fields=((Definition, "meaning"),)),
    lambda _, other: (
        f"this is the meaning of {other.record} too",
        "write what this term means, or drop one of the two records",
    ),
)  # fmt: skip
