"""Numbers that are data and stand in a text by themselves: amounts, shares, counts.

Found word by word in one pass. Numbers in the name of a figure, in a citation and in an address are
none of the text's words.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jobcareer_kb.checks._item_texts import any_of
from jobcareer_kb.inline import UNSAID
from jobcareer_kb.model._words.figures import FigureWords

_NUMBER = re.compile(r"(?<![\w.,])[0-9]{1,15}(?:[.,][0-9]{1,15}){0,6}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
"""A number with its thousands parted, as one language or the other does it."""
_TAIL = 60
"""Signs behind a number in which its unit is looked for."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOP = re.compile(r"[.,;:!?()\[\]\n–—]")
_LARGE = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_SIGNS = "$€£¥₹¢"
_HUNDRED = 3
"""Digits of a count that is data; smaller ones are those of a room or a list."""
_BETWEEN = 2
"""Words that may stand between a count and what is counted."""
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+")
_NAMED = re.compile(
    r"(?!(?:The|A|An|This|That|In|It|What|Who|Which|How|Where|When)\b)"
    r"[A-Z][a-z]*[a-rt-z],?\s(?:has|is|had|was|[a-z]+s)\b"
)
"""A sentence that begins with one word that is no plural, and a verb: a name, as in `Ana earns`."""
_ASKED = re.compile(r"\b(?:does|did|can|will|has|is|must) [A-Z][a-z]+\b(?! [A-Z])")
"""A name within a question, as in `What does Ana pay?`."""


@dataclass(frozen=True, slots=True)
class Bare:
    """One number with its unit."""

    start: int
    end: int
    text: str


def bare_numbers(text: str, words: FigureWords) -> Iterator[Bare]:
    """Every amount, share and count of people or jobs that stands in a text."""
    said = UNSAID.sub(lambda found: " " * len(found[0]), text)
    percent = any_of(words.percent)
    money, counted = _folded(words.money), _folded(words.counted)
    measured = _folded(words.measured)
    places, ratios = _folded(words.places), _folded(words.ratios)
    yield from _in_words(said, words)
    yield from _shares(said, words)
    for found in _NUMBER.finditer(said):
        start, end = found.span()
        before = said[max(0, start - 2) : start].rstrip()[-1:]
        tail = said[end : end + _TAIL]
        if before and before in _SIGNS:
            at = said.rindex(before, 0, start)
            yield Bare(at, end, text[at:end])
            continue
        length = _unit(found[0], tail, percent, money, counted, measured) or _small(
            found[0], tail, places, ratios
        )
        if length:
            yield Bare(start, end + length, text[start : end + length])


def _in_words(said: str, words: FigureWords) -> Iterator[Bare]:
    """Shares and amounts of money whose number is a word, such as `twenty percent`."""
    if not words.numbers:
        return
    unit = any_of((*words.percent, *words.money)).pattern
    number = any_of(words.numbers).pattern
    for found in re.finditer(rf"{number}(?:[\s-]{number})?\s{unit}", said, re.IGNORECASE):
        yield Bare(found.start(), found.end(), found[0])


def _shares(said: str, words: FigureWords) -> Iterator[Bare]:
    """Shares of what is counted, such as `one in five riders` and `half of all riders`."""
    number = rf"(?:{any_of(words.numbers).pattern}|\b[0-9]{{1,2}}\b|\bone\b)"
    of = rf"{any_of(words.shares).pattern}\s{any_of(words.of).pattern}"
    out_of = rf"{number}\s{any_of(words.out_of).pattern}\s{number}"
    counted, measured, at_hand = map(_folded, (words.counted, words.measured, words.at_hand))
    for found in re.finditer(rf"(?:{of}|{out_of})\s", said, re.IGNORECASE):
        stop = _STOP.search(said, found.end(), found.end() + _TAIL)
        end = stop.start() if stop else found.end() + _TAIL
        nouns = [*_WORD.finditer(said, found.end(), end)][:_BETWEEN]
        if any(noun[0].casefold() in measured for noun in nouns):
            continue
        known = bool(nouns) and nouns[0][0].casefold() in at_hand
        for noun in nouns:
            if noun[0].casefold() in counted or (_is_plural(noun[0]) and not known):
                yield Bare(found.start(), noun.end(), said[found.start() : noun.end()])
                break


def _folded(words: Collection[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _unit(
    number: str,
    tail: str,
    percent: re.Pattern[str],
    money: frozenset[str],
    counted: frozenset[str],
    measured: frozenset[str],
) -> int:
    """How many signs behind a number are its unit; 0 where it is no data."""
    plain = tail.lstrip()
    shift = len(tail) - len(plain)
    if plain.startswith("%") or (plain.startswith((*_SIGNS,)) and not plain[1:2].isdigit()):
        return shift + 1
    share = percent.match(plain)
    if share:
        return shift + share.end()
    stop = _STOP.search(tail)
    reach = tail[: stop.start()] if stop else tail
    after = list(_WORD.finditer(reach))[: _BETWEEN + 2]
    large = bool(after) and after[0][0].casefold() in _LARGE
    if large:
        after = after[1:]
    if after and after[0][0].casefold() in money:
        return after[0].end()
    grouped = large or _GROUPED.fullmatch(number) is not None
    many = grouped or len(number.partition(".")[0]) >= _HUNDRED
    near = after[: _BETWEEN + 1]
    found = next((w for w in near if w[0].casefold() in counted), None)
    if grouped and not found and not any(w[0].casefold() in measured for w in near):
        found = next((w for w in near[:_BETWEEN] if _is_plural(w[0])), None)
    return found.end() if many and found else 0


def _small(number: str, tail: str, places: frozenset[str], ratios: frozenset[str]) -> int:
    """How many signs behind a small number say that it is data, as in `30 states`, `2.5 times`."""
    word = _WORD.match(tail, 1) if tail[:1].isspace() else None
    said = word[0].casefold() if word else ""
    is_many = said in places and number.isdigit() and len(number) > 1
    return word.end() if word and (is_many or (said in ratios and "." in number)) else 0


def _is_plural(word: str) -> bool:
    return len(word) > _HUNDRED and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def names_a_person(text: str) -> bool:
    """Say whether some sentence of a task names who has something to work out."""
    sentences = _SENTENCE.split(text)
    return any(_NAMED.match(each) or _ASKED.search(each) for each in sentences)


class MadeUp:
    """Which sentences of a text are about a made-up person, or a sum to do."""

    def __init__(self, text: str, words: tuple[str, ...]) -> None:
        self._text = text
        self._words = any_of(words)
        self._starts = [0, *(found.end() for found in _SENTENCE.finditer(text))]
        self._known: dict[int, bool] = {}

    def covers(self, place: int) -> bool:
        """Say whether a place of the text stands in such a sentence, or before such a task."""
        number = bisect_right(self._starts, place) - 1
        return self._is(number, True) or self._is(len(self._starts) - 1, False)

    def _is(self, number: int, named: bool) -> bool:
        if number not in self._known:
            end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
            sentence = self._text[self._starts[number] : end]
            told = self._words.search(sentence) is not None
            self._known[number] = told or (named and _NAMED.match(sentence) is not None)
        return self._known[number]
