"""A definition does not say of its term what a distinction says of the other one.

Bad:   of definition/minor-burn: Usually smaller than the palm
       of definition/severe-burn: Often larger than the palm
       where the meaning of a minor burn has "larger than the palm"
Bad:   of definition/hot-heap: Seldom turned      where its definition says "turning it often"
Mend:  look into the source, and say the same in both.
Note:  read are sides with opposite words, such as those two, and sentences of the meaning and the
       traits without a "not" that share a word with the side, its dimension or its question, where
       the definition has the word of the other side and nowhere that of its own; and a side that
       says `often` or `seldom`, where the definition says the opposite of the same.
Why:   people read the table as the short form of the definition.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import permutations
from typing import NamedTuple

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._amounts import TOKEN
from jobcareer_kb.checks._item_texts import quoted, sentences, shown
from jobcareer_kb.checks.repeats._vocabulary import Vocabulary
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.values import words_of

_TOLD = frozenset({"meaning", "traits"})


class Said(NamedTuple):
    """A text, its words of rows of opposites by their row, and its words of content."""

    place: tuple[str, Route]
    text: str
    rows: Mapping[str, frozenset[str]]
    content: frozenset[str]
    denied: bool
    often: bool | None
    """Whether it says that something is so often, or seldom."""


def _opposed(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    known = Vocabulary(kb.words)
    of_term = cache(lambda name: list(_of_definition(kb, known, name)))
    for name, distinction in kb.each("distinction", Distinction):
        about = f"{shown(distinction.dimension)} {shown(distinction.question)}"
        asked = _read(known, (name, ()), about).content
        sides = [
            (str(side.of), _read(known, (name, ("sides", at, "holds")), shown(side.holds)))
            for at, side in enumerate(distinction.sides)
        ]
        rarely = [(side, _told_as_often(side, of_term(term))) for term, side in sides]
        turned = [
            (side, _told_of_other(side, other, asked | side.content, of_term(term)))
            for (term, side), (_, other) in permutations(sides, 2)
        ]
        for side, told in (*turned, *rarely):
            for here, there in ((side, told), (told, side)) if told is not None else ():
                yield CHECK.rule.at(
                    kb.locate(*here.place),
                    f"this says {quoted(here.text)}, and {there.place[0]} says "
                    f"{quoted(there.text)}",
                    "look into the source, and say the same in both",
                    (Related(kb.locate(*there.place), "the other one"),),
                )


def _told_of_other(side: Said, other: Said, asked: frozenset[str], told: list[Said]) -> Said | None:
    """A text of the term of a side that has a word of the other side in place of its own."""
    for row in sorted(side.rows.keys() & other.rows.keys()):
        own, opposite = side.rows[row], other.rows[row]
        said = [each for each in told if row in each.rows]
        if own & opposite or any(own & each.rows[row] for each in said):
            continue
        for each in said:
            if each.rows[row] <= opposite and each.content & asked and not each.denied:
                return each
    return None


def _told_as_often(side: Said, told: list[Said]) -> Said | None:
    """A text of the term of a side that has often what the side has seldom, or the other way."""
    said = [each for each in told if each.often is not None and each.content & side.content]
    if side.often is None or any(each.denied or each.often == side.often for each in said):
        return None
    return next(iter(said), None)


def _of_definition(kb: KnowledgeBase, known: Vocabulary, name: str) -> Iterator[Said]:
    definition = kb.records.get(name)
    for route, words in words_of(definition) if isinstance(definition, Definition) else ():
        for text in sentences(shown(words)) if route[0] in _TOLD else ():
            yield _read(known, (name, route), text)


def _read(known: Vocabulary, place: tuple[str, Route], text: str) -> Said:
    rows: dict[str, frozenset[str]] = {}
    words = [known.word(token.casefold()) for token in TOKEN.findall(text) if token[0].isalpha()]
    for word in words:
        if word.opposite is not None:
            row, form = word.opposite
            if form in known.units:
                continue  # amounts are compared by JK441
            rows[row] = rows.get(row, frozenset()) | {form}
    content = (each.stem for each in words if each.opposite is None and not each.is_light)
    often = known.says_often([each.plain for each in words])
    denied = any(each.denies for each in words)
    return Said(place, text, rows, frozenset(content), denied, often)


CHECK = check("JK444", "opposite-of-side", Severity.WARNING, __doc__, _opposed)
