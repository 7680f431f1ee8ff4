"""Which texts stand in another order than at the build."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping


def moved(now: Iterable[str], built: Iterable[str]) -> tuple[str, ...]:
    """The fewest marks that must have been moved, in the order of now."""
    rank: Mapping[str, int] = {mark: at for at, mark in enumerate(built)}
    known = [mark for mark in now if mark in rank]
    ends: list[int] = []
    """Of each length, the lowest rank with which a run of rising ranks ends."""
    lengths: list[int] = []
    for mark in known:
        at = bisect_left(ends, rank[mark])
        ends[at : at + 1] = [rank[mark]]
        lengths.append(at + 1)
    kept: set[str] = set()
    wanted, bound = len(ends), len(rank)
    for mark, length in zip(reversed(known), reversed(lengths), strict=True):
        if length == wanted and rank[mark] < bound:
            kept.add(mark)
            wanted, bound = wanted - 1, rank[mark]
    return tuple(mark for mark in known if mark not in kept)
