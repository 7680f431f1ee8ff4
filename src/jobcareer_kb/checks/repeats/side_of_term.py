"""Each side of a distinction says what its own term says, and not what the other one says.

Bad:   of definition/smoke-alarm: Usually four beeps      where its definition says three
       of definition/gas-alarm: Usually three beeps       where that one says four
Bad:   of definition/smoke-alarm: Usually six beeps       where its definition says three
Mend:  exchange the two sides, or write the number that is right.
Note:  counted are words and numbers that only one of the definitions has, or other sentences and
       records that name it alone; those of its own name count for more. Found are sides that have
       far more of the other term's, both of them, or one where none has its own term's; and a side
       that counts what its definition counts, "three beeps" or "beeps three times", otherwise;
       that text of the definition too. Hedges, and sentences with a "not", say nothing of a term.
Why:   a table with its columns exchanged teaches the opposite of every line.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._amounts import TOKEN
from jobcareer_kb.checks._gauge import Gauge, stem
from jobcareer_kb.checks._ground import Ground
from jobcareer_kb.checks._item_texts import any_of, quoted, sentences, shown, singular
from jobcareer_kb.checks._statements import statements, told
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.reads import CALLED

Counts = Mapping[str, frozenset[int]]
Place = tuple[str, Route, str]
_TOLD = ("meaning", "traits")
_ASIDE = frozenset({"definition", "distinction"})
"""Kinds whose statements are read as what they are, and not as other texts."""
_DIGITS = 4
_NAME = 3
"""What a word of a term's name counts."""
_TIMES = 2
"""How many times their own marks two sides have of the other term's."""


class _Term(NamedTuple):
    name: frozenset[str]
    said: frozenset[str]


def _exchanged(context: Context, gathered: Mapping[str, Any]) -> Iterator[Diagnostic]:
    kb = context.kb
    yield from _counted_otherwise(kb)
    gauge = Gauge(kb.words, ())
    hedges = frozenset().union(*map(gauge.marks, kb.words.hedges))
    terms = dict(_terms(kb, gathered))
    for name, distinction in kb.each("distinction", Distinction):
        sides = [
            (at, terms[str(side.of)], gauge.marks(shown(side.holds)) - hedges)
            for at, side in enumerate(distinction.sides)
            if str(side.of) in terms
        ]
        for (at, one, said), (place, other, also) in combinations(sides, 2):
            own = _marks(said, one, other) + _marks(also, other, one)
            crossed = _marks(said, other, one), _marks(also, one, other)
            one_has = (said - other.name) & (other.said - one.said) or (
                (also - one.name) & (one.said - other.said)
            )  # a name may well stand in a comparison, as in `hotter than the kettle`
            is_told = min(crossed) > 0 or (own == 0 and bool(one_has))
            if is_told and sum(crossed) >= max(1, _TIMES * own):
                for mine, against in ((at, place), (place, at)):
                    side, term = distinction.sides[mine], distinction.sides[against].of
                    yield CHECK.rule.at(
                        kb.locate(name, ("sides", mine, "holds")),
                        f"{quoted(shown(side.holds))} is what {term} says, and not {side.of}",
                        "exchange the two sides",
                        (Related(kb.locate(str(term), ("meaning",)), "the other term"),),
                    )


def _counted_otherwise(kb: KnowledgeBase) -> Iterator[Diagnostic]:
    """Sides that count something otherwise than their own terms, and where these do."""
    counter = _Counter(kb.words)
    told_by: dict[str, dict[str, tuple[Place, frozenset[int]]]] = {}
    for name, distinction in kb.each("distinction", Distinction):
        for at, side in enumerate(distinction.sides):
            term, said = str(side.of), shown(side.holds)
            mine = counter.counts(said)
            if mine and term not in told_by:
                told_by[term] = _counted_of(term, kb.records.get(term), counter)
            for noun, numbers in mine.items():
                place, theirs = told_by[term].get(noun, (None, numbers))
                if place is not None and numbers.isdisjoint(theirs):
                    places = ((name, ("sides", at, "holds"), said), place)
                    yield from (_otherwise(kb, *pair) for pair in (places, places[::-1]))
                    break


