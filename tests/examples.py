"""How many examples the tests of every day try, and how many those that are run in full."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import settings

EVERY_DAY = 10
"""Of a test that takes a hundred when it is run in full."""


def register_profiles() -> None:
    """Name the profiles; no deadline, since a slow machine is no fault of the program.

    What runs in CI tries the same examples each time, so that a change is judged by what it did;
    `long` looks for new ones.
    """
    settings.register_profile("every-day", deadline=None, max_examples=EVERY_DAY, derandomize=True)
    settings.register_profile("full", deadline=None, max_examples=100, derandomize=True)
    settings.register_profile("long", deadline=None, max_examples=5000)
    settings.load_profile("every-day")


def examples(full: int) -> settings:
    """So many where a test is run in full, instead of a hundred; else in proportion."""
    return settings(max_examples=max(1, full * settings().max_examples // 100))


def sizes(every_day: object, full: object) -> list[Any]:
    """Parameters of a test: a small one, and with the slow tests a large one."""
    return [every_day, pytest.param(full, marks=pytest.mark.slow)]


def daily(some: Iterable[str], every: Mapping[str, object]) -> list[Any]:
    """Parameters of a test by their ids: some are tried every day, all with the slow tests."""
    chosen = frozenset(some)
    assert chosen <= every.keys()
    return [
        pytest.param(value, id=id, marks=() if id in chosen else pytest.mark.slow)
        for id, value in every.items()
    ]
