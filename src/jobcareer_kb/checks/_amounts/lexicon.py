"""The words by which a knowledge base tells amounts, as they are looked up."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from jobcareer_kb.checks._once import once
from jobcareer_kb.checks._phrase_tree import any_phrase, signs_of
from jobcareer_kb.model._words import WordLists

EVERY = "every"
"""The word before a span of time, as in `every six months`."""


class Lexicon(NamedTuple):
    """The words of a knowledge base, as they are looked up."""

    units: Mapping[str, tuple[str, float]]
    numbers: Mapping[str, float]
    times: Mapping[str, float]
    adverbs: Mapping[str, str]
    parts: Mapping[tuple[str, ...], float]
    at_least: frozenset[tuple[str, ...]]
    at_most: frozenset[tuple[str, ...]]
    each: frozenset[str]
    spans: frozenset[str]
    about: frozenset[tuple[str, ...]]
    rest: frozenset[str]
    lasting: frozenset[str]
    aspects: frozenset[str]
    signal: re.Pattern[str]
    """Finds something in every text that has an amount; in most it finds nothing."""


@once
def lexicon(lists: WordLists) -> Lexicon:
    """The lists of a knowledge base, as they are looked up."""
    words, numbers = lists.claims, lists.teaching.numbers
    units: dict[str, tuple[str, float]] = {}
    for line in words.units:
        names, _, meaning = line.rpartition("=")
        times, _, dimension = meaning.strip().partition(" ")
        for name in names.split(","):
            units[name.strip().casefold()] = (dimension, float(times))
    said = {word.casefold(): float(at) for at, word in enumerate(numbers, 1)}
    said.update((word.casefold(), 10.0 * at) for at, word in enumerate(words.tens, 2))
    parted = (line.rpartition("=") for line in words.parts)
    often = {word.casefold(): float(at) for at, word in enumerate(words.times, 1)}
    paired = (each.partition("=") for each in words.adverbs)
    adverbs = {name.strip().casefold(): span.strip() for name, _, span in paired}
    parts = {tuple(name.casefold().split()): float(value) for name, _, value in parted}
    return Lexicon(
        units,
        said,
        often,
        adverbs,
        parts,
        _phrases(words.at_least),
        _phrases(words.at_most),
        frozenset(map(str.casefold, words.each)),
        frozenset(map(str.casefold, words.spans)),
        _phrases(words.about),
        frozenset(map(str.casefold, words.rest)),
        frozenset(map(str.casefold, words.lasting)),
        frozenset(map(str.casefold, words.aspects)),
        _signal((*said, *often, *adverbs, EVERY, *map(" ".join, parts))),
    )


def _signal(words: Iterable[str]) -> re.Pattern[str]:
    tree = any_phrase(map(signs_of, words))
    return re.compile(rf"\d|(?<![^\W\d_])(?:{tree})(?![^\W\d_])", re.IGNORECASE)


def _phrases(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word.casefold().split()) for word in words)
