"""Scenarios give no items of their own: what is wrong of a case is written nowhere."""

from collections.abc import Iterator

from jobcareer_kb.items import Refused
from jobcareer_kb.items._give import made
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.scenario import Scenario


def _drafts(kb: KnowledgeBase) -> Iterator[Refused]:
    for _, record in kb.each("scenario", Scenario):
        yield Refused(
            f"gen-case-{record.id}",
            "no record shows that the answer to another case is wrong for this one",
        )


ITEMS = made("scenario", _drafts)
