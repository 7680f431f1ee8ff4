"""The items of a quiz are spread over the objectives of its workshop.

Bad:   six items assess one objective, and one item another
Mend:  take items of the one out of the quiz, or add some of the other.
Why:   six points for one objective and one for another say that the other hardly matters, and one
       item shows little of what a person can do. How many times as many are too many is ours:
       `policies.teaching.items.balance` in kb.yaml. An objective without any item is reported as
       JK504, and what is no objective of the workshop as JK506.
"""

from collections import Counter
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_workshop
from jobcareer_kb.checks._quiz_items import in_print_order
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.model.workshop import Workshop


def _uneven(context: Context, shop: Workshop) -> Iterator[Diagnostic]:
    kb = context.kb
    if any(name.startswith("question/") for name in kb.broken):
        return  # the broken ones may be of the objective that has few
    counts = Counter(str(item.objective) for item in in_print_order(kb, shop))
    own = {str(ref): index for index, ref in enumerate(shop.objectives) if counts[str(ref)]}
    if not own:
        return
    most = max(own, key=lambda name: (counts[name], -own[name]))
    for name, index in own.items():
        if counts[most] > kb.settings.policies.teaching.items.balance * counts[name]:
            few, place = counts[name], ("objectives", own[most])
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("objectives", index)),
                f"{few} item{'' if few == 1 else 's'} of this quiz assess"
                f"{'es' if few == 1 else ''} {name}, and {counts[most]} assess {most}",
                "take items of the one out of the quiz, or add some of the other",
                (Related(kb.locate(f"workshop/{shop.id}", place), f"has {counts[most]} items"),),
            )


CHECK = check_of_workshop("JK587", "items-balanced", Severity.WARNING, __doc__, _uneven)
