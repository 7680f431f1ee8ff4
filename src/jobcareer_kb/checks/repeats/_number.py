"""Numbers of a sentence with what they measure, and whether those of two sentences differ."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from jobcareer_kb.checks._amounts import Lexicon

AGAIN = re.compile(
    r"\((?:\w+ )?[−-]?[\d.,]+(?:\s?(?:to|and|[-–])\s?[\d.,]+)?\s?(?:°\s?[CF]|[^\W\d_]{1,12})\)"
)
"""An amount in a second unit, as in `5 feet (1.5 m)`."""
OFTEN = frozenset({"time"})
"""What units measure that often stand without a number, as in `for years`."""
_CELSIUS = "°c"
_NEAR = 0.08
"""By how much an amount may differ from another in another unit, as a share of the larger one."""
_DEGREES = frozenset({"°c", "°f"})


class Number(NamedTuple):
    """A number as it is said, and with its unit as much as that is."""

    said: str
    unit: str = ""
    size: float = 0.0

    def agrees(self, other: "Number") -> bool:
        """Say whether two numbers of one thing are the same, be it in two units."""
        if self.unit == other.unit:
            return self.said == other.said
        return abs(self.size - other.size) <= _NEAR * max(abs(self.size), abs(other.size))


class Measures:
    """Reads units by the words of a knowledge base."""

    def __init__(self, known: Lexicon) -> None:
        self._units = known.units

    def told(
        self, waiting: str, counts_one: bool, word: str, plain: str
    ) -> tuple[str, Number | None] | None:
        """What a unit measures, and the number that stands before it."""
        if plain in _DEGREES:
            size = float(waiting or 1)
            size = size if plain == _CELSIUS else (size - 32) / 1.8
            return "temperature", Number(waiting or "1", plain, size + 273.15)
        unit = plain if plain in self._units else word
        if unit not in self._units:
            return None
        dimension, times = self._units[unit]
        counted = waiting or ("1" if counts_one else "")
        if not counted:
            return (dimension, None) if dimension in OFTEN else None
        return dimension, Number(counted, unit, float(counted) * times)


def numbers_differ(one: Mapping[str, Number], other: Mapping[str, Number]) -> bool | None:
    """Say whether two give other numbers for one thing; None where they give the same, or none."""
    both = one.keys() & other.keys()
    differ = [not one[each].agrees(other[each]) for each in both]
    if not any(differ):
        return None
    if len(both) > 1 and all(differ):
        return False  # two cases
    return not (set(one.values()) & set(other.values()))
