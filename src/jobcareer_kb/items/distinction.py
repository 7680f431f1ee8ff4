"""Items from distinctions: which side, in which way two things differ, and what to ask."""

from collections.abc import Iterator

from jobcareer_kb.items import Refused
from jobcareer_kb.items._draft import Answer, Draft, Line, Piece, alone, worded
from jobcareer_kb.items._give import made
from jobcareer_kb.items._sound import Sound
from jobcareer_kb.items._words import LABEL, rank
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.distinction import Distinction

_MOST = 6
"""Pairs to match."""
Every = dict[str, Distinction]


def _drafts(kb: KnowledgeBase) -> Iterator[Draft | Refused]:
    every: Every = dict(kb.each("distinction", Distinction))
    for name, record in every.items():
        for index, _ in enumerate(record.sides):
            yield _holds(every, name, index)
        yield from _of_way(kb, every, name, record)
        yield Refused(f"gen-side-{record.id}", "of two sides to choose from, a guess is right in "
                      "half of all cases, and a third one would never be the key")  # fmt: skip
    for of in dict.fromkeys(side.of for record in every.values() for side in record.sides):
        yield from _matchings(every, str(of))


def _holds(every: Every, name: str, index: int) -> Draft:
    """What often holds of one term; each distractor is said of another, in a record that has both
    as its sides."""
    record = every[name]
    of = record.sides[index].of
    wrong = [
        (each, at)
        for each, other in every.items()
        for at, side in enumerate(other.sides)
        if side.of != of and any(own.of == of for own in other.sides)
    ]
    ordered = sorted(wrong, key=lambda w: (w[0] != name, rank(name, str(of), *map(str, w))))
    return Draft(
        id=f"gen-holds-{record.id}-{of.id}"[:63],
        form="holds",
        about=name,
        level="understand",
        stem=worded("holds-ask", of=Piece(str(of), ("term",), "small")),
        key=(_side(every, name, index, "holds-key"),),
        distractors=tuple(_side(every, each, at, "holds-wrong") for each, at in ordered),
        explanation=worded("holds-explained", a=Piece(name, ("sides", index, "holds"), "cited"),
                           of=Piece(str(of), ("term",)), way=Piece(name, ("dimension",))),
    )  # fmt: skip


def _side(every: Every, name: str, index: int, why: str) -> Answer:
    of = str(every[name].sides[index].of)
    places = {
        "of": Piece(of, ("term",), "small"),
        "way": Piece(name, ("dimension",), "small"),
    }
    return Answer(alone(name, "sides", index, "holds"), worded(why, **places))


def _explained(every: Every, name: str) -> Line:
    """What holds on the first two sides, with the sources."""
    first, second = every[name].sides[:2]
    return worded(
        "way-explained",
        a=Piece(name, ("sides", 0, "holds"), "cited"),
        b=Piece(name, ("sides", 1, "holds"), "cited"),
        one=Piece(str(first.of), ("term",)),
        other=Piece(str(second.of), ("term",)),
        way=Piece(name, ("dimension",)),
    )


def _of_way(kb: KnowledgeBase, every: Every, name: str, record: Distinction) -> Iterator[Draft]:
    """In which way two sides differ, and what to ask to see it.

    Another way is wrong where neither its name nor its question nor its sides say a word of it,
    the terms aside."""
    sound = Sound(kb)
    terms = sound.content(*(kb.called[str(s.of)] for s in record.sides if str(s.of) in kb.called))
    telling = {each: sound.content(*_telling(other)) - terms for each, other in every.items()}

    def wrong(*asked: str) -> tuple[str, ...]:
        words = sound.content(*asked) - terms
        found = (each for each in every if each != name and words.isdisjoint(telling[each]))
        return tuple(sorted(found, key=lambda each: rank(name, each)))

    places = {
        "a": Piece(name, ("sides", 0, "holds"), "small"),
        "b": Piece(name, ("sides", 1, "holds"), "small"),
        "one": Piece(str(record.sides[0].of), ("term",), "small"),
        "other": Piece(str(record.sides[1].of), ("term",), "small"),
    }
    explained = _explained(every, name)
    sides = tuple(str(side.holds) for side in record.sides)
    yield _way("way", name, worded("way-ask", **places), wrong(*sides), explained)
    asking = worded("asks-ask", question=Piece(name, ("question",)))
    yield _way("asks", name, asking, wrong(str(record.question)), explained)
    yield Draft(
        id=f"gen-question-{record.id}",
        form="question",
        about=name,
        level="understand",
        stem=worded("question-ask", way=Piece(name, ("dimension",), "small")),
        key=(_question(name, "question-key"),),
        distractors=tuple(_question(each, "question-wrong") for each in wrong(*_telling(record))),
        explanation=explained,
    )


def _telling(record: Distinction) -> tuple[str, ...]:
    """What says which way of differing it is."""
    sides = (str(side.holds) for side in record.sides)
    return (str(record.dimension), str(record.question), *sides)


def _way(form: str, name: str, stem: Line, wrong: tuple[str, ...], explained: Line) -> Draft:
    def answer(each: str, why: str) -> Answer:
        return Answer(alone(each, "dimension"), worded(why, question=Piece(each, ("question",))))

    return Draft(
        id=f"gen-{form}-{name.partition('/')[2]}",
        form=form,
        about=name,
        level="understand",
        stem=stem,
        key=(answer(name, "way-key"),),
        distractors=tuple(answer(each, "way-wrong") for each in wrong),
        explanation=explained,
    )


def _question(name: str, why: str) -> Answer:
    return Answer(alone(name, "question"), worded(why, way=Piece(name, ("dimension",), "small")))


def _matchings(every: Every, of: str) -> Iterator[Draft]:
    """Ways to match with what they say of one term."""
    held = [
        (name, index)
        for name, record in every.items()
        for index, side in enumerate(record.sides)
        if str(side.of) == of
    ]
    if not 3 <= len(held) <= _MOST:
        return
    yield Draft(
        id=f"gen-match-{of.partition('/')[2]}",
        form="match",
        about=held[0][0],
        level="understand",
        stem=worded("match-ask", of=Piece(of, ("term",), "small")),
        key=tuple(
            Answer(
                alone(name, "dimension"),
                worded("match-key", question=Piece(name, ("question",))),
                alone(name, "sides", index, "holds"),
            )
            for name, index in held
        ),
        explanation=Line("", tuple(_with_heads(held))),
        distractors=tuple(_left_over(every, of, held[0][0])),
        type="matching",
    )


def _left_over(every: Every, of: str, name: str) -> Iterator[Answer]:
    """What the first of these ways says of another term."""
    for index, side in enumerate(every[name].sides):
        if str(side.of) != of:
            yield _side(every, name, index, "holds-wrong")


def _with_heads(held: list[tuple[str, int]]) -> Iterator[tuple[str, Piece]]:
    """What holds in each way, with its sources, behind the name of the way."""
    for name, index in held:
        yield f"{LABEL} {name}", Piece(name, ("dimension",))
        yield name, Piece(name, ("sides", index, "holds"), "cited")


ITEMS = made("distinction", _drafts)
