"""A source whose items are made from records: its drafts, with the objective of their records."""

from collections.abc import Callable, Iterator
from functools import partial

from jobcareer_kb.items import Candidate, ItemSource, Refused
from jobcareer_kb.items._draft import Draft
from jobcareer_kb.items._question import candidate
from jobcareer_kb.items._words import words_for
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.guide import Guide
from jobcareer_kb.model.objective import ItemsFrom, Objective

Drafts = Callable[[KnowledgeBase], Iterator[Draft | Refused]]


def made(name: str, drafts: Drafts) -> ItemSource:
    """A source that makes items from drafts."""
    return ItemSource(name, partial(_candidates, name, drafts))


def _candidates(name: str, drafts: Drafts, kb: KnowledgeBase) -> Iterator[Candidate | Refused]:
    wishes = _wishes(kb)
    if not wishes or not words_for(kb):
        return  # no objective takes items from records, or nobody has worded them
    for draft in drafts(kb):
        if isinstance(draft, Refused):
            yield draft
        elif (wish := _wish(wishes, draft)) is None:
            continue
        elif draft.id in wish[1].without:
            yield Refused(draft.id, f"{wish[0]} leaves it out ('without')")
        else:
            yield candidate(draft, name, wish[0], wish[1].measures, kb, 0)


Wish = tuple[str, ItemsFrom]


def _wish(wishes: dict[str, list[Wish]], draft: Draft) -> Wish | None:
    """The first objective, by id, that takes items of this form from the record."""
    every = wishes.get(draft.about, ())
    return next((w for w in every if not w[1].forms or draft.form in w[1].forms), None)


def _wishes(kb: KnowledgeBase) -> dict[str, list[Wish]]:
    """What takes items from each record; from a step, what takes them from its guide."""
    found: dict[str, list[Wish]] = {}
    for name, objective in kb.each("objective", Objective):
        for wish in objective.items_from:
            for record in dict.fromkeys(n for pick in wish.records for n in kb.picked(pick)):
                found.setdefault(record, []).append((name, wish))
    for name, guide in kb.each("guide", Guide):
        for step in guide.steps if name in found else ():
            found.setdefault(str(step), found[name])
    return found
