"""What the words of a knowledge base say of the words of a sentence."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from jobcareer_kb.checks._amounts import lexicon
from jobcareer_kb.checks._gauge import without_ending
from jobcareer_kb.checks._item_texts import singular
from jobcareer_kb.checks.repeats._number import Measures
from jobcareer_kb.checks.repeats._piece import ALL, OF_ALL, WHEN
from jobcareer_kb.model._words import WordLists

_ENDINGS = ("ing", "ed")
_DO = frozenset({"do", "please", "and"})
_TOO = frozenset({"too"})
_SWITCHED = frozenset({"on", "off"})


class Word(NamedTuple):
    """What a word is, wherever it stands."""

    plain: str
    denies: bool
    number: str
    """Its digits, where it is a number."""
    opposite: tuple[str, str] | None
    """The row of opposites that has it, and the word as it stands there."""
    stem: str
    is_light: bool


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(str.casefold, words))


class Vocabulary:
    """Knows words by the lists of a knowledge base, and what small words do in a sentence."""

    def __init__(self, words: WordLists) -> None:
        claims, known = words.claims, lexicon(words)
        tens = ((word, 10 * at) for at, word in enumerate(claims.tens, 2))
        ones = ((word, at) for at, word in enumerate(words.teaching.numbers, 1))
        self._numbers = {word.casefold(): str(number) for word, number in (*tens, *ones)}
        self.denials, self.pronouns = _folded(claims.denials), _folded(claims.pronouns)
        self.conditions, self.averting = _folded(claims.conditions), _folded(claims.averting)
        self.pivots = _folded((*claims.before, *claims.after, *claims.than))
        self._when, self._about = _folded((*claims.before, *claims.after)), _folded(claims.about)
        self._leading = _DO | _folded((*claims.first, *claims.then))
        self._often, self._seldom = _folded(claims.often), _folded(claims.seldom)
        self.lasting = _folded(claims.lasting)
        self.pointing, self.partly = _folded(claims.pointing), _folded(claims.quantities)
        self._relative, self._switches = _folded(claims.relative), _folded(claims.switches)
        self._more = _folded(claims.more)
        self.light = frozenset(words.teaching.plain) | _folded(claims.light)
        self.light |= self.denials | self.partly
        self._pairs = frozenset(phrase for phrase in self.light if " " in phrase)
        self._hedges = frozenset(words.hedges) - {"can", "could", "may", "might"}
        self.measures, self.each, self.aspects = Measures(known), known.each, known.aspects
        self.units = frozenset(known.units)
        months = words.teaching.months
        days = (each.partition(",")[0].casefold() for each in words.contacts.days)
        self._rows = _rows_of(claims.opposites, claims.alike, {*months, *days})
        year = next((self._rows[each][0] for each in months if each in self._rows), WHEN)
        # "May" and "March", which are words as well, are months with a capital within a sentence.
        self.months = frozenset(each.capitalize() for each in months if each not in self._rows)
        self._rows.update((each, (year, each.casefold())) for each in self.months)
        self._known: dict[str, Word] = {}

    def word(self, word: str) -> Word:
        """What a word is; few words make most of all texts, so it is found out once."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._looked_up(word)
        return known

    def _looked_up(self, word: str) -> Word:
        plain = singular(word.replace(" ", ""))
        forms = (plain, word, stem(plain))
        is_number = word in self._numbers or word[0].isdigit()
        return Word(
            plain,
            word in self.denials or word.endswith(("n't", "n’t")),
            self._numbers.get(word, word.replace(",", "")) if is_number else "",
            next((self._rows[form] for form in forms if form in self._rows), None),
            stem(plain),
            not self.light.isdisjoint((word, plain)),
        )

    def is_light(self, known: Word, pair: str) -> bool:
        """Say whether a word tells nothing, by itself or in a pair with the next one."""
        return known.is_light or pair in self._pairs

    def says_often(self, words: Sequence[str]) -> bool | None:
        """Say whether something is said to be so often, or seldom; None where it is neither."""
        often, seldom = (not each.isdisjoint(words) for each in (self._often, self._seldom))
        return often if often != seldom else None

    def is_lapse(self, word: str, next_: str) -> bool:
        """Say whether this is the "after" of `after five minutes`, which orders no two acts."""
        is_number = next_[:1].isdigit() or next_ in self._numbers
        return word in self._when and (is_number or next_ in self._about)

    def switched(self, words: frozenset[str]) -> bool:
        """Say whether "on" and "off" are opposites among these."""
        return not self._switches.isdisjoint(words)

    def hedges(self, words: Sequence[str]) -> frozenset[str]:
        """By what a sentence says less than all."""
        found = self._hedges.intersection(words) - self.partly
        if self.partly.isdisjoint(words):
            return found
        return found | ({ALL} if self.partly.isdisjoint(words[:1]) else OF_ALL)

    def is_of_a_part(self, before: Sequence[str]) -> bool:
        """Say whether a "not" behind these is that of a part, as in `a jar that did not seal`."""
        verb = before[-1:] if not self.pronouns.intersection(before[-1:]) else []
        at = len(before) - (1 if self.light.intersection(verb) - self._relative else 0) - 1
        return at > 0 and before[at] in self._relative

    def may_lead(self, before: Sequence[str]) -> bool:
        """Say whether a word behind these is the first of a sentence, but for a "do not" or a
        "then"."""
        return all(
            word in self.denials or word in self._leading or word.endswith(("n't", "n’t"))
            for word in before
        )

    def is_more(self, words: Sequence[str]) -> bool:
        """Say whether a second thing is told; `too early` tells none."""
        last = len(words) - 1
        return any(
            word in self._more and (word not in _TOO or at == last) for at, word in enumerate(words)
        )


def opposites_are(word: str, switched: bool) -> bool:
    """Say whether a word of a row of opposites is one here: "on" and "off" of a switch alone."""
    return switched or word not in _SWITCHED


def _rows_of(
    opposites: Sequence[str], alike: Sequence[str], times: set[str]
) -> dict[str, tuple[str, str]]:
    """The row, by its first word, and the word as it stands there, by each form of the word; of
    words that say the same, the first one stands for all."""
    found: dict[str, tuple[str, str]] = {}
    first = {word: row[0] for row in map(words_of_row, alike) for word in row}
    rows = list(map(words_of_row, opposites))
    named = [(f"{WHEN}{row[0]}" if {*row} & times else row[0], row) for row in rows]
    for name, row in named:
        for word in row:
            said = (name, first.get(word, word))
            found.update(dict.fromkeys((word, singular(word)), said))
    for name, row in named:
        for word in (each for each in row if not each.endswith("ing")):
            found.setdefault(stem(singular(word)), (name, first.get(word, word)))
    return found


def words_of_row(row: str) -> list[str]:
    """The words of a row of a list."""
    return [word.strip() for word in row.casefold().split(",")]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without simple endings, so that `rides`, `riding` and `ride` are one."""
    bare = without_ending(word, _ENDINGS)
    return bare.rstrip("e") if len(bare) > 3 else bare
