"""Find the text that somebody quotes, also when it was typed with a few slips."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from jobcareer_kb.tracing.likeness import Likeness, Spent, Steps
from jobcareer_kb.tracing.trace import State, Trace

ALIKE = 0.75
"""How alike a quotation and the words it stands for must be: one slip in four characters."""
_SIGNS = str.maketrans("\u2019\u2018\u201c\u201d\u2013\u2014", "''\"\"--")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The texts that a quotation may come from."""

    traces: tuple[Trace, ...]
    exact: bool
    """True where they hold its words."""
    whole: bool = True
    """False where there were more words than could be compared, so that a nearer text may be."""


def quoted(traces: Sequence[Trace], words: str, steps: Steps | None = None) -> Quoted:
    """Find the texts that hold a quotation; `steps` are what looking for near ones may take.

    White space folds, capitals and the form of quotation marks do not count. Where no text holds
    the words, but a paragraph does, all its texts are meant; else the nearest are.
    """
    wanted = _folded(words)
    if not wanted:
        return Quoted((), False)
    steps = steps or Steps()
    exact = [trace for trace in traces if wanted in _folded(trace.text)]
    if not exact:
        try:
            around = list(_around(traces, wanted, steps))
        except Spent:
            return Quoted((), False, whole=False)
        exact = [trace for trace, overlaps in around if overlaps] or [trace for trace, _ in around]
    if exact:
        recorded = [trace for trace in exact if trace.state is not State.TEMPLATE]
        return Quoted(tuple(recorded or exact), True)
    return _nearest(traces, wanted, steps)


def _folded(text: str) -> str:
    return " ".join(text.translate(_SIGNS).casefold().split())


def _around(traces: Sequence[Trace], wanted: str, steps: Steps) -> Iterator[tuple[Trace, bool]]:
    """The texts of paragraphs that hold the words, and whether the words cover part of each."""
    for paragraph, texts in groupby(traces, key=lambda trace: trace.paragraph):
        whole, after = _folded(paragraph), 0
        start = whole.find(wanted)
        for trace in texts if start >= 0 else ():
            said = _folded(trace.text)
            at = whole.find(said, after)  # they come in their order
            if at < 0:
                steps.take(2 * len(whole))
                at = whole.find(said)
            after = max(at, 0) + len(said)
            yield trace, 0 <= at < start + len(wanted) and start < at + len(said)


def _nearest(traces: Sequence[Trace], wanted: str, steps: Steps) -> Quoted:
    nearest: list[Trace] = []
    best = ALIKE
    try:
        sought = _Sought(wanted, steps)
        for trace in traces:
            score = sought.score(_folded(trace.text), best)
            if score > best:
                nearest = []
            if score >= best:
                nearest.append(trace)
                best = score
    except Spent:
        return Quoted(tuple(nearest), False, whole=False)
    return Quoted(tuple(nearest), False)


class _Sought:
    """A quotation that no text holds as it is."""

    def __init__(self, wanted: str, steps: Steps) -> None:
        self._likeness = Likeness(wanted, steps)
        self._steps = steps
        self._count = len(wanted.split())
        self._words = frozenset(_WORD.findall(wanted))

    def score(self, text: str, least: float) -> float:
        """How alike the best run of as many words of a text is; 0 where that is less than asked."""
        best = 0.0
        for run in self._runs(text):
            ratio = self._likeness.above(max(best, least - _A_LITTLE), run)
            best = best if ratio is None else ratio
        return best

    def _runs(self, text: str) -> Iterator[str]:
        """Runs of words; one that shares too few words with the quotation is passed over."""
        self._steps.take(len(text))
        words, count = text.split(), self._count
        known = [not self._words.isdisjoint(_WORD.findall(word)) for word in words]
        begins = [0, *accumulate(len(word) + 1 for word in words)]
        shared = sum(known[:count])
        for start in range(max(1, len(words) - count + 1) if words else 0):
            if start:
                shared += known[start + count - 1] - known[start - 1]
            if count <= 2 or shared * 3 >= count:
                begin, end = begins[start], begins[min(start + count, len(words))] - 1
                self._steps.take(end - begin)
                yield text[begin:end]


_A_LITTLE = 1e-9
"""Less than any two scores differ by."""
