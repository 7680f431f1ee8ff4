"""Items from pathways: what follows what, what a role asks for, and what kind of move it is."""

from collections.abc import Iterator
from itertools import pairwise

from jobcareer_kb.items import Refused
from jobcareer_kb.items._draft import Answer, Draft, Line, Piece, alone, worded
from jobcareer_kb.items._give import made
from jobcareer_kb.items._words import rank, said
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.pathway import Move, Pathway

_MOST = 6
"""Things to put in order."""


def _drafts(kb: KnowledgeBase) -> Iterator[Draft | Refused]:
    for name, path in kb.each("pathway", Pathway):
        at = {role.id: index for index, role in enumerate(path.roles)}
        ups = [move for move in path.moves if move.kind == "up"]
        explained = alone(name, "note", cut="cited")
        if "[@" not in path.note:
            yield Refused(f"gen-ladder-{path.id}", "the path's 'note' has no source")
            continue
        yield from _ladder(name, path, at, ups, explained)
        for move in path.moves:
            yield _kind(name, path, at, move, explained)
        yield from _starts(kb, name, path, explained)
        for index in range(2, len(path.heads) + 1):
            yield Refused(f"gen-column-{path.id}-{index}", "a number of a table serves no "
                          "objective, and it is out of date with the next release")  # fmt: skip


def _role(name: str, index: int, cut: str = "whole") -> Piece:
    return Piece(name, ("roles", index, "name"), cut)  # type: ignore[arg-type]


def _ladder(
    name: str, path: Pathway, at: dict[str, int], ups: list[Move], explained: Line
) -> Iterator[Draft]:
    rungs = [at[path.roles[0].id], *(at[move.to] for move in ups)]
    title = Piece(name, ("title",))
    if 3 <= len(rungs) <= _MOST:
        placed = tuple(
            Answer(alone(name, "roles", i, "name"),
                   worded("ladder-why", role=_role(name, i),
                          fact=Piece(name, ("roles", i, "facts", 0), "open")))
            for i in rungs
        )  # fmt: skip
        stem = worded("ladder-ask", title=title)
        yield Draft(f"gen-ladder-{path.id}", "ladder", name, "remember", stem, placed, explained,
                    type="ordering")  # fmt: skip
    for before, after in pairwise(rungs):
        for form, known, asked in (("rung", before, after), ("below", after, before)):
            wrong = (i for i in rungs if i not in (before, after))
            near = sorted(wrong, key=lambda i: rank(name, form, str(asked), str(i)))
            yield Draft(
                id=f"gen-{form}-{path.id}-{path.roles[known].id}"[:63],
                form=form,
                about=name,
                level="remember",
                stem=worded(f"{form}-ask", title=title, role=_role(name, known)),
                key=(_rung(name, asked, f"{form}-key"),),
                distractors=tuple(_rung(name, i, f"{form}-wrong") for i in near),
                explanation=explained,
            )


def _rung(name: str, index: int, why: str) -> Answer:
    places = {
        "role": _role(name, index),
        "fact": Piece(name, ("roles", index, "facts", 0), "open"),
    }
    return Answer(alone(name, "roles", index, "name"), worded(why, **places))


def _kind(name: str, path: Pathway, at: dict[str, int], move: Move, explained: Line) -> Draft:
    """Which of the three kinds of move the record says that it is."""
    after, to = _role(name, at[move.after]), _role(name, at[move.to])

    def answer(kind: str) -> Answer:
        why = f"move-key-{kind}" if kind == move.kind else f"move-wrong-{kind}"
        return Answer(worded(f"move-{kind}", role=to), worded(why, role=to, after=after))

    options = tuple(answer(kind) for kind in ("up", "sideways", "branch"))
    return Draft(
        id=f"gen-move-{path.id}-{move.to}"[:63],
        form="move",
        about=name,
        level="understand",
        stem=worded("move-ask", title=Piece(name, ("title",)), after=after, role=to),
        key=tuple(answer(kind) for kind in (move.kind,)),
        distractors=options,
        explanation=explained,
        fixed=True,
    )


def _starts(
    kb: KnowledgeBase, name: str, path: Pathway, explained: Line
) -> Iterator[Draft | Refused]:
    """What each role asks for at the start; roles that ask for the same are no distractors."""
    facts = {i: _fact(kb, name, i) for i, _ in enumerate(path.roles)}
    for index, role in enumerate(path.roles):
        mine = facts[index]
        if not any(char.isdigit() for char in mine) and mine.casefold().startswith("the same"):
            yield Refused(f"gen-start-{path.id}-{role.id}", "it says only that it is the same")
            continue
        wrong = sorted(
            (i for i, fact in facts.items() if i != index and _differ(fact, mine)),
            key=lambda i: rank(role.id, str(i)),
        )
        yield Draft(
            id=f"gen-start-{path.id}-{role.id}"[:63],
            form="start",
            about=name,
            level="remember",
            stem=worded("start-ask", role=_role(name, index)),
            key=(_start(name, index, "start-key"),),
            distractors=tuple(_start(name, i, "start-wrong") for i in wrong),
            explanation=explained,
        )
        yield Draft(
            id=f"gen-asks-for-{path.id}-{role.id}"[:63],
            form="asks-for",
            about=name,
            level="remember",
            stem=worded("asks-for-ask", fact=Piece(name, ("roles", index, "facts", 0), "open")),
            key=(_asking(name, index, "asks-for-key"),),
            distractors=tuple(_asking(name, i, "asks-for-wrong") for i in wrong),
            explanation=explained,
        )


def _fact(kb: KnowledgeBase, name: str, index: int) -> str:
    return said(kb, Piece(name, ("roles", index, "facts", 0), "open"))


def _differ(one: str, other: str) -> bool:
    """Say whether two facts are two; one that the other begins with, or "the same", is none."""
    a, b = one.casefold().rstrip("."), other.casefold().rstrip(".")
    return not (a.startswith(b) or b.startswith(a) or a.startswith("the same"))


def _start(name: str, index: int, why: str) -> Answer:
    text = alone(name, "roles", index, "facts", 0, cut="open")
    return Answer(text, worded(why, role=_role(name, index)))


def _asking(name: str, index: int, why: str) -> Answer:
    places = {"role": _role(name, index), "fact": Piece(name, ("roles", index, "facts", 0), "open")}
    return Answer(alone(name, "roles", index, "name"), worded(why, **places))


ITEMS = made("pathway", _drafts)
