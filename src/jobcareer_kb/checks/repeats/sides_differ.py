"""The two sides of a distinction differ.

Bad:   {of: definition/weather, holds: Often many years} and
       {of: definition/climate, holds: often many years}
Mend:  write what holds on the other side.
Note:  both sides are named, for nobody can tell which of the two is the copy.
Why:   a row with one text in both columns tells nothing apart. Capitals, accents, signs and
       citations make no difference.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import form
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.distinction import Distinction


def _equal(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for distinction in kb.of("distinction", Distinction):
        name = f"distinction/{distinction.id}"
        alike: dict[str, list[int]] = {}
        for place, side in enumerate(distinction.sides):
            alike.setdefault(form(shown(side.holds)), []).append(place)
        for places in alike.values():
            for place in places if len(places) > 1 else ():
                other = places[0] if place != places[0] else places[1]
                yield CHECK.rule.at(
                    kb.locate(name, ("sides", place, "holds")),
                    f"this side says what the side of {distinction.sides[other].of} says",
                    f"write what holds of {distinction.sides[place].of}",
                    (Related(kb.locate(name, ("sides", other, "holds")), "the other side"),),
                )


CHECK = check("JK438", "sides-differ", Severity.WARNING, __doc__, _equal, whole=False)
