"""Items from resources: which one fits a need, and what one is for."""

from collections.abc import Iterable, Iterator

from jobcareer_kb.items import Refused
from jobcareer_kb.items._draft import Answer, Cut, Draft, Piece, alone, worded
from jobcareer_kb.items._give import made
from jobcareer_kb.items._sound import Sound
from jobcareer_kb.items._words import rank, said
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.values import Level

_FEWEST = 5
"""Words with content that tell what one resource is for, and not many."""


def _drafts(kb: KnowledgeBase) -> Iterator[Draft | Refused]:
    every = dict(kb.each("resource", Resource))
    sound = Sound(kb)

    def wrong(name: str, field: str) -> tuple[str, ...]:
        asked = sound.content(said(kb, Piece(name, (field,), "first")))
        if len(asked) < _FEWEST and field == "what_for":
            return ()  # too little is said to tell it from others
        others = (each for each in every if each != name and sound.apart(name, each))
        return unfit(sound, every, others, asked, (name,))

    for name, record in every.items():
        if record.helps is None:
            yield Refused(f"gen-need-{record.id}", "the record has no 'helps'")
        else:
            others = wrong(name, "helps")
            yield _by_name("need", name, "helps", others, "small", "remember")
            helping = (each for each in others if every[each].helps is not None)
            yield _purpose(name, tuple(
                each for each in helping if not sound.shares((str(every[each].helps),), name)
            ))  # fmt: skip
        yield _by_name("use", name, "what_for", wrong(name, "what_for"), "first", "remember")
        if record.for_whom is not None:
            yield Refused(f"gen-person-{record.id}", "no record shows that what is for some people "
                          "is not for others")  # fmt: skip


def unfit(
    sound: Sound,
    every: dict[str, Resource],
    names: Iterable[str],
    asked: frozenset[str],
    right: Iterable[str],
) -> tuple[str, ...]:
    """Those of some resources of which no text says a word of what is asked; those of a group of a
    right one first, so that they are near."""
    right = tuple(right)
    groups = {every[each].group for each in right}
    found = (each for each in names if asked.isdisjoint(sound.of(each)))
    return tuple(sorted(found, key=lambda n: (every[n].group not in groups, rank(*right, n))))


def _by_name(
    form: str, name: str, field: str, wrong: tuple[str, ...], cut: Cut, level: Level
) -> Draft:
    return Draft(
        id=f"gen-{form}-{name.partition('/')[2]}",
        form=form,
        about=name,
        level=level,
        stem=worded(f"{form}-ask", it=Piece(name, (field,), cut)),
        key=(named(name, f"{form}-key"),),
        distractors=tuple(named(each, "resource-wrong") for each in wrong),
        explanation=alone(name, "what_for", cut="cited"),
    )


def named(name: str, why: str) -> Answer:
    """A resource as an option, with what it is for."""
    places = {"use": Piece(name, ("what_for",), "first"), "name": Piece(name, ("name",))}
    return Answer(alone(name, "name"), worded(why, **places))


def _purpose(name: str, wrong: tuple[str, ...]) -> Draft:
    def answer(each: str, why: str) -> Answer:
        return Answer(alone(each, "helps"), worded(why, name=Piece(each, ("name",))))

    return Draft(
        id=f"gen-purpose-{name.partition('/')[2]}",
        form="purpose",
        about=name,
        level="remember",
        stem=worded("purpose-ask", name=Piece(name, ("name",))),
        key=(answer(name, "purpose-key"),),
        distractors=tuple(answer(each, "purpose-wrong") for each in wrong),
        explanation=alone(name, "what_for", cut="cited"),
    )


ITEMS = made("resource", _drafts)
