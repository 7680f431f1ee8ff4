"""The hardest sentences of some texts, each with a cheap way to make it easier."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from jobcareer_kb.checks.language._passages import Passage, as_pattern
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.readability import (
    POLYSYLLABLE,
    Sentence,
    count,
    exempt_word,
    sentences,
    syllables,
    word_ends,
    words,
)

FEWEST = 6
"""Words that a sentence has at least: of a shorter one the formula says nothing."""
_JOINTS = re.compile(
    r"[;:]|(?<=\s)(?:and|but|because|since|so|which|while|although|if|when|then)(?=\s)"
)
"""Where a sentence may fall into two."""


@dataclass(frozen=True, slots=True)
class Hard:
    """A sentence, its grade, and what would make it easier."""

    passage: Passage
    sentence: Sentence
    grade: float
    hint: str


def hardest(
    passages: tuple[Passage, ...], number: int, exempt: frozenset[str], lists: WordLists
) -> tuple[Hard, ...]:
    """The hardest sentences by Flesch-Kincaid, each once, the hardest first."""
    found: dict[str, tuple[float, Passage, Sentence]] = {}
    for passage in passages:
        for sentence in sentences(passage.text):
            counts = count(sentence.text, exempt)
            if counts.words >= FEWEST:
                found.setdefault(sentence.text, (counts.flesch_kincaid, passage, sentence))
    worst = sorted(found.values(), key=lambda each: -each[0])[:number]
    return tuple(
        Hard(passage, sentence, grade, hint(sentence.text, exempt, lists))
        for grade, passage, sentence in worst
    )


def hint(text: str, exempt: frozenset[str], lists: WordLists) -> str:
    """Swap a listed word; else split at a joint; else name the longest words."""
    return _swap(text, lists) or _split(text) or _longest(text, exempt)


def _swap(text: str, lists: WordLists) -> str:
    for entry in lists.avoid:
        pattern = as_pattern(entry.words)
        if pattern and (found := pattern.search(text)):
            return f"for '{found.group()}' say: {entry.instead}"
    return ""


def _split(text: str) -> str:
    """Name the joint nearest to the middle that leaves a few words on both sides.

    An "and" without a comma joins words more often than sentences, so it comes last.
    """
    fits: list[tuple[bool, int, int, re.Match[str]]] = []
    ends = word_ends(text)
    for joint in _JOINTS.finditer(text):
        left, right = bisect_right(ends, joint.start()), len(ends) - bisect_right(ends, joint.end())
        if min(left, right) >= FEWEST - 1:
            weak = joint.group() == "and" and not _follows_comma(text, joint.start())
            fits.append((weak, abs(left - right), joint.start(), joint))
    if not fits:
        return ""
    joint = min(fits, key=lambda fit: fit[:3])[3]
    return f"split it at '{_context(text, joint.start(), joint.group())}'"


def _follows_comma(text: str, at: int) -> bool:
    """Say whether the last sign before a place, spaces aside, is a comma."""
    while at and text[at - 1].isspace():
        at -= 1
    return at > 0 and text[at - 1] == ","


def _context(text: str, at: int, joint: str) -> str:
    """The joint with the word before and the word after it, so that it is found."""
    before, after = text[:at].rsplit(None, 1)[-1], text[at + len(joint) :].split(None, 1)[0]
    return f"{before}{joint} {after}" if joint in ";:" else f"{before} {joint} {after}"


def _longest(text: str, exempt: frozenset[str]) -> str:
    long = [
        word
        for word in dict.fromkeys(words(text))
        if syllables(word) >= POLYSYLLABLE and not exempt_word(word, exempt)
    ]
    if not long:
        return "say it in fewer words"
    shown = sorted(long, key=lambda word: -syllables(word))[:3]
    return f"find shorter words for {', '.join(repr(word) for word in shown)}"
