"""A list names a record once.

Bad:   steps: [step/boil, step/pour, step/boil]
Good:  steps: [step/boil, step/pour, step/drink]
Mend:  drop one of the two, or name the record that you meant.
Note:  `kind/*` beside a record of that kind is fine: the one stands first, the others follow. An
       agenda may hold an activity twice, such as a break.
Why:   in a pick the second is lost without a word, in a guide it is printed again; most often
       another record was meant.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model import Record
from jobcareer_kb.values import refs_of


def _twice(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    kb, refs = context.kb, context.kb.facts[name].refs
    first: dict[tuple[Route, str], Route] = {}
    for route, ref in refs_of(record) if len(set(refs)) < len(refs) else ():
        if not isinstance(route[-1], int):
            continue
        before = first.setdefault((route[:-1], str(ref)), route)
        if before != route:
            yield CHECK.rule.at(
                kb.locate(name, route),
                f"'{ref}' stands twice in '{route[-2]}'",
                "drop it, or name the record that you meant",
                (Related(kb.locate(name, before), "the first time"),),
            )


CHECK = check_of_record("JK307", "named-once", Severity.WARNING, __doc__, _twice, Record)
