"""Over a quiz, the keys are spread over A, B, C and D as chance would spread them.

Bad:   of twelve keys, nine stand at A
Mend:  move the key to another place in some items. Options that are numbers stay in their order.
Why:   people notice a favorite letter, and guess it. Compared is how unevenly the keys stand with
       how unevenly chance places them (chi-square; for a small quiz every way to place them is
       counted). Read are items with one key, in the order in which the quiz prints them. The
       literature gives no number; ours are `p` and `least` in `policies.teaching.items.position` of
       kb.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._quiz_items import key_place, letter, single_items
from jobcareer_kb.checks.cues._chance import uneven_places
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.workshop import Workshop


def _uneven(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching.items.position
    for shop in kb.of("workshop", Workshop):
        asked = single_items(kb, shop)
        if len(asked) < policy.least:
            continue
        places = tuple(key_place(item) for item in asked)
        widths = tuple(len(item.options) for item in asked)
        if uneven_places(places, widths) < policy.p:
            counts = ", ".join(f"{letter(p)} {places.count(p)}" for p in range(max(widths)))
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("quiz",)),
                f"the keys of {len(asked)} items stand unevenly: {counts}",
                "move the key to another place in some items",
            )


CHECK = check("JK541", "key-places", Severity.WARNING, __doc__, _uneven)
