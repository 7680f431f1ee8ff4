"""How often chance alone gives what was found: exact where it can be counted, no library needed."""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

_EXACT = 500
"""Items up to which each is worked out by itself; of more, the normal distribution is near enough,
and the time does not grow with their square."""
_COUNTED = 40_000
"""Ways to share items among places up to which all are counted one by one."""


def at_least(hits: int, chances: Iterable[float]) -> float:
    """Probability of `hits` or more, where each item hits with its own chance.

    With equal chances this is the binomial tail; worked out exactly, item by item, for any bank
    that people write.
    """
    chances = tuple(chances)
    if len(chances) > _EXACT:
        mean, variance = math.fsum(chances), math.fsum(chance * (1 - chance) for chance in chances)
        return math.erfc((hits - 0.5 - mean) / math.sqrt(2 * variance)) / 2
    spread = [1.0]
    for chance in chances:
        after = [0.0] * (len(spread) + 1)
        for count, weight in enumerate(spread):
            after[count] += weight * (1 - chance)
            after[count + 1] += weight * chance
        spread = after
    return math.fsum(spread[hits:])


def chi_square(counts: Iterable[int], expected: Iterable[float]) -> float:
    """The sum of squared differences, each by what was expected."""
    return math.fsum((c - e) ** 2 / e for c, e in zip(counts, expected, strict=True))


def uneven_places(places: tuple[int, ...], widths: tuple[int, ...]) -> float:
    """Probability of keys as unevenly placed as these, or more so, if chance placed them.

    `widths` gives the number of options of each item. For a small quiz every way to place the keys
    is counted; for a large one the chi-square distribution is near enough.
    """
    most = max(widths)
    expected = tuple(math.fsum(1 / w for w in widths if w > place) for place in range(most))
    found = chi_square((places.count(place) for place in range(most)), expected)
    if math.comb(len(widths) + most, most) > _COUNTED:
        return upper_gamma((most - 1) / 2, found / 2)
    outcomes = _outcomes(tuple(sorted(widths)), most)
    return math.fsum(
        weight
        for counts, weight in sorted(outcomes.items())
        if chi_square(counts, expected) >= found - 1e-9
    )


@lru_cache(maxsize=64)
def _outcomes(widths: tuple[int, ...], most: int) -> Mapping[tuple[int, ...], float]:
    """Every way in which keys can fall on the places, with its probability."""
    spread: dict[tuple[int, ...], float] = {(0,) * most: 1.0}
    for width in widths:
        after: dict[tuple[int, ...], float] = {}
        for counts, weight in spread.items():
            for place in range(width):
                moved = (*counts[:place], counts[place] + 1, *counts[place + 1 :])
                after[moved] = after.get(moved, 0.0) + weight / width
        spread = after
    return spread


def upper_gamma(a: float, x: float) -> float:
    """The regularised upper incomplete gamma function: the tail of the chi-square distribution.

    By its series below a + 1, by its continued fraction above (Abramowitz & Stegun, 6.5.29 and
    6.5.31).
    """
    if x <= 0:
        return 1.0
    scale = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        step = a
        while term > total * 1e-15:
            step += 1
            term *= x / step
            total += term
        return 1 - scale * total
    fraction = 0.0
    for n in range(200, 0, -1):
        fraction = n * (n - a) / (x + 2 * n + 1 - a - fraction)
    return scale / (x + 1 - a - fraction)
