"""Widths of the columns of a table: what they ask for, but wide enough for their longest word."""

from collections.abc import Sequence
from itertools import accumulate, pairwise


def share(total: int, parts: Sequence[int]) -> list[int]:
    """Divide a length by shares without losing a unit to rounding."""
    whole = sum(parts) or 1
    edges = [total * before // whole for before in accumulate(parts, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _lowered(total: int, lengths: Sequence[int]) -> list[int]:
    """Lower the widest of some lengths until all find room."""
    left, most = total, total
    for count, length in zip(range(len(lengths), 0, -1), sorted(lengths), strict=True):
        most = left // count
        if length > most:
            break
        left -= length
    return [min(length, most) for length in lengths]


def widths(total: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Divide a width as columns ask, but give each its least; the widest have to do with less."""
    shares, least = share(total, wanted), _lowered(total, least)
    lack = sum(max(0, need - width) for width, need in zip(shares, least, strict=True))
    spare = [max(0, width - need) for width, need in zip(shares, least, strict=True)]
    taken = share(lack, spare)
    return [max(w, n) - t for w, n, t in zip(shares, least, taken, strict=True)]
