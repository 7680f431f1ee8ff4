"""One pattern for many phrases, as a tree: what several begin with is looked at once.

A plain choice of phrases tries each of them at each word, so that a list of a thousand words would
make a check of a long text a hundred times as slow as one of ten.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

Signs = tuple[str, ...]
"""A phrase as a row of small patterns, one for each of its signs."""


def signs_of(phrase: str, sign: Callable[[str], str] = re.escape) -> Signs:
    """A phrase with any white space between its words; `sign` gives the pattern of a sign.

    Capitals are no matter, for the pattern ignores them.
    """
    words = (tuple(sign(char.lower() if char.isascii() else char) for char in word)
             for word in phrase.split())  # fmt: skip
    first = next(words, ())
    return (*first, *(each for word in words for each in (r"\s+", *word)))


def any_phrase(phrases: Iterable[Signs]) -> str:
    """A pattern that matches the longest phrase that stands at a place; of no phrase, nothing."""
    rows = sorted(set(phrases))
    return _choice(rows, 0) if rows else "(?!)"


def _choice(rows: Sequence[Signs], at: int) -> str:
    """A pattern for what follows the first `at` signs, which all rows share.

    What more than half of the rows begin with comes first, and branches at its end; the others, all
    of them shorter where that stands, begin anew. So twice as many rows are one bracket more, which
    `re` can read, and what is looked at once more is half of them.
    """
    most, end = _begun_by_most(rows, at)
    ends = len(most[0]) == end
    parts = [_choice(group, end) for group in _by_sign(most, end)]
    inner = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)}){'?' * ends}"
    found = "".join(most[0][at:end]) + (inner if parts else "")
    first = bisect_left(rows, most[0])
    others = [*rows[:first], *rows[first + len(most) :]]
    return f"(?:{found}|{_choice(others, at)})" if others else found


def _begun_by_most(rows: Sequence[Signs], at: int) -> tuple[Sequence[Signs], int]:
    """The rows that begin as more than half of all do, for as many signs as that holds."""
    most = rows
    while True:
        first, last = most[0], most[-1]
        while at < min(len(first), len(last)) and first[at] == last[at]:
            at += 1
        largest = max(_by_sign(most, at), key=len, default=())
        if 2 * len(largest) <= len(rows):
            return most, at
        most = largest


def _by_sign(rows: Iterable[Signs], at: int) -> list[list[Signs]]:
    """The rows that go on behind the first `at` signs, by the sign that follows."""
    longer = (row for row in rows if len(row) > at)
    return [list(group) for _, group in groupby(longer, key=lambda row: row[at])]
