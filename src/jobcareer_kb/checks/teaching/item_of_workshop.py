"""An item of a quiz assesses an objective of the workshop whose quiz it is.

Bad:   quiz: [question/q-plan], and `objective/plan` is no objective of the workshop
Mend:  take the item out of this quiz, or name its objective in the workshop.
Why:   people are asked what they were not taught. Items of one objective are one finding, at the
       first of them.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.tasks import Question
from jobcareer_kb.values import Ref

_NAMED = 5
"""Items that a finding names at most."""


def _strangers(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for shop in kb.of("workshop", Workshop):
        for objective, found in _outside(kb, shop).items():
            names = list(found)
            those = names[0] if len(names) == 1 else f"{len(names)} items of this quiz"
            yield CHECK.rule.at(
                kb.locate(f"workshop/{shop.id}", ("quiz", found[names[0]])),
                f"{those} assess{'es' if len(names) == 1 else ''} {objective}, which is no "
                "objective of this workshop",
                "name it in 'objectives', or take what assesses it out of this quiz",
                tuple(
                    Related(kb.locate(name, ("objective",)), "assesses it")
                    for name in names[:_NAMED]
                ),
            )


def _outside(kb: KnowledgeBase, shop: Workshop) -> dict[Ref, dict[str, int]]:
    """Objectives that the quiz assesses and the workshop lacks: their items, and by which pick."""
    found: dict[Ref, dict[str, int]] = {}
    objectives = frozenset(shop.objectives)
    for index, pick in enumerate(shop.quiz):
        for name in kb.picked(pick):
            item = kb.records.get(name)
            if not isinstance(item, Question) or item.objective in objectives:
                continue
            if kb.has(item.objective):
                found.setdefault(item.objective, {}).setdefault(name, index)
    return found


CHECK = check("JK506", "item-of-workshop", Severity.WARNING, __doc__, _strangers)
