"""What an item measures, and what a sheet practices, is a part of a criterion.

Bad:   measures: [two-way]       (the objective has the parts `two-ways` and `exceptions`)
Good:  measures: [two-ways]
Bad:   practices: [objective/compare]        (which part of it?)
Good:  practices: [objective/compare#two-ways]
Mend:  correct the name, or write the part below `parts` of the objective.
Why:   a name that leads nowhere measures nothing, and the guide would say nothing of it.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._criteria import named_parts, parts_asked
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.spelling import Spelling


def _unknown(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    spellings: dict[str, Spelling] = {}
    for name, route, part in named_parts(kb):
        known = parts_asked(kb, part.objective)
        if kb.is_broken(part.objective) or part.part in (known or ()):
            continue
        if known is None:
            if route[0] != "measures":  # an item's own objective is judged by JK302
                names = (f"objective/{id_}" for id_ in kb.by_kind.get("objective", ()))
                spelling = spellings.setdefault("", Spelling(names))
                near = spelling.near(part.objective)
                help = f"did you mean '{near}'?" if near else "write the objective, or drop it"
                yield CHECK.rule.at(kb.locate(name, route), f"no record '{part.objective}'", help)
            continue
        spelling = spellings.setdefault(part.objective, Spelling(known))
        yield CHECK.rule.at(
            kb.locate(name, route),
            f"{part.objective} has no part '{part.part}'",
            _help(spelling.near(part.part), tuple(known)),
        )


def _help(near: str, known: tuple[str, ...]) -> str:
    if near:
        return f"did you mean '{near}'?"
    if known:
        return f"its parts are {', '.join(known)}; name one of them, or write this one"
    return "it has no 'parts'; write there what its criterion asks for"


CHECK = check("JK538", "part-known", Severity.ERROR, __doc__, _unknown)
