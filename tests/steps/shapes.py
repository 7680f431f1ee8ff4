"""Tell patterns that one line of code makes of names, all alike, from those that differ.

A line that looks for each name, or for a list of words, makes hundreds of patterns that differ in
their letters alone. `shape` is what is left of a pattern without them: repeats, choices and looks,
and of each sign whether it is a space. What is repeated without end keeps its letters, since `a*a`
and `b*a` are not the same. So a name that gets into a pattern unescaped, a name of nothing, and a
space beside a row of spaces have a shape of their own, and so has each pattern that somebody wrote.
"""

import re
from collections.abc import Iterable
from functools import cache
from re import _parser  # type: ignore[attr-defined]
from re._constants import (  # type: ignore[attr-defined]
    ASSERT,
    ASSERT_NOT,
    ATOMIC_GROUP,
    BRANCH,
    IN,
    LITERAL,
    MAX_REPEAT,
    MAXREPEAT,
    MIN_REPEAT,
    POSSESSIVE_REPEAT,
    SUBPATTERN,
)
from typing import Any

_REPEATS = frozenset({MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT})


def one_of_each(patterns: Iterable["re.Pattern[str]"]) -> Iterable["re.Pattern[str]"]:
    """The longest pattern of each shape."""
    by_length = sorted(patterns, key=lambda pattern: (len(pattern.pattern), pattern.pattern))
    return {shape(pattern): pattern for pattern in by_length}.values()


@cache
def shape(pattern: "re.Pattern[str]") -> str:
    """A pattern without its letters."""
    return repr(_row(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), exact=False))


def _row(nodes: Any, exact: bool) -> tuple[Any, ...]:
    """One part after another; words in a row, with the same between them, are as one of them."""
    made: list[Any] = []
    for node in nodes:
        made.append(_part(*node, exact))
        if [*map(type, made[-2:])] == [frozenset] * 2:
            made[-2:] = [made[-2] | made[-1]]
        elif len(made) > 3 and made[-2:] == made[-4:-2] and _has_signs(made[-2:]):
            del made[-2:]
    return tuple(tuple(sorted(part)) if isinstance(part, frozenset) else part for part in made)


def _has_signs(parts: list[Any]) -> bool:
    return any(isinstance(part, frozenset) for part in parts)


def _part(kind: Any, value: Any, exact: bool) -> Any:
    if kind is LITERAL and not exact:
        return _signs([value])
    if kind is IN and not exact and all(each is LITERAL for each, _ in value):
        return _signs(sign for _, sign in value)
    if kind in _REPEATS:
        least, most, inner = value
        return str(kind), least, str(most), _row(inner, exact or most is MAXREPEAT)
    if kind is SUBPATTERN:
        return _row(value[3], exact)
    if kind is BRANCH:
        return "choice", *sorted({_row(choice, exact) for choice in value[1]}, key=repr)
    if kind in (ASSERT, ASSERT_NOT):
        return str(kind), value[0], _row(value[1], exact)
    if kind is ATOMIC_GROUP:
        return "atom", _row(value, exact)
    return str(kind), str(value)


def _signs(signs: Iterable[int]) -> frozenset[str]:
    return frozenset("space" if chr(sign).isspace() else "sign" for sign in signs)
