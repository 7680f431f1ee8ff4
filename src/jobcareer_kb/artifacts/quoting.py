"""Find the text that somebody quotes, also when it was typed with a few slips."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from jobcareer_kb.artifacts.trace import State, Trace

ALIKE = 0.75
"""How alike a quotation and the words it stands for must be: one slip in four characters."""
_SIGNS = str.maketrans("\u2019\u2018\u201c\u201d\u2013\u2014", "''\"\"--")


def quoted(traces: Sequence[Trace], words: str) -> tuple[tuple[Trace, ...], bool]:
    """Return the traces that hold a quotation, and whether they hold it exactly.

    White space folds, capitals and the form of quotation marks do not count. Where no text holds
    the words, but a paragraph does, all its texts are meant; else the nearest are.
    """
    wanted = _folded(words)
    if not wanted:
        return (), False
    exact = [trace for trace in traces if wanted in _folded(trace.text)]
    if not exact:
        around = [trace for trace in traces if wanted in _folded(trace.paragraph)]
        exact = [trace for trace in around if _overlaps(trace, wanted)] or around
    if exact:
        recorded = [trace for trace in exact if trace.state is not State.TEMPLATE]
        return tuple(recorded or exact), True
    return _nearest(traces, wanted), False


def _folded(text: str) -> str:
    return " ".join(text.translate(_SIGNS).casefold().split())


def _overlaps(trace: Trace, wanted: str) -> bool:
    """Say whether the quotation covers part of a text within its paragraph."""
    whole, said = _folded(trace.paragraph), _folded(trace.text)
    start, at = whole.find(wanted), whole.find(said)
    return at >= 0 and at < start + len(wanted) and start < at + len(said)


def _nearest(traces: Sequence[Trace], wanted: str) -> tuple[Trace, ...]:
    scored = [(_score(_folded(trace.text), wanted), trace) for trace in traces]
    best = max((score for score, _ in scored), default=0.0)
    return tuple(trace for score, trace in scored if score == best and score >= ALIKE)


def _score(text: str, wanted: str) -> float:
    """How alike a quotation is to the best run of as many words of a text."""
    best = 0.0
    matcher = SequenceMatcher(None, "", wanted, autojunk=False)
    for run in _runs(text, wanted):
        matcher.set_seq1(run)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best


def _runs(text: str, wanted: str) -> Iterator[str]:
    """Runs of words; a text that shares too few words with the quotation has none."""
    words, sought = text.split(), wanted.split()
    shared = set(re.findall(r"\w+", text)) & set(re.findall(r"\w+", wanted))
    if len(sought) > 2 and len(shared) * 3 < len(sought):
        return
    count = len(sought)
    for start in range(max(1, len(words) - count + 1)):
        yield " ".join(words[start : start + count])
