"""Items from definitions: which meaning a term has, which term a meaning, all of them to match."""

from collections.abc import Iterator
from functools import partial

from jobcareer_kb.items import Refused
from jobcareer_kb.items._draft import Answer, Draft, Line, Piece, alone, worded
from jobcareer_kb.items._give import made
from jobcareer_kb.items._sound import Sound
from jobcareer_kb.items._words import Unsaid, said
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.definition import Definition

_ALIKE = 0.5
"""Share of the words of the shorter meaning from which on two meanings are too much alike."""
_MOST = 6
"""Pairs to match."""


def _drafts(kb: KnowledgeBase) -> Iterator[Draft | Refused]:
    every = [name for name, _ in kb.each("definition", Definition)]
    told = [name for name in every if _is_told(kb, name)]
    for name in every:
        others = [each for each in told if each != name and not _alike(kb, name, each)]
        yield _meaning(name, others)
        yield _term(name, others)
        yield from _not_made(name, kb.get(name, Definition))
    if 3 <= len(told) <= _MOST:
        yield _matching(told)


def _is_told(kb: KnowledgeBase, name: str) -> bool:
    """Say whether a meaning can be told without its term."""
    try:
        said(kb, Piece(name, ("meaning",), "meaning"))
    except Unsaid:
        return False
    return True


def _alike(kb: KnowledgeBase, one: str, other: str) -> bool:
    """Say whether two meanings share so many words that one may be true of the other term."""
    words = [Sound(kb).content(str(kb.get(name, Definition).meaning)) for name in (one, other)]
    return len(words[0] & words[1]) >= _ALIKE * max(1, min(map(len, words)))


def _meaning(name: str, others: list[str]) -> Draft:
    term = partial(Piece, route=("term",))
    return Draft(
        id=f"gen-meaning-{_id(name)}",
        form="meaning",
        about=name,
        level="remember",
        stem=worded("meaning-ask", term=term(name, cut="small")),
        key=(_by_meaning(name, "meaning-key"),),
        distractors=tuple(_by_meaning(each, "meaning-wrong") for each in others),
        explanation=alone(name, "meaning", cut="cited"),
    )


def _by_meaning(name: str, why: str) -> Answer:
    return Answer(
        alone(name, "meaning", cut="meaning"),
        worded(why, term=Piece(name, ("term",), "small")),
    )


def _term(name: str, others: list[str]) -> Draft:
    return Draft(
        id=f"gen-term-{_id(name)}",
        form="term",
        about=name,
        level="remember",
        stem=worded("term-ask", meaning=Piece(name, ("meaning",), "meaning")),
        key=(_by_term(name, "term-key"),),
        distractors=tuple(_by_term(each, "term-wrong") for each in others),
        explanation=alone(name, "meaning", cut="cited"),
    )


def _by_term(name: str, why: str) -> Answer:
    places = {
        "meaning": Piece(name, ("meaning",), "meaning"),
        "term": Piece(name, ("term",), "small"),
    }
    return Answer(alone(name, "term"), worded(why, **places))


def _matching(every: list[str]) -> Draft:
    return Draft(
        id="gen-match-terms",
        form="match-terms",
        about=every[0],
        level="remember",
        stem=worded("match-terms-ask", term=Piece(every[0], ("term",))),
        key=tuple(
            Answer(
                alone(name, "term"),
                worded("match-terms-key", term=Piece(name, ("term",), "small")),
                alone(name, "meaning", cut="meaning"),
            )
            for name in every
        ),
        explanation=Line("", tuple((name, Piece(name, ("meaning",), "cited")) for name in every)),
        type="matching",
    )  # fmt: skip


def _not_made(name: str, record: Definition) -> Iterator[Refused]:
    for index, _ in enumerate(record.examples, start=1):
        yield Refused(
            f"gen-example-{record.id}-{index}",
            "no record shows that an example of one term is no example of another",
        )
    for index, _ in enumerate(record.traits, start=1):
        yield Refused(
            f"gen-trait-{record.id}-{index}",
            "no record shows that a trait of one term does not hold of another",
        )
    for index, _ in enumerate(record.misconceptions, start=1):
        yield Refused(
            f"gen-true-false-{record.id}-{index}",
            "misconceptions are all false, so a class would soon answer without reading",
        )


def _id(name: str) -> str:
    return name.partition("/")[2]


ITEMS = made("definition", _drafts)
