"""No two terms have one meaning.

Bad:   the meaning of definition/climate is that of definition/weather, word for word
Mend:  write what this term means; where both terms mean the same, keep one of them.
Why:   most often a record was copied and not finished. Capitals, accents, signs and citations make
       no difference; what nearly says the same is a note (JK437).
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import said_by, twice
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.definition import Definition


def _twice(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for said, first in twice(said_by(kb, "definition", Definition, lambda record: record.meaning)):
        yield CHECK.rule.at(
            kb.locate(said.record, said.route),
            f"this is the meaning of {first.record} too",
            "write what this term means, or drop one of the two records",
            (Related(kb.locate(first.record, first.route), "the other one"),),
        )


CHECK = check("JK431", "meaning-once", Severity.WARNING, __doc__, _twice)
