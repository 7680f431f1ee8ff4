"""How many examples the property tests try, which the profile says: see tests/conftest.py."""

from hypothesis import settings

EVERY_DAY = 20
"""Of a test that takes a hundred when it is run in full."""


def register_profiles() -> None:
    """Name the profiles; no deadline, since a slow machine is no fault of the program."""
    settings.register_profile("every-day", deadline=None, max_examples=EVERY_DAY)
    settings.register_profile("full", deadline=None, max_examples=100)
    settings.register_profile("long", deadline=None, max_examples=5000)
    settings.load_profile("every-day")


def examples(full: int) -> settings:
    """So many where a test is run in full, instead of a hundred; else in proportion."""
    return settings(max_examples=max(1, full * settings().max_examples // 100))
