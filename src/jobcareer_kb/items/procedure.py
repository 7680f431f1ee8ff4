"""Items from procedures: the order of their acts."""

from collections.abc import Iterator

from jobcareer_kb.items import Refused
from jobcareer_kb.items._draft import Answer, Draft, Piece, alone, worded
from jobcareer_kb.items._give import made
from jobcareer_kb.items._sound import cited_line
from jobcareer_kb.items._words import rank
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.procedure import Procedure

_MOST = 6
"""Things to put in order."""


def _drafts(kb: KnowledgeBase) -> Iterator[Draft | Refused]:
    for name, record in kb.each("procedure", Procedure):
        explained = cited_line(kb, name, "warning")
        if explained is None:
            yield Refused(f"gen-acts-{record.id}", "no text of the record has a source")
            continue
        title = Piece(name, ("title",))
        acts = range(len(record.acts))
        if 3 <= len(record.acts) <= _MOST:
            placed = tuple(
                Answer(alone(name, "acts", i, "do"), worded("acts-why", title=title)) for i in acts
            )
            stem = worded("acts-ask", title=title)
            yield Draft(f"gen-acts-{record.id}", "acts", name, "remember", stem, placed, explained,
                        type="ordering")  # fmt: skip
        for before in acts[:-1]:
            wrong = [i for i in acts if i not in (before, before + 1)]
            wrong.sort(key=lambda i: rank(name, str(i)))
            yield Draft(
                id=f"gen-act-{record.id}-{before + 1}"[:63],
                form="act",
                about=name,
                level="remember",
                stem=worded("act-ask", title=title, act=Piece(name, ("acts", before, "do"))),
                key=(_act(name, before + 1, before, "act-key"),),
                distractors=tuple(_act(name, i, before, "act-wrong") for i in wrong),
                explanation=explained,
            )


def _act(name: str, index: int, before: int, why: str) -> Answer:
    places = {"title": Piece(name, ("title",)), "act": Piece(name, ("acts", before, "do"), "small")}
    return Answer(alone(name, "acts", index, "do"), worded(why, **places))


ITEMS = made("procedure", _drafts)
