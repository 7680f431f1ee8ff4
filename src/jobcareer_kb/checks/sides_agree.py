"""All distinctions tell the same two terms apart, in the same order.

Bad:   one distinction begins with definition/job, another with definition/career
Mend:  put the sides in the same order everywhere.
Why:   a comparison has one column for each term, with one colour and one mark.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity


def _disagreeing(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    names = [f"distinction/{id_}" for id_ in kb.by_kind.get("distinction", {})]
    for name in names[1:]:
        first, expected = names[0], kb.facts[names[0]].refs  # a distinction names its two sides
        if kb.facts[name].refs != expected:
            yield CHECK.rule.at(
                kb.locate(name, ("sides",)),
                f"sides differ from those of {first}: {', '.join(expected)}",
                "use the same two terms in the same order",
                (Related(kb.locate(first, ("sides",)), "the first one"),),
            )


CHECK = check("JK306", "sides-agree", Severity.ERROR, __doc__, _disagreeing)
