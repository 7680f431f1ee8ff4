"""Each side of a distinction says what its own term says, and not what the other one says.

Bad:   of definition/smoke-alarm: Usually four beeps      where its definition says three
       of definition/gas-alarm: Usually three beeps       where that one says four
Mend:  exchange the two sides.
Note:  counted are words and numbers that only one of the definitions has; those of its own name
       count for more. Found are sides that have far more of the other term's, both of them.
Why:   a table with its columns exchanged teaches the opposite of every line.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.checks._statements import told
from jobcareer_kb.checks.twice._same_amount import Gauge
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction

_NAME = 3
"""What a word of a term's name counts."""
_FEWEST = 2
_TIMES = 2
"""How many of the other term's marks two sides have at least, and times their own."""


class _Term(NamedTuple):
    name: frozenset[str]
    said: frozenset[str]


def _exchanged(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    gauge = Gauge(kb.words, ())
    terms = dict(_terms(kb, gauge))
    for name, distinction in kb.each("distinction", Distinction):
        sides = [
            (at, terms[str(side.of)], gauge.marks(shown(side.holds)))
            for at, side in enumerate(distinction.sides)
            if str(side.of) in terms
        ]
        for (at, one, said), (place, other, also) in combinations(sides, 2):
            own = _marks(said, one, other) + _marks(also, other, one)
            crossed = _marks(said, other, one), _marks(also, one, other)
            if min(crossed) > 0 and sum(crossed) >= max(_FEWEST, _TIMES * own):
                for mine, against in ((at, place), (place, at)):
                    side, term = distinction.sides[mine], distinction.sides[against].of
                    yield CHECK.rule.at(
                        kb.locate(name, ("sides", mine, "holds")),
                        f"{quoted(shown(side.holds))} is what {term} says, and not {side.of}",
                        "exchange the two sides",
                        (Related(kb.locate(str(term), ("meaning",)), "the other term"),),
                    )


def _terms(kb: KnowledgeBase, gauge: Gauge) -> Iterator[tuple[str, _Term]]:
    for name, definition in kb.each("definition", Definition):
        said = (
            gauge.marks(shown(words)) for route, words in told(definition)
            if route[0] in ("term", "meaning", "traits")
        )  # fmt: skip
        yield name, _Term(gauge.marks(shown(definition.term)), frozenset().union(*said))


def _marks(said: frozenset[str], one: _Term, other: _Term) -> int:
    """How much of a text one term has and the other has not."""
    mine = said & (one.said - other.said)
    return len(mine) + (_NAME - 1) * len(mine & one.name)


CHECK = check("JK442", "side-of-term", Severity.WARNING, __doc__, _exchanged)
