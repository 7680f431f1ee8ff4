"""The counter sees what is slow: in Python, and in what C does at one call.

Each function here takes a text of many short words. The slow ones are planted faults, among them
two that this program had; each has a twin that does the same in one go.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from counted import counted_source, counts
from test_linear import MOST, exponents, patterns, slow_patterns

PLANTED = """
import re
from difflib import get_close_matches

ENDING = re.compile(r"[.!?]+(?=\\s+[A-Z])")
NO_ENDING = re.compile(r"(?:[A-Z]\\.){2,}$")

def slow_sentences(text):
    start = 0
    for found in ENDING.finditer(text):
        if NO_ENDING.search(text[start : found.end()].lstrip()):
            continue
        start = found.end()

def fast_sentences(text):
    for found in ENDING.finditer(text):
        NO_ENDING.search(text, max(0, found.end() - 4), found.end())

def slow_slices(text):
    return [text[at:] for at in range(len(text))]

def fast_slices(text):
    return [text[at : at + 3] for at in range(len(text))]

def slow_find(text):
    at = 0
    while at >= 0:
        at = text.find("U", at + 1)
        text.find("no such word", at)

def fast_find(text):
    at = 0
    while at >= 0:
        at = text.find("U", at + 1)

def slow_count(text):
    return [text.count(".", 0, at) for at in range(0, len(text), 5)]

def fast_count(text):
    return [text.count(".", at - 5, at) for at in range(5, len(text), 5)]

def slow_lines(text):
    return [text.split(" ")[number] for number in range(len(text) // 5)]

def fast_lines(text):
    lines = text.split(" ")
    return [lines[number] for number in range(len(text) // 5)]

def slow_list(text):
    seen = []
    for at in range(len(text)):
        if at not in seen:
            seen.append(at)

def fast_set(text):
    seen = set()
    for at in range(len(text)):
        if at not in seen:
            seen.add(at)

def slow_sum(text):
    made = ""
    for sign in text:
        made = made + sign
    return made

def fast_join(text):
    return "".join(sign for sign in text)

def slow_loops(text):
    return sum(1 for sign in text for other in text)

def slow_keys(text):
    words = tuple(text.split())
    return {(words, at): at for at in range(len(words))}

def slow_front(text):
    signs = list(text)
    while signs:
        signs.pop(0)

def fast_end(text):
    signs = list(text)
    while signs:
        signs.pop()

def slow_neighbors(text):
    words = [f"{word}{at}" for at, word in enumerate(text.split())]
    return [get_close_matches(word, words) for word in words]

def slow_map(text):
    return list(map(text.count, text))

def slow_end_of_line(text):
    return re.search(r"\\s+$", " " * len(text) + "x")

def fast_end_of_line(text):
    return re.search(r"(?<!\\s)\\s++$", " " * len(text) + "x")

def slow_unclosed(text):
    return re.findall(r"\\(.*?\\)", "(" * len(text))

def fast_unclosed(text):
    return re.findall(r"\\([^()]*+\\)", "(" * len(text))

def slow_pairs(text):
    return re.fullmatch(r"a*a*b", "a" * len(text))

def slow_words(text):
    return re.sub(r"\\w+n't", "", "a" * len(text))

def fast_words(text):
    return re.sub(r"\\b\\w+n't", "", "a" * len(text))
"""


@pytest.fixture(scope="module")
def planted() -> dict[str, Any]:
    return counted_source(PLANTED)


def power(function: Callable[[str], Any]) -> float:
    costs = [sum(counts(function, "U.S. " * times).values()) for times in (20, 40, 80, 160)]
    return min(exponents(costs))


NAMES = re.findall(r"^def (\w+)", PLANTED, re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("slow_")])
def test_what_is_slow_is_seen(planted: dict[str, Any], name: str) -> None:
    assert power(planted[name]) > MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("fast_")])
def test_what_is_linear_is_not_called_slow(planted: dict[str, Any], name: str) -> None:
    assert power(planted[name]) <= MOST


@pytest.mark.slow
def test_a_count_is_the_same_again(planted: dict[str, Any]) -> None:
    run = planted["slow_sentences"], "U.S. " * 40
    assert counts(*run) == counts(*run) != {}


MADE = """
import re

def named(text, names):
    return [re.search(rf"{name}\\s*$", text) for name in names]
"""
NAMES_OF_RECORDS = [f"{word} {word}s {number}" for word in "abcdefgh" for number in range(9)]
SLOW_NAMES = {
    "nothing": "", "a space": " ", "not escaped": "[a-z]+", "of two ways": "(?:a|[a-c])+",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW_NAMES.values(), ids=SLOW_NAMES)
def test_a_slow_pattern_among_many_of_one_line_is_seen(name: str) -> None:
    """Of those that are alike one is put to the texts, and the slow one is not like them."""
    line = counted_source(MADE)["named"]
    ran = patterns(lambda: counts(line, "a text", [*NAMES_OF_RECORDS, name]))
    assert len(ran) == 2
    assert {pattern for pattern, _ in slow_patterns(ran)} == {rf"{name}\s*$"}
