"""How alike two texts are, at a cost that is counted: a file may come from anywhere.

To compare two texts sign by sign takes the product of their lengths, and far more where they are
made to be slow. So every search pays its steps before it is made. A deck of 40 slides with an edit
in each line takes a sixth of them; what is not compared for want of steps is said to be so.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import Match, SequenceMatcher

MOST_STEPS = 25_000_000
"""Steps of one command: a few seconds."""
_FEW = 12
"""Texts that are compared sign by sign, of those that share most with a paragraph."""
_A_PIECE = 40
"""Steps that it costs to remember a piece of a text; it takes a hundred bytes of memory."""
_A_TEXT = 8
"""Steps that it costs to look at one text at all."""


class Spent(Exception):
    """No steps are left."""


class Steps:
    """The steps that one command may still take."""

    def __init__(self, left: int = MOST_STEPS) -> None:
        self.left = left

    def take(self, count: int) -> None:
        """Pay before the work is done; raises Spent where that is more than is left."""
        if count > self.left:
            raise Spent
        self.left -= count


class Alike:
    """Texts among which those are found that share most with another one."""

    def __init__(self, texts: Sequence[str], steps: Steps) -> None:
        self._holders: dict[str, list[int]] = {}
        self._steps = steps
        for number, text in enumerate(texts):
            steps.take(_A_PIECE * len(text))
            for piece in _pieces(text):
                self._holders.setdefault(piece, []).append(number)

    def most(self, said: str) -> list[int]:
        """Numbers of the few texts that share most pieces with another one, in order."""
        self._steps.take(len(said))
        shared: Counter[int] = Counter()
        for piece in _pieces(said):
            holders = self._holders.get(piece, ())
            self._steps.take(len(holders))
            shared.update(holders)
        return sorted(number for number, _ in shared.most_common(_FEW))


def _pieces(text: str) -> Iterable[str]:
    """Every run of four signs, each once; an edited text keeps most of them."""
    edged = f"  {text}  "
    return dict.fromkeys(edged[at : at + 4] for at in range(len(edged) - 3))


class Likeness(SequenceMatcher[str]):
    """Compares one text with many others."""

    def __init__(self, said: str, steps: Steps) -> None:
        steps.take(len(said))
        super().__init__(None, "", said, autojunk=False)
        self._said = len(said)
        self._times = Counter(said)
        self._other = ""
        self._steps = steps

    def above(self, bound: float, other: str) -> float | None:
        """How alike another text is, from 0 to 1; None where that is no more than a bound."""
        self._steps.take(1)
        total = len(other) + self._said
        if 2 * min(len(other), self._said) <= bound * total:
            return None  # even if the shorter one stood in the longer one as it is
        self._steps.take(_A_TEXT + len(other))
        self._other = other
        self.set_seq1(other)
        if self.quick_ratio() <= bound:
            return None
        ratio = 2 * self._shared(bound * total / 2) / total
        return ratio if ratio > bound else None

    def _shared(self, least: float) -> int:
        """How many signs are shared in runs, as difflib counts them; 0 where it is not enough."""
        pieces = [(0, len(self._other), 0, self._said)]
        shared, possible = 0, min(len(self._other), self._said)
        while pieces:
            alo, ahi, blo, bhi = pieces.pop()
            at, other_at, size = self.find_longest_match(alo, ahi, blo, bhi)
            possible -= min(ahi - alo, bhi - blo)
            if size:
                shared += size
                rest = ((alo, at, blo, other_at), (at + size, ahi, other_at + size, bhi))
                pieces += rest
                possible += sum(min(each[1] - each[0], each[3] - each[2]) for each in rest)
            if shared + possible <= least:
                return 0
        return shared

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest run of signs that two pieces share; difflib looks at each pair of equals."""
        signs = self._other[alo:ahi]
        self._steps.take(len(signs) + sum(self._times[sign] for sign in signs))
        return super().find_longest_match(alo, ahi, blo, bhi)