def _counted_of(
    term: str, record: Record | None, counter: "_Counter"
) -> dict[str, tuple[Place, frozenset[int]]]:
    """What a definition counts, and where it says so first."""
    found: dict[str, tuple[Place, frozenset[int]]] = {}
    for route, words in told(record) if isinstance(record, Definition) else ():
        if route[0] in _TOLD:
            text = shown(words)
            for noun, numbers in counter.counts(text).items():
                found.setdefault(noun, ((term, route, text), numbers))
    return found


def _otherwise(kb: KnowledgeBase, here: Place, there: Place) -> Diagnostic:
    return CHECK.rule.at(
        kb.locate(*here[:2]),
        f"this says {quoted(here[2])}, and {there[0]} says {quoted(there[2])}",
        "look into the source, and give the same number in both",
        (Related(kb.locate(*there[:2]), "the other one"),),
    )


class _Counter:
    """Reads what a text counts; what is measured in units is compared elsewhere."""

    def __init__(self, words: WordLists) -> None:
        self._numbers = {word.casefold(): at for at, word in enumerate(words.teaching.numbers, 1)}
        units = (line.rpartition("=")[0].split(",") for line in words.claims.units)
        self._passed = {each.strip().casefold() for names in units for each in names}
        self._passed |= {*words.teaching.plain}

    def counts(self, text: str) -> Counts:
        """The numbers before each noun, and behind each verb with "times"."""
        found: dict[str, frozenset[int]] = {}
        tokens = [token.casefold() for token in TOKEN.findall(text)]
        for at, token in enumerate(tokens[:-1]):
            is_short = token.isdecimal() and len(token) < _DIGITS
            number = int(token) if is_short else self._numbers.get(token, 0)
            times = singular(tokens[at + 1]) == "time"
            noun = singular(tokens[at - 1] if times and at else tokens[at + 1])
            if number > 1 and self._passed.isdisjoint((noun, tokens[at + 1])):
                found[stem(noun)] = found.get(stem(noun), frozenset()) | {number}
        return found


def _gather(context: Context) -> Gather:
    """Of each record that is no definition: the marks of sentences that name a term alone."""
    kb = context.kb
    denying = any_of(kb.words.claims.denials)
    every = [(name, shown(term)) for name, term in kb.terms()]
    gauge = Gauge(kb.words, (term for _, term in every))

    def told_of(name: str, record: BaseModel) -> dict[str, list[str]] | None:
        found: dict[str, set[str]] = {}
        aside = name.partition("/")[0] in _ASIDE
        for each in statements(record, kb, name):
            is_why = each.route[-2:-1] == ("why",)  # what parts two terms may name the other one
            if denying.search(each.text) or (aside and not is_why):
                continue
            marks = gauge.marks(each.text)
            topic = frozenset() if is_why else gauge.marks(each.topic)
            named = [every[at][0] for at in gauge.named(marks | topic)]
            if is_why and named == [name]:
                continue
            if each.about.startswith("definition/") and not is_why:
                named = [each.about] if set(named) <= {each.about} else []
            if len(named) == 1:
                found.setdefault(named[0], set()).update(marks)
        return {term: sorted(marks) for term, marks in found.items()} or None

    return told_of


def _terms(kb: KnowledgeBase, gathered: Mapping[str, Any]) -> Iterator[tuple[str, _Term]]:
    denying = any_of(kb.words.claims.denials)
    gauge = Gauge(kb.words, ())
    elsewhere: dict[str, set[str]] = {}
    for terms in gathered.values():
        for term, marks in terms.items():
            elsewhere.setdefault(term, set()).update(marks)
    for name, definition in kb.each("definition", Definition):
        said = (
            gauge.marks(text)
            for route, words in told(definition)
            if route[0] in ("term", "meaning", "traits")
            for text in sentences(shown(words))
            if denying.search(text) is None
        )
        every_mark = frozenset().union(*said, elsewhere.get(name, ()))
        yield name, _Term(gauge.marks(shown(definition.term)), every_mark)


def _marks(said: frozenset[str], one: _Term, other: _Term) -> int:
    """How much of a text one term has and the other has not."""
    mine = said & (one.said - other.said)
    return len(mine) + (_NAME - 1) * len(mine & one.name)


CHECK = check_side_by_side(
    "JK442", "side-of-term", Severity.WARNING, __doc__, _gather, _exchanged,
    ground=Ground((CALLED,), named=True),
)  # fmt: skip
