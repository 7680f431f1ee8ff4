"""Takes sentences apart, word by word."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from jobcareer_kb.checks._statements import Statement
from jobcareer_kb.checks.repeats._number import AGAIN, OFTEN, Number
from jobcareer_kb.checks.repeats._piece import (
    APART,
    CONTRASTS,
    DENIED,
    NUMBERS,
    OF_PART,
    WHEN,
    Piece,
)
from jobcareer_kb.checks.repeats._vocabulary import Vocabulary, Word, opposites_are
from jobcareer_kb.model._words import WordLists

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|°\s?[CF]\b|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CLAUSE = re.compile(r"[,;:—]\s+|(?<!\s)\s+(?=(?:but|while|because)\b)")
_LONGEST = 60
"""Words of content in a sentence that is laid beside others; its clauses are, if it is longer."""
_AND = frozenset({"and", "or"})
_BARE = frozenset({"no", "nobody", "without"})
_OF = ["of"]
_LEAD = 3
_BRIEF = 4
"""Words of which each two are a row; so few may have another word between them."""
_OF_YEAR = 4
_CENTURIES = frozenset({"18", "19", "20", "21"})
_DIALED = 3
"""Digits of a number that is dialed."""


class Reader:
    """Takes sentences apart, by the words of a knowledge base."""

    def __init__(self, words: WordLists) -> None:
        self._words = Vocabulary(words)
        self._topics: dict[str, frozenset[str]] = {}

    def timed(self, said: Statement) -> Iterator[Piece]:
        """What a row or a pair says is done when: its texts as one, where they name one time."""
        both = self._piece(said, f"in {said.beside} in {said.text}", is_one=True)
        if sum(row.startswith(WHEN) for row, _ in both.contrasts) == 1:
            yield both._replace(text=said.text, is_sentence=True)

    def pieces(self, said: Statement) -> Iterator[Piece]:
        """A sentence, and its clauses where it has several; a leading "it" means the topic."""
        parts = _CLAUSE.split(said.text)
        in_case = (
            len(parts) > 1 and said.text.partition(" ")[0].casefold() in self._words.conditions
        )
        clauses = [
            self._piece(said, whole, is_one=True, in_case=in_case)._replace(text=part.strip())
            for part, whole in zip(parts, self._whole(parts), strict=True)
        ]
        if len(parts) == 1:
            yield clauses[0]._replace(is_sentence=True)
            return
        apart = frozenset().union(*(each.content for each in clauses if each.denied))
        whole = self._piece(said, said.text, is_one=False)
        marks = whole.marks + APART * bool(apart)
        yield whole._replace(is_sentence=True, apart=apart, marks=marks)
        yield from clauses

    def denied(self, said: Statement) -> Iterator[Piece]:
        """A sentence that is held for false, as what denies it."""
        piece = self._piece(said, said.text, is_one=True)
        if not (piece.denied or piece.in_case or piece.hedges):
            marks = piece.marks | DENIED
            yield piece._replace(denied=True, is_sentence=True, marks=marks, is_false=True)

    def _whole(self, parts: list[str]) -> list[str]:
        """Clauses; one such as "never into a cord" takes what the first has before its "into"."""
        first, known = parts[0].split(), self._words
        whole = parts[:1]
        for part in parts[1:]:
            denial, _, rest = part.partition(" ")
            word = rest.partition(" ")[0]
            taken = denial.casefold() in known.denials and word in known.light and word in first
            whole.append(" ".join((*first[: first.index(word)], part)) if taken else part)
        return whole

    def _piece(self, said: Statement, text: str, is_one: bool, in_case: bool = False) -> Piece:
        tokens = enumerate(_TOKEN.findall(AGAIN.sub("", text)))
        months = self._words.months
        words = [word if at and word in months else word.casefold() for at, word in tokens]
        says_it = bool(words) and words[0] in self._words.pronouns
        if says_it or (words and words[0] in self._words.pointing):
            words[:1] = map(str.casefold, _TOKEN.findall(said.topic))
        walk = _Walk(self._words, words, in_case)
        walk.go()
        return self._told(said, text.strip(), walk, is_one, says_it)

    def _told(
        self, said: Statement, text: str, walk: "_Walk", is_one: bool, says_it: bool
    ) -> Piece:
        known, words, content = self._words, walk.words, frozenset(walk.content)
        marks = DENIED * walk.denied + NUMBERS * bool(walk.numbers)
        return Piece(
            said.record, said.about, said.route, text, content, walk.numbers,
            tuple(walk.contrasts), walk.denied, is_one, False, known.hedges(words), says_it,
            frozenset(walk.all_numbers), known.is_more(words),
            walk.in_case, walk.lead, frozenset(walk.without), frozenset(),
            _rows(walk.order),
            content | self._topic(said.topic),
            known.averting & walk.every, not known.pronouns.isdisjoint(words),
            _runs(walk), walk.pivots,
            (frozenset(walk.around[0]), frozenset(walk.around[1])),
            frozenset(walk.doers), walk.of_part, False, walk.shares,
            marks + CONTRASTS * bool(walk.contrasts) + OF_PART * walk.of_part,
        )  # fmt: skip

    def _topic(self, topic: str) -> frozenset[str]:
        """The words of content of what a text is about."""
        known = self._topics.get(topic)
        if known is None:
            words = (self._words.word(word) for word in map(str.casefold, _TOKEN.findall(topic)))
            known = frozenset(word.stem for word in words if not word.is_light)
            self._topics[topic] = known
        return known


class _Walk:
    """A walk over the words of a piece, and what was met on it so far."""

    def __init__(self, known: Vocabulary, words: list[str], in_case: bool) -> None:
        self._known, self.words, self.in_case = known, words, in_case
        self.order: list[str] = []
        self.content: list[str] = []
        self.numbers: dict[str, Number] = {}
        self.contrasts: list[tuple[str, str]] = []
        self.places: list[int] = []
        self.without: set[str] = set()
        self.all_numbers: set[str] = set()
        self.around: tuple[set[str], set[str]] = set(), set()
        self.doers: set[str] = set()
        self.lead, self.denied, self.every = "", False, frozenset(words)
        self.of_part = False
        self.pivots = known.pivots & self.every
        self._pivot = min(map(words.index, self.pivots), default=len(words))
        self._switched = known.switched(self.every)
        self._waiting, self._before, self._of = "", "", ""
        self.shares: dict[str, str] = {}

    def go(self) -> None:
        """Walk."""
        for at, word in enumerate(self.words):
            if word == "without" and "with" in self.every:
                continue  # both of two cases
            self._meet(at, word, self._known.word(word))
            self._before = word

    def _meet(self, at: int, word: str, known: Word) -> None:
        next_ = self.words[at + 1] if at + 1 < len(self.words) else ""
        if known.denies:
            self._deny(at, word)
        elif known.number:
            self.all_numbers.add(known.number)
            self._waiting = "" if is_year(known.number) else known.number
        elif (word in self._known.each and self._waiting) or self._measure(
            at, known, next_
        ):  # as in "$20 a month"
            self._waiting = ""
        elif known.opposite and self._is_of_a_time(known.opposite[0], next_):
            pass  # "late September" is September
        elif known.opposite and self._known.is_lapse(word, next_):
            self._contrast(at, (f"{known.opposite[0]} #", known.opposite[1]))
        elif known.opposite and opposites_are(word, self._switched):
            self._contrast(at, known.opposite)
        elif len(word) > 1 and (
            not self._known.is_light(known, f"{word} {next_}")
            or (self._waiting and word != known.plain)
        ):
            self._hold(at, known.stem)
            if known.plain != word:
                self.doers.add(known.stem)

    def _is_of_a_time(self, row: str, next_: str) -> bool:
        """Say whether a word of a row is a part of the month or the day behind it."""
        time = self._known.word(next_).opposite if next_ else None
        return time is not None and time[0].startswith(WHEN) and not row.startswith(WHEN)

    def _deny(self, at: int, word: str) -> None:
        if word not in _BARE and self._known.is_of_a_part(self.words[max(0, at - _LEAD) : at]):
            self.in_case = self.of_part = True
        else:
            self.denied = not self.denied

    def _is_each(self, word: str) -> bool:
        """Say whether a word behind a number is as the "a" of "$20 a month"."""
        return self._waiting != "" and word in self._known.each

    def _measure(self, at: int, known: Word, next_: str) -> bool:
        """Take a unit, with the number before it."""
        word = self.words[at]
        is_one = self._before in self._known.partly or self._is_whole(at)
        measured = self._known.measures.told(self._waiting, is_one, word, known.plain)
        if measured is None:
            return False
        dimension, number = measured
        dimension += f" {next_}" if next_ in self._known.aspects else ""
        self.order.append(dimension)
        if dimension not in OFTEN:
            self.content.append(dimension)
        if number is not None:
            self.numbers[dimension] = number
            self._take_share(at, number.said)
        return True

    def _take_share(self, at: int, number: str) -> None:
        """Keep a number for what stands behind it, as the "greens" of `two parts of greens`."""
        self._of = number if self.words[at + 1 : at + 2] == _OF else ""

    def _is_whole(self, at: int) -> bool:
        """Say whether a unit is told of once, as the "year" of `it takes about a year`."""
        if self._before not in self._known.each:
            return False
        before = [word for word in self.words[max(0, at - _LEAD) : at - 1]]
        return not self._known.lasting.isdisjoint(before[-1:] + before[-2:-1])

    def _contrast(self, at: int, opposite: tuple[str, str]) -> None:
        """Take a word of a row of opposites; a number that is dialed before it is a name."""
        if _is_name(self._waiting):
            self.order.append(self._waiting)
            self.content.append(self._waiting)
        if self._of:
            self.shares[opposite[1]], self._of = self._of, ""
        self.order.append(opposite[0])
        self.contrasts.append(opposite)
        self.places.append(at)
        self.around[at > self._pivot].add(opposite[1])
        if _is_name(self._waiting) or opposite[0].startswith(WHEN):
            self._waiting = ""  # "four short beeps" are four, and "3 May" counts nothing

    def _hold(self, at: int, stem: str) -> None:
        """Take a word of content, with the number before it."""
        self.content.append(stem)
        self.order.append(stem)
        self.around[at > self._pivot].add(stem)
        if self._before in _BARE:
            self.without.add(stem)
        if at < _LEAD and self._known.may_lead(self.words[:at]):
            self.lead = stem
        if self._of:
            self.shares[stem], self._of = self._of, ""
        if self._waiting:
            self._take_share(at, self._waiting)
            self.numbers[stem], self._waiting = Number(self._waiting), ""


def _runs(walk: "_Walk") -> frozenset[str]:
    """Rows of words with nothing but an "and" between them."""
    met = zip(walk.places, walk.contrasts, strict=True)
    return frozenset(
        row
        for (one, (first, _)), (other, (second, _)) in pairwise(met)
        if _AND.issuperset(walk.words[one + 1 : other])
        for row in (first, second)
    )


def _rows(order: list[str]) -> tuple[tuple[str, str], ...]:
    """Words by which a piece is looked up, two by two."""
    if len(order) > _LONGEST:
        return ()
    return tuple(combinations(order, 2) if len(order) <= _BRIEF else pairwise(order))


def is_year(number: str) -> bool:
    """Say whether a number is that of a year."""
    return number.isdigit() and len(number) == _OF_YEAR and number[:2] in _CENTURIES


def _is_name(number: str) -> bool:
    """Say whether a number is one that is dialed, such as 911, where it counts nothing."""
    return number.isdigit() and len(number) >= _DIALED
