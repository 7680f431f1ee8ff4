"""What every regular expression of the program keeps to, so that all Pythons read it alike."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import jobcareer_kb

ONE_SIGN = (codes.IN, codes.LITERAL, codes.NOT_LITERAL, codes.ANY)


def patterns() -> dict[str, "re.Pattern[str]"]:
    """Every pattern that a module holds under a name of its own."""
    return {
        f"{module.name}.{name}": value
        for module in pkgutil.walk_packages(jobcareer_kb.__path__, "jobcareer_kb.")
        if not module.name.endswith("__main__")
        for name, value in vars(importlib.import_module(module.name)).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }


def risky(parsed: Any) -> Iterator[str]:
    """What the regular expressions of Python 3.11.2, which Debian 12 carries, get wrong: a
    possessive or atomic group in which a part may fail after its first sign."""
    for code, value in parsed:
        if code is codes.ATOMIC_GROUP:
            yield "atomic group"
        if code is codes.POSSESSIVE_REPEAT and [part[0] for part in value[2]] not in (
            [one] for one in ONE_SIGN
        ):
            yield "possessive group"
        yield from below(value)


def below(value: Any) -> Iterator[str]:
    if isinstance(value, parser.SubPattern):
        yield from risky(value)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from below(part)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"a++[bc]*+.?+", []),
        (r"::((?:\\.|[^\\:]|:(?!:))*+)::", ["possessive group"]),
        (r"(?:\.\d+)?+", ["possessive group"]),
        (r"a(?>b|cd)", ["atomic group"]),
    ],
    ids=["one sign", "alternatives", "two signs", "atomic"],
)
def test_what_is_risky(pattern: str, expected: list[str]) -> None:
    assert list(risky(parser.parse(pattern))) == expected


def test_all_pythons_read_each_pattern_alike() -> None:
    found = patterns()
    assert len(found) > 150
    assert not {
        name: faults
        for name, pattern in found.items()
        if (faults := list(risky(parser.parse(pattern.pattern, pattern.flags))))
    }
