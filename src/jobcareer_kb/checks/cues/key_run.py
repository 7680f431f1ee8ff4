"""The key does not stand at the same place many times in a row.

Bad:   the keys of four items that follow each other all stand at B
Mend:  move the key in one of the items, or print them in another order.
Why:   after four times B, people doubt their answer, or trust the pattern. Read are items with one
       key, in the order in which the quiz prints them. The literature gives no number; ours is
       `policies.teaching.items.position.run` in kb.yaml.
"""

from collections.abc import Iterator
from itertools import groupby

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._quiz_items import key_place, letter, single_items
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.workshop import Workshop


def _runs(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    most = kb.settings.policies.teaching.items.position.run
    for shop in kb.of("workshop", Workshop):
        for place, group in groupby(single_items(kb, shop), key=key_place):
            run = [f"question/{item.id}" for item in group]
            if len(run) > most:
                yield CHECK.rule.at(
                    kb.locate(f"workshop/{shop.id}", ("quiz",)),
                    f"the key is {letter(place)} in {len(run)} items in a row, from {run[0]} to "
                    f"{run[-1]}; expected at most {most}",
                    "move the key in one of them, or print them in another order",
                    (Related(kb.locate(run[0], ("options", place, "text")), "the first one"),),
                )


CHECK = check("JK542", "key-run", Severity.WARNING, __doc__, _runs)
