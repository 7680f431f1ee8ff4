"""Numbers in texts, as words or as digits, and what they count."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from jobcareer_kb.checks._item_texts import any_of, singular
from jobcareer_kb.model._words.teaching import TeachingWords

_DIGITS = r"(?<![\w.,$€£:/-])\d{1,2}(?![\w.,:/%-])"
_WHOLE = frozenset({"the", "all", "these", "those", "of", "your", "my", "its", "their", "our"})
"""Words before a number that say that it counts all of something."""
_UNITS = frozenset(
    {
        *("second", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "time"),
        *("dollar", "cent", "euro", "percent", "degree", "mile", "foot", "inch", "pound", "ounce"),
        *("cup", "people", "adult", "child", "children", "person", "friend", "guest"),
    }
)
"""Nouns that say how long, how much or for how many, and not how many there are on a page."""
_PART = frozenset(
    {
        *("first", "last", "next", "other", "another", "choose", "pick", "any", "about", "use"),
        *("least", "most", "only", "or", "to", "than", "take", "every", "over", "after", "under"),
        *("in", "for", "skip", "read", "show", "hear", "fill", "map", "write", "name", "only"),
    }
)
"""Words before a number that say that it counts a part of something, or something else."""


class Count(NamedTuple):
    """A number and the noun behind it."""

    number: int
    noun: str
    """In lower case and singular."""
    start: int
    end: int
    is_whole: bool
    """True where the word before the number says that it counts all."""
    is_part: bool


@lru_cache(maxsize=16)
def _words(numbers: tuple[str, ...]) -> str:
    return f"(?:{any_of(numbers).pattern}|{_DIGITS})"


def number_pattern(words: TeachingWords) -> str:
    """A pattern for a number, as the words of a knowledge base write it or as digits."""
    return _words(words.numbers)


def number_of(said: str, words: TeachingWords) -> int:
    """What a number that `number_pattern` found says."""
    if said.isdigit():
        return int(said)
    return _places(words.numbers)[" ".join(said.casefold().split())]


@lru_cache(maxsize=16)
def _places(numbers: tuple[str, ...]) -> dict[str, int]:
    """What each word says; the first of two equal ones counts."""
    every = [(" ".join(word.casefold().split()), at) for at, word in enumerate(numbers, 1)]
    return dict(reversed(every))


@lru_cache(maxsize=16)
def _set_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@lru_cache(maxsize=16)
def _counted(words: TeachingWords) -> re.Pattern[str]:
    number = _words(words.numbers)
    return re.compile(
        rf"(?:(?<![\w-])(\w+)\s+)?({number})(?=\s+([^\W\d_]+)(?![\w-]))", re.IGNORECASE
    )


def counts_in(text: str, words: TeachingWords) -> Iterator[Count]:
    """Each number above one with a plural noun right behind it."""
    plural = _set_of(words.plural_words)
    for found in _counted(words).finditer(text):
        before, said, noun = (found[1] or "").casefold(), found[2], found[3].casefold()
        number = number_of(said, words)
        if (
            number > 1
            and singular(noun) not in _UNITS
            and (noun in plural or singular(noun) != noun)
        ):
            yield Count(
                number,
                singular(noun),
                found.start(2),
                found.end(3),
                before in _WHOLE,
                before in _PART,
            )
