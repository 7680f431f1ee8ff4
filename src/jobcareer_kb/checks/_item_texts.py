"""Texts of items as the checks compare them: plain, in words, in a form without accidents."""

import re
from collections.abc import Iterable
from functools import lru_cache

from jobcareer_kb.checks._phrase_tree import any_phrase, signs_of
from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.values import Words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+")
_FIGURE = re.compile(r"(?<=\d)[,.](?=\d)")
_COUNTS = 4
"""Words of a sentence that only says how many: "Choose TWO." or "Pick two of them."."""


@lru_cache(maxsize=65536)
def shown(words: Words) -> str:
    """The text as a learner reads it, without citations, on one line."""
    return " ".join(plain(without_cites(words.inlines)).split())


@lru_cache(maxsize=65536)
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without punctuation."""
    return tuple(_WORD.findall(_FIGURE.sub("", text.casefold())))


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """A word without a simple plural ending; `bus` and `class` stay as they are."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")):
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def normal(text: str) -> tuple[str, ...]:
    """What two texts share if only capitals, punctuation, white space or a plural differ."""
    return tuple(singular(word) for word in words_in(text))


def content(text: str, plain_words: Iterable[str]) -> frozenset[str]:
    """The words that carry content, each once."""
    left_out = plain_words if isinstance(plain_words, frozenset) else frozenset(plain_words)
    return frozenset(singular(word) for word in words_in(text) if word not in left_out)


@lru_cache(maxsize=256)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for whole words and phrases, whatever their capitals; matches none of none."""
    tree = any_phrase(map(signs_of, phrases))
    return re.compile(rf"(?<![\w'’-])(?:{tree})(?![\w'’-])", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a rough cut after each sign that ends one."""
    return _SENTENCE.split(text)


def lead_in(stem: Words, instructions: tuple[str, ...]) -> str:
    """The sentence that asks: the last one, unless that only says how many to choose."""
    *before, last = sentences(shown(stem))
    only_counts = len(words_in(last)) <= _COUNTS and any_of(instructions).match(last)
    return before[-1] if before and only_counts else last


def holds(text: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Say whether words stand in a text, in one piece."""
    # As texts: to compare the words from each place on takes long where they repeat.
    # What is longer is not in it: of a long key, no brief sentence is made a text.
    return 0 < len(part) <= len(text) and f" {' '.join(part)} " in f" {' '.join(text)} "


def quoted(text: str) -> str:
    """A text between quotation marks, cut to what fits on a line."""
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57].rstrip()}...'"
