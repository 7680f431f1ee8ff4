"""How findings about the bar word a setting: its name, its value, a few of its words."""

from collections.abc import Iterable
from typing import Any

_NAMED = 5
"""Words of a list that a finding names; of more, their number."""
_LONGEST = 60
"""Signs of a value that a finding repeats."""


def shortened(words: str, longest: int = _LONGEST) -> str:
    """A text on one line, cut to what fits into a finding."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 3].rstrip()}..."


def value_in_words(value: Any) -> str:
    """A number as it is, a text in quotation marks."""
    return f"'{shortened(value)}'" if isinstance(value, str) else str(value)


def listed(words: Iterable[str]) -> str:
    """`'a', 'b' and 3 more`; empty for none."""
    every = [f"'{shortened(word)}'" for word in words]
    if len(every) > _NAMED + 1:
        every = [*every[:_NAMED], f"{len(every) - _NAMED} more"]
    *first, last = every or [""]
    return f"{', '.join(first)} and {last}" if first else last
