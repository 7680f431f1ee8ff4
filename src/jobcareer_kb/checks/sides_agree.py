"""All distinctions tell the same two terms apart, in the same order.

Bad:   one distinction begins with definition/job, another with definition/career
Mend:  put the sides in the same order everywhere.
Why:   a comparison has one column for each term, with one colour and one mark.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.distinction import Distinction


def _disagreeing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    every = kb.of("distinction", Distinction)
    if not every:
        return
    first = every[0]
    expected = [str(side.of) for side in first.sides]
    for distinction in every[1:]:
        if [str(side.of) for side in distinction.sides] != expected:
            yield CHECK.rule.at(
                kb.locate(f"distinction/{distinction.id}", ("sides",)),
                f"sides differ from those of distinction/{first.id}: {', '.join(expected)}",
                "use the same two terms in the same order",
                (Related(kb.locate(f"distinction/{first.id}", ("sides",)), "the first one"),),
            )


CHECK = check("JK306", "sides-agree", Severity.ERROR, __doc__, _disagreeing)
