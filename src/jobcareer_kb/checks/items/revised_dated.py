"""No workshop and no item was revised after the release, which is at most a year ahead.

Bad:   revised: 2027-01-05, in a knowledge base released on 2026-11-24
Bad:   released: 2062-11-24
Mend:  correct the day; or set `released` in kb.yaml to the day on which you give this version away.
Note:  where most of them are later, it is one finding, at `released`.
Why:   the files name the day of release. What was changed after it would stand in them and claim to
       be older than it is.
"""

import datetime
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.tasks import Question

_AHEAD = datetime.timedelta(days=366)
"""How far ahead a release may be planned; our choice."""
_SEVERAL = 3
"""Days after the release, and more than half of all, that make the release itself doubtful."""


def _later(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    released = kb.settings.released
    if "released" in kb.guessed:
        return
    if context.day is not None and released > context.day + _AHEAD:
        yield CHECK.rule.at(
            kb.locate("kb.yaml", ("released",)),
            f"released on {released.isoformat()}, more than a year from now",
            "write the day on which you give this version away",
        )
    revised = dict(_revised(kb))
    later = {name: day for name, day in revised.items() if day > released}
    if len(later) >= _SEVERAL and 2 * len(later) > len(revised):
        yield CHECK.rule.at(
            kb.locate("kb.yaml", ("released",)),
            f"released on {released.isoformat()}, before {len(later)} of {len(revised)} items "
            "and workshops were revised",
            "set it to the day on which you give this version away",
        )
        return
    for name, day in later.items():
        yield CHECK.rule.at(
            kb.locate(name, ("revised",)),
            f"revised on {day.isoformat()}, after the release of {released.isoformat()}",
            "correct the day, or set 'released' in kb.yaml to the day of the next release",
            (Related(kb.locate("kb.yaml", ("released",)), "the release"),),
        )


def _revised(kb: KnowledgeBase) -> Iterator[tuple[str, datetime.date]]:
    for item in kb.of("question", Question):
        yield f"question/{item.id}", item.revised
    for shop in kb.of("workshop", Workshop):
        yield f"workshop/{shop.id}", shop.revised


CHECK = check("JK577", "revised-dated", Severity.WARNING, __doc__, _later)
