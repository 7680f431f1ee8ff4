"""One pattern for many phrases, as a tree: what several begin with is looked at once.

A plain choice of phrases tries each of them at each word, so that a list of a thousand words would
make a check of a long text a hundred times as slow as one of ten.
"""

import re
from collections.abc import Callable, Iterable
from itertools import groupby

_DEEPEST = 40
"""Branches one within the other; what branches further is a plain choice, which `re` can read."""
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
    return _choice(rows, 0, 0) if rows else "(?!)"


def _choice(rows: list[Signs], at: int, depth: int) -> str:
    """A pattern for what follows the first `at` signs, which all rows share."""
    if depth > _DEEPEST:
        longest_first = sorted(rows, key=lambda row: (-len(row), row))
        return f"(?:{'|'.join(''.join(row[at:]) for row in longest_first)})"
    ends = len(rows[0]) == at
    longer = rows[1:] if ends else rows
    if not longer:
        return ""
    groups = [list(group) for _, group in groupby(longer, key=lambda row: row[at])]
    parts = [_branch(group, at, depth + (len(groups) > 1 or ends)) for group in groups]
    if ends:
        return f"(?:{'|'.join(parts)})?"
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _branch(rows: list[Signs], at: int, depth: int) -> str:
    """A pattern for rows that go on with the same sign: what they share, then the rest."""
    first, last = rows[0], rows[-1]
    end = at + 1
    while end < min(len(first), len(last)) and first[end] == last[end]:
        end += 1
    return "".join(first[at:end]) + _choice(rows, end, depth)
