"""The figures of chance behind the checks of a quiz, against tables and against plain counting."""

import math
from itertools import product

import pytest

from jobcareer_kb.checks.cues._chance import at_least, chi_square, uneven_places, upper_gamma

CRITICAL = [
    (1, 3.841, 0.05),
    (2, 5.991, 0.05),
    (3, 7.815, 0.05),
    (3, 11.345, 0.01),
    (4, 0.711, 0.95),
]
"""Degrees of freedom, value and probability, from any table of the chi-square distribution."""


@pytest.mark.parametrize("freedom, value, p", CRITICAL)
def test_the_tail_of_chi_square_agrees_with_the_tables(
    freedom: int, value: float, p: float
) -> None:
    assert upper_gamma(freedom / 2, value / 2) == pytest.approx(p, abs=2e-4)


@pytest.mark.parametrize("x", [0.01, 0.5, 1.0, 1.9, 2.1, 10.0, 80.0])
def test_the_tail_with_two_degrees_is_an_exponential(x: float) -> None:
    assert upper_gamma(1.0, x) == pytest.approx(math.exp(-x), rel=1e-10)


@pytest.mark.parametrize("hits", [0, 1, 8, 20])
def test_equal_chances_give_the_binomial_tail(hits: int) -> None:
    tail = sum(math.comb(20, k) * 0.25**k * 0.75 ** (20 - k) for k in range(hits, 21))
    assert at_least(hits, [0.25] * 20) == pytest.approx(tail)


def test_items_of_different_width_count_with_their_own_chance() -> None:
    assert at_least(2, [1 / 3, 1 / 4]) == pytest.approx(1 / 12)
    assert at_least(1, [1 / 3, 1 / 4]) == pytest.approx(1 - 2 / 3 * 3 / 4)


@pytest.mark.parametrize("hits", [120, 160, 168, 170, 180])
def test_beyond_some_items_the_normal_distribution_is_near_enough(hits: int) -> None:
    chances = [1 / 3, 1 / 4] * 250
    beyond = at_least(hits, [*chances, 0.0])
    assert beyond == pytest.approx(at_least(hits, chances), abs=1e-3)


@pytest.mark.parametrize("places", [(0, 0, 0, 0, 0), (0, 1, 2, 0, 1), (2, 2, 2, 1, 1)], ids=str)
def test_a_small_quiz_is_counted_out(places: tuple[int, ...]) -> None:
    widths = (3, 3, 3, 3, 4)
    expected = [4 / 3 + 1 / 4] * 3 + [1 / 4]

    def measure(found: tuple[int, ...]) -> float:
        return chi_square([found.count(place) for place in range(4)], expected)

    every = list(product(*(range(width) for width in widths)))
    share = sum(measure(found) >= measure(places) - 1e-9 for found in every) / len(every)
    assert uneven_places(places, widths) == pytest.approx(share)


def test_a_large_quiz_goes_by_the_distribution() -> None:
    places = (0,) * 40 + (1,) * 25 + (2,) * 20 + (3,) * 15
    expected = upper_gamma(1.5, chi_square((40, 25, 20, 15), (25,) * 4) / 2)
    assert uneven_places(places, (4,) * 100) == pytest.approx(expected)
