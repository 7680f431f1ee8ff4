"""A card lies on the pile of the term that it tells of.

Bad:   listen: "Weather: 2, 3, 6. Climate: 1, 4, 5."     (the two piles are exchanged)
Bad:   listen: "Minor: 1, 2."      with "Card 2: A back that is white and numb", where white and
       numb stand in the definition of a severe burn, and not in that of a minor one
Mend:  put the card on the other pile, or reword it.
Note:  read are piles with a name of which all words stand in one term; of a card, the words that
       the definition of this term has, or its sides of distinctions, and not that of the other
       pile. Found is a card with two words or more of the other term, and none of its own; and two
       piles whose cards have twice as many words of the other one.
Why:   the facilitator reads the answers aloud from these lines.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._gauge import Gauge
from jobcareer_kb.checks._item_texts import any_of, sentences, shown
from jobcareer_kb.checks.teaching.card_once import cards_of, listened
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.values import words_of

_PILE = re.compile(r"([^:\d]{1,60}):\s*(\d{1,3}(?:\s*(?:,|and|or|&)\s*(?:and\s+)?\d{1,3})*)\.?$")
_TOLD = frozenset({"term", "meaning", "traits", "examples"})
_FEWEST = 2
_TIMES = 2
Marks = frozenset[str]
Place = tuple[str, Route]
Pile = tuple[str, frozenset[int]]
"""The name of a term, and the numbers of its cards."""


def _misplaced(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    gauge = Gauge(kb.words, ())
    card = any_of(kb.words.teaching.card_words).pattern
    terms: Mapping[str, Marks] = {}
    for name, activity in kb.each("activity", Activity):
        cards = cards_of(kb, activity, card)
        for route, words in listened(activity) if cards else ():
            terms = terms or _terms(kb, gauge)
            piles = list(_piles(kb, gauge, shown(words)))
            if len({term for term, _ in piles}) == len(piles) > 1:
                said = {at: _card(kb, gauge, *place) for at, place in cards.items()}
                yield from _of_piles(kb, (name, route), piles, cards, terms, said)


def _of_piles(
    kb: KnowledgeBase,
    place: Place,
    piles: Sequence[Pile],
    cards: Mapping[int, Place],
    terms: Mapping[str, Marks],
    said: Mapping[int, Marks],
) -> Iterator[Diagnostic]:
    """What lies on one of these piles, and tells of another one."""
    own, others = Counter[int](), Counter[int]()
    for (term, numbers), (other, _) in permutations(piles, 2):
        mine, theirs = terms[term] - terms[other], terms[other] - terms[term]
        for number in sorted(numbers & said.keys()):
            own[number] += len(said[number] & mine)
            others[number] += len(said[number] & theirs)
            if len(said[number] & theirs) >= _FEWEST and not said[number] & mine:
                what = f"card {number} lies on the pile of {term}, and has words of {other} alone"
                yield _found(kb, cards[number], place, what)
                yield _found(kb, place, cards[number], what)
    crossed = [at for at in others if others[at] > own[at]]
    if len(crossed) >= _FEWEST and others.total() >= _TIMES * own.total():
        what = f"most cards tell of the term of another pile, such as card {min(crossed)}"
        yield _found(kb, place, cards[min(crossed)], what)


def _found(kb: KnowledgeBase, here: Place, there: Place, what: str) -> Diagnostic:
    help = "put it on the other pile, or reword the card"
    return CHECK.rule.at(kb.locate(*here), what, help, (Related(kb.locate(*there), "the other"),))


def _terms(kb: KnowledgeBase, gauge: Gauge) -> Mapping[str, Marks]:
    """The words of each definition, and those of its sides."""
    found: dict[str, Marks] = {}
    for name, definition in kb.each("definition", Definition):
        told = (shown(words) for route, words in words_of(definition) if route[0] in _TOLD)
        found[name] = frozenset().union(*map(gauge.marks, told))
    for _, distinction in kb.each("distinction", Distinction):
        for side in distinction.sides:
            if (term := str(side.of)) in found:
                found[term] |= gauge.marks(shown(side.holds))
    return found


def _piles(kb: KnowledgeBase, gauge: Gauge, text: str) -> Iterator[Pile]:
    """The one term that the name of each pile means, and its cards."""
    names = {name: gauge.marks(shown(term)) for name, term in kb.terms()}
    for found in filter(None, map(_PILE.match, sentences(text))):
        label = gauge.marks(found[1])
        meant = [name for name, marks in names.items() if label and label <= marks]
        if len(meant) == 1:
            yield meant[0], frozenset(map(int, re.findall(r"\d+", found[2])))


def _card(kb: KnowledgeBase, gauge: Gauge, name: str, route: Route) -> Marks:
    """The words of a card, without its number."""
    at: Any = kb.records[name]
    for part in route:
        at = getattr(at, part) if isinstance(part, str) else at[part]
    return gauge.marks(shown(at).partition(":")[2])


CHECK = check("JK566", "card-of-term", Severity.WARNING, __doc__, _misplaced, whole=False)
