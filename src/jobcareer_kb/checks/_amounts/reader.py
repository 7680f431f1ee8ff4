"""Reads the amounts of a sentence, word by word in one pass.

Lengths of time, distances, weights, temperatures and shares are brought to one unit, so that `every
six months` is `twice a year`, and 5 feet are 1.5 meters.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from jobcareer_kb.checks._amounts.amount import Amount
from jobcareer_kb.checks._amounts.lexicon import EVERY, Lexicon
from jobcareer_kb.checks._item_texts import singular

TOKEN = re.compile(
    r"\d+(?:,\d+)*(?:\.\d+)?|°\s?[CF]\b|km/h\b|[$€£¥%]|[–−-](?=\d)|[^\W\d_]+(?:['’][^\W\d_]+)*|\d|[(]"
)
_NUMBER = re.compile(r"\d+(?:,\d+)*(?:\.\d+)?")
_TO = frozenset({"to", "–", "-", "−", "and", "or"})
_BETWEEN = 2
"""A bracket and a word such as `about`."""
_MINUS = frozenset("–-−")
_YEARS = range(1800, 2200)


class Amounts:
    """Reads the amounts of one sentence."""

    def __init__(self, text: str, known: Lexicon) -> None:
        self.tokens = [token.casefold().replace(" ", "") for token in TOKEN.findall(text)]
        self._known = known

    def converted(self) -> Iterator[tuple[Amount, Amount]]:
        """Amounts that are told in two units, as in `5 feet (1.5 m)`."""
        for one, other in pairwise(self.found()):
            if one.dimension == other.dimension and one.unit != other.unit:
                between = self.tokens[one.end : other.start]
                if between[:1] == ["("] and len(between) <= _BETWEEN:
                    yield one, other

    def found(self) -> Iterator[Amount]:
        """Every amount, from left to right."""
        at = 0
        while at < len(self.tokens):
            amount = self._at(at)
            if amount is not None:
                yield amount
            at = amount.end if amount is not None else at + 1

    def numbers(self) -> Iterator[tuple[float, int]]:
        """Every number with its place, whatever stands behind it."""
        at = 0
        while at < len(self.tokens):
            number = self._number(at)
            if number is not None:
                yield number[0], at
            at = number[1] if number is not None else at + 1

    def parts(self) -> Iterator[Amount]:
        """Every share in words, whatever stands behind it."""
        at = 0
        while at < len(self.tokens):
            part = self._part(at)
            if part is not None:
                yield part
            at = part.end if part is not None else at + 1

    def _part(self, at: int) -> Amount | None:
        for length in (2, 1):
            value = self._known.parts.get(tuple(self.tokens[at : at + length]))
            if value is not None:
                return self._made("share", value, value, "part", at, at + length)
        return None

    def word(self, at: int) -> str:
        """A token; empty before the first and behind the last."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else ""

    def _number(self, at: int) -> tuple[float, int] | None:
        """The number at a place, and where it ends."""
        word = self.word(at)
        if word in _MINUS and not self.word(at - 1)[:1].isdigit():
            number = self._number(at + 1) if self.word(at + 1)[:1].isdigit() else None
            return (-number[0], number[1]) if number is not None else None
        if _NUMBER.fullmatch(word):
            return float(word.replace(",", "")), at + 1
        value = self._known.numbers.get(word)
        if value is None:
            return None
        more = self._known.numbers.get(self.word(at + 1), 0.0)
        if value >= 20 and value % 10 == 0 and 0 < more < 10:
            return value + more, at + 2
        return value, at + 1

    def _at(self, at: int) -> Amount | None:
        word = self.word(at)
        if word in self._known.adverbs:
            return self._rate(1.0, 1.0, "time", at, self._known.adverbs[word], at + 1)
        if word in self._known.times:
            return self._times(self._known.times[word], at, at + 1)
        if word == EVERY:
            return self._every(at)
        part = self._part(at)
        if part is not None and self.word(part.end) in ("of", "the", "all"):
            return part
        number = self._number(at)
        if number is None:
            return None
        return self._out_of(at, number) or self._measured(at, number)

    def _out_of(self, at: int, number: tuple[float, int]) -> Amount | None:
        """A share such as `one in ten` or `nine times out of ten`."""
        before = number[1] + (self.word(number[1]) == "times")
        before += self.word(before) == "out"
        out_of = self._number(before + 1) if self.word(before) in ("in", "of") else None
        if out_of is None or out_of[0] < max(2.0, number[0]):
            return None
        if out_of[1] < len(self.tokens) and self._unit(self.word(out_of[1])) is not None:
            return None
        share = number[0] / out_of[0]
        return self._made("share", share, share, "part", at, out_of[1])

    def _unit(self, word: str) -> str | None:
        """A unit as its list has it."""
        return next((each for each in (word, singular(word)) if each in self._known.units), None)

    def _measured(self, at: int, number: tuple[float, int]) -> Amount | None:
        word_is_digit = not self.word(at)[0].isalpha()
        low = high = number[0]
        end = number[1]
        if self.word(at - 1) in "$€£¥" and self.word(at - 1):
            return self._per(low, high, self.word(at - 1), "", at, end)
        if self.word(end) in _TO:
            second = self._number(end + 1)
            if second is not None and second[0] > low and low not in _YEARS:
                high, end = second
        unit = self.word(end)
        if unit in ("am", "pm") and low <= 12:
            hour = low % 12 + (12 if unit == "pm" else 0)
            return self._made("clock", hour, hour, "", at, end + 1)
        if unit in ("°f", "°c"):
            low, high = ((x - 32) / 1.8 if unit == "°f" else x for x in (low, high))
            return self._made("temperature", low + 273.15, high + 273.15, unit, at, end + 1)
        bare = self._unit(unit)
        if bare is not None and low == high == 1 and not word_is_digit:
            return None  # `one day` most often means any
        if bare is not None:
            dimension, times = self._known.units[bare]
            return self._per(low * times, high * times, dimension, bare, at, end + 1)
        if singular(unit) == "time":
            return self._times(low, at, end + 1)
        if unit in self._known.each and self._is_span(self.word(end + 1)):  # as in "60 a minute"
            return self._rate(low, high, "time", at, self.word(end + 1), end + 2)
        if low == high and low in _YEARS:
            return self._made("year", low, low, "", at, number[1])
        if (
            unit.isalpha() and self.word(end + 1) in self._known.each
            and self._is_span(self.word(end + 2))
        ):  # fmt: skip
            of = "time" if low == high == 1 else f"#{singular(unit)}"
            return self._rate(low, high, of, at, self.word(end + 2), end + 3)
        if singular(unit) != unit and unit.isalpha():
            return self._per(low, high, f"#{singular(unit)}", "", at, end + 1)
        return None

    def _per(
        self, low: float, high: float, dimension: str, unit: str, at: int, end: int
    ) -> Amount | None:
        """An amount, or one for each time, such as `$15 an hour`."""
        if self.word(end) in self._known.each:
            span = self.word(end + 1)
            if self._is_span(span):
                return self._rate(low, high, dimension, at, span, end + 2)
        return self._made(dimension, low, high, unit, at, end)

    def _is_span(self, word: str) -> bool:
        return word in self._known.spans or self._known.units.get(word, ("", 0))[0] == "time"

    def _times(self, number: float, at: int, end: int) -> Amount | None:
        if self.word(end) in self._known.each:
            span = self.word(end + 1)
            if self._is_span(span):
                return self._rate(number, number, "time", at, span, end + 2)
        return None

    def _every(self, at: int) -> Amount | None:
        number = self._number(at + 1)
        of, end = number if number is not None else (1.0, at + 1)
        span = self.word(end)
        if number is not None:
            span = span if span in self._known.units else singular(span)
        if not self._is_span(span):
            return None
        return self._rate(1 / of, 1 / of, "time", at, span, end + 1)

    def _rate(
        self, low: float, high: float, dimension: str, at: int, span: str, end: int
    ) -> Amount:
        seconds = self._known.units.get(span, ("", 0.0))[1]
        if seconds and dimension == "time":
            return self._made(f"{dimension} a time", low / seconds, high / seconds, span, at, end)
        return self._made(f"{dimension} a {span}", low, high, span, at, end)

    def _made(
        self, dimension: str, low: float, high: float, unit: str, at: int, end: int
    ) -> Amount:
        bound = ""
        known = self._known
        before = [tuple(self.tokens[max(0, at - n) : at]) for n in (1, 2, 3)]
        after = [tuple(self.tokens[end : end + n]) for n in (1, 2, 3)]
        if any(each in known.at_least for each in (*before, *after)):
            bound = ">"
        elif any(each in known.at_most for each in (*before, *after)):
            bound = "<"
        is_rough = any(each in known.about for each in before[:2]) or unit == "part"
        is_condition = self.word(at - 1) in ("at", "if", "when")
        aspect = self.word(end) if self.word(end) in known.aspects else ""
        said = " ".join(self.tokens[at:end])
        return Amount(
            dimension, low, high, bound, unit, is_rough, is_condition, aspect, said, at, end
        )
