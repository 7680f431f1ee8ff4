"""A paper that an activity gives out is there.

Bad:   give: [exit-tickte]       (the activity hands out sheet/exit-ticket)
Bad:   papers: [booklets]        (kb.yaml calls the product `booklet`)
Mend:  correct the name; list a sheet under `sheets`, `hands_out` or `take_home`, a
       product under `papers`.
Why:   the guide would tell the facilitator to give out a paper that nobody can print.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.sheets import given_by
from jobcareer_kb.spelling import Spelling

_LIST_IT = "list it under 'sheets', 'hands_out', 'take_home' or 'papers'"


def _unknown(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    products = [n for n, what in kb.settings.products.items() if what.audience == "participant"]
    for activity in kb.of("activity", Activity):
        name = f"activity/{activity.id}"
        for index, paper in enumerate(activity.papers):
            if paper not in products:
                yield CHECK.rule.at(
                    kb.locate(name, ("papers", index)),
                    f"'{paper}' is no product for participants",
                    _help(paper, products),
                )
        if any(not kb.has(ref) for ref in (*activity.hands_out, *activity.take_home)):
            continue  # a misspelt name is reported as such
        own = [placed.sheet.slug for placed in given_by(kb, activity)]
        known = [*own, *activity.papers]
        for at, phase in enumerate(activity.phases):
            for place, cue in enumerate(phase.cues):
                for index, paper in enumerate(cue.give):
                    if paper not in known:
                        route = ("phases", at, "cues", place, "give", index)
                        yield CHECK.rule.at(
                            kb.locate(name, route),
                            f"'{paper}' is no paper of this activity",
                            _help(paper, known),
                        )


def _help(paper: str, known: list[str]) -> str:
    near = Spelling(known).near(paper)
    if near:
        return f"did you mean '{near}'?"
    listed = ", ".join(known)
    return (
        f"known here: {listed}"
        if listed
        else "list it under 'sheets', 'hands_out', 'take_home' or 'papers'"
    )


CHECK = check("JK546", "paper-known", Severity.ERROR, __doc__, _unknown)
