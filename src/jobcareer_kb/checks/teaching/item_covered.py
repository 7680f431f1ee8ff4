"""A quiz asks about records that its workshop prints.

Bad:   the item is about challenge/money, and nothing of the workshop prints that record
Mend:  pick the record in the workshop's handout or slides, or take the item out of its quiz.
Why:   people look up on the handout what they got wrong. A record that no workshop prints at all is
       reported as JK304, and an item whose objective is none of the workshop as JK506; neither a
       second time here.
"""

from collections.abc import Iterator, Mapping
from functools import cache, partial

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.guide import Guide
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import printed
from jobcareer_kb.tasks import Question


def _uncovered(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    if any(name.startswith("guide/") for name in kb.broken):
        return  # a broken guide may be the one that prints a step
    there_by_shop = {shop.id: printed(kb, shop) for shop in kb.of("workshop", Workshop)}
    anywhere = set().union(*there_by_shop.values())
    guides = cache(partial(_guides, kb))
    for shop in kb.of("workshop", Workshop):
        there, objectives = there_by_shop[shop.id], frozenset(shop.objectives)
        for index, pick in enumerate(shop.quiz):
            for name in kb.picked(pick):
                item = kb.records.get(name)
                if not isinstance(item, Question) or str(item.about) in there:
                    continue
                if item.objective not in objectives:
                    continue  # the item does not belong here at all, which JK506 says
                if str(item.about) in anywhere and kb.has(item.about):
                    home = guides().get(str(item.about), item.about)
                    yield CHECK.rule.at(
                        kb.locate(f"workshop/{shop.id}", ("quiz", index)),
                        f"{name} asks about {item.about}, which this workshop does not print",
                        f"add '{home}' to 'handout', or take the item out of this quiz",
                        (Related(kb.locate(name, ("about",)), "what the item is about"),),
                    )


def _guides(kb: KnowledgeBase) -> Mapping[str, str]:
    """The first guide, by id, that each step stands in."""
    guides = reversed(kb.of("guide", Guide))
    return {str(step): f"guide/{guide.id}" for guide in guides for step in guide.steps}


CHECK = check("JK511", "item-covered", Severity.WARNING, __doc__, _uncovered)
