"""Two statements that measure one thing, and not alike.

What a statement measures is said by its words of content. Two are laid side by side where they
measure the same, in time or in feet, and share a word; of what more of them share than `_SHARED`,
the first ones count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jobcareer_kb.checks._amounts import TOKEN, Amount, Amounts, lexicon
from jobcareer_kb.checks._item_texts import singular
from jobcareer_kb.checks._once import once
from jobcareer_kb.checks._statements import Statement
from jobcareer_kb.model._words import WordLists

_SHARED = 12
"""Statements that are remembered for a word and what they measure."""
_MOST_WORDS = 40
"""Words of a statement that are laid beside those of others."""
_MOST_CASES = 4
"""Conditions of a statement that are asked of others, such as `at 140 °F`."""
_OF_DATES = frozenset({"year", "clock"})
_FEWEST = 2
"""Words of content of a clause that stands by itself."""
_OF_GIVEN = 3
"""Words that a figure of a calculation shares with another statement."""
_RATE = "time a "
"""How often: two that say it of one verb need no second word."""
_PART = 0.65
"""The share of the words of the shorter one that the other has, too; our choice."""
_WHOEVER = "it"
"""The doer where a word such as "it" is one: it may mean the doer of any other statement."""
_OWN = 0.5
"""The same without what they are about, at least."""
_SIGNS = frozenset("$€£¥%–-(")
_ENDINGS = ("ing", "ed", "ly", "age")


class Measured(NamedTuple):
    """A clause of a statement with its amounts."""

    said: Statement
    own: frozenset[str]
    """Its words of content."""
    all: frozenset[str]
    """These, and those of what it is about."""
    terms: frozenset[int]
    """The defined terms that it names."""
    amounts: tuple[Amount, ...]
    cases: Mapping[str, frozenset[str]]
    """Words of a row of opposites, by their row: winter and summer are two cases."""
    years: frozenset[float]
    begins_with: frozenset[str]
    """The words of content of a first clause or phrase that says in which case it holds."""
    before: Mapping[str, str]
    """The word of content right before each word."""

    def packed(self) -> list[Any]:
        """The same as plain data, without the record and the terms."""
        said = (self.said.route, self.said.text)
        lists = (sorted(each) for each in (self.own, self.all, self.years, self.begins_with))
        cases = {row: sorted(words) for row, words in self.cases.items()}
        return [*said, *lists, list(self.amounts), cases, dict(self.before)]


_LISTS = frozenset({"sides", "pairs", "rows", "options"})
"""Lists whose entries may well differ in a number alone."""
_CLAUSE = re.compile(r"[,;:—]\s+|(?<!\s)\s+(?=(?:but|while|because)\b)")


@once
def _cases(words: WordLists) -> Mapping[str, str]:
    """Words of rows of opposites that tell cases apart, and measure nothing, by their row."""
    amounts = frozenset(map(str.casefold, words.claims.amounts))
    rows = ([word.strip() for word in row.casefold().split(",")] for row in words.claims.opposites)
    return {word: row[0] for row in rows for word in row if amounts.isdisjoint(row)}


class Gauge:
    """Reads statements by the words of a knowledge base."""

    def __init__(self, words: WordLists, terms: Iterable[str]) -> None:
        self._known = lexicon(words)
        claims = words.claims
        light = map(str.casefold, (*claims.aspects, *claims.bounding))
        self._light = frozenset(words.teaching.plain).union(light)
        self._it = frozenset(map(str.casefold, words.claims.pronouns))
        self._pointing = frozenset(map(str.casefold, words.claims.pointing))
        self._rows = _cases(words)
        self._conditions = frozenset(map(str.casefold, words.claims.conditions))
        self._terms: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for number, term in enumerate(terms):
            stems = self._content(map(str.casefold, TOKEN.findall(term)))
            alike = self._terms.setdefault(min(stems, default=""), [])
            if stems and len(alike) < _SHARED:
                alike.append((number, stems))

    def measured(self, said: Statement) -> Iterator[Measured]:
        """The clauses of a statement that have amounts."""
        if not self._known.signal.search(said.text):
            return
        topic = self._content(map(str.casefold, TOKEN.findall(said.topic)))
        beside = self._content(map(str.casefold, TOKEN.findall(said.beside)))
        whole, every = self._read(said.text)
        whole = frozenset(sorted(whole)[:_MOST_WORDS])
        tokens = [token.casefold() for token in TOKEN.findall(said.text)]
        conditions = tuple(a for a in every if a.is_condition)[:_MOST_CASES]
        years = frozenset(a.low for a in every if a.dimension == "year")
        cases = self._cases([*tokens, *map(str.casefold, TOKEN.findall(said.beside))])
        begins_with = self._beginning(said.text)
        before = self._before(tokens[:_MOST_WORDS])
        for part in _CLAUSE.split(said.text):
            own, amounts = self._read(part)
            amounts = tuple(a for a in amounts if a.dimension not in _OF_DATES)
            if amounts:
                is_whole = len(own | beside) < _FEWEST
                own = (whole if is_whole else own) | beside
                clause = tokens if is_whole else list(map(str.casefold, TOKEN.findall(part)))
                for each in self._meant(own, topic, clause):
                    yield Measured(
                        said, each, own | topic, self.named(own | topic), (*amounts, *conditions),
                        cases, years, begins_with, before,
                    )  # fmt: skip

    def _meant(
        self, own: frozenset[str], topic: frozenset[str], clause: Sequence[str]
    ) -> tuple[frozenset[str], ...]:
        """The words of a clause; an "it" at its beginning is the topic, a later one may be so."""
        if clause[0] in self._pointing or clause[0] in self._it:
            return (own | topic,)
        return (own,) if self._it.isdisjoint(clause) else (own | topic, own)

    def unpacked(self, record: str, about: str, data: Sequence[Any]) -> Measured:
        """What was packed, with the terms that it names."""
        route, text, own, every, years, begins_with, amounts, cases, before = data
        said = Statement(record, about, tuple(route), text, "", "")
        every = frozenset(every)
        cases = {row: frozenset(words) for row, words in cases.items()}
        return Measured(
            said, frozenset(own), every, self.named(every), tuple(Amount(*a) for a in amounts),
            cases, frozenset(years), frozenset(begins_with), before,
        )  # fmt: skip

    def _cases(self, words: Sequence[str]) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for word in words:
            bare = word if word in self._rows else singular(word)
            if bare in self._rows:
                found.setdefault(self._rows[bare], set()).add(bare)
        return {row: frozenset(said) for row, said in found.items()}

    def _beginning(self, text: str) -> frozenset[str]:
        """The case with which a sentence begins: up to its first comma."""
        first, comma, _ = text.partition(",")
        begins = text.partition(" ")[0].casefold() in self._conditions
        return (
            self._content(map(str.casefold, TOKEN.findall(first)))
            if begins and comma
            else frozenset()
        )

    def _before(self, tokens: Sequence[str]) -> Mapping[str, str]:
        """A word before an article or a pronoun is a verb, and what stands before that its doer."""
        found: dict[str, str] = {}
        for one, other, next_ in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False):
            if next_ in self._it or next_ in self._known.each:
                continue
            doer = [_WHOEVER] if one in self._it else [*self._content([one])]
            two = [*doer, *self._content([other])]
            if len(two) == 2:
                found.setdefault(two[1], two[0])
        return found

    def marks(self, text: str) -> frozenset[str]:
        """The words of content of a text, and its numbers."""
        words = Amounts(text, self._known).tokens
        numbers = {str(self._known.numbers.get(w, w)).removesuffix(".0") for w in words
                   if w in self._known.numbers or w[0].isdigit()}  # fmt: skip
        return self._content(words) | numbers - {"1"}

    def _read(self, text: str) -> tuple[frozenset[str], tuple[Amount, ...]]:
        """The words of content of a text, and its amounts."""
        reader = Amounts(text, self._known)
        again = {other for _, other in reader.converted()}
        amounts = tuple(a for a in reader.found() if a not in again)
        taken = {at for each in amounts for at in range(each.start, each.end)}
        return self._content(w for at, w in enumerate(reader.tokens) if at not in taken), amounts

    def named(self, stems: frozenset[str]) -> frozenset[int]:
        """The terms, by their place among all, whose words are among these."""
        found = [each for stem in stems for each in self._terms.get(stem, ()) if each[1] <= stems]
        return frozenset(number for number, _ in found)

    def _content(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(
            stem(word)
            for word in words
            if word not in self._light and word not in _SIGNS and not word[0].isdigit()
            and word not in self._known.numbers and len(word) > 1
        )  # fmt: skip


def stem(word: str) -> str:
    """A word without simple endings."""
    bare = singular(word)
    ending = next((each for each in _ENDINGS if len(bare) > 5 and bare.endswith(each)), "")
    bare = bare.removesuffix(ending)
    return bare.rstrip("e") if len(bare) > 3 else bare


def differing(all_said: Iterable[Measured]) -> Iterator[tuple[Measured, Measured]]:
    """Every statement with another one that measures the same thing otherwise.

    One that some other statement agrees with is passed over, so that of three the odd one is named.
    """
    held: dict[tuple[str, str], list[int]] = {}
    every: list[Measured] = []
    against: dict[int, list[int]] = {}
    agreed: set[int] = set()
    for said in all_said:
        number = len(every)
        every.append(said)
        seen: set[int] = set()
        keys = [(a.dimension, w) for a in said.amounts[:8] for w in sorted(said.all)[:_MOST_WORDS]]
        for key in keys:
            seen.update(held.get(key, ()))
        for other in sorted(seen):
            verdict = _verdict(said, every[other])
            if verdict is False:
                against.setdefault(number, []).append(other)
                against.setdefault(other, []).append(number)
            elif verdict:
                agreed |= {number, other}
        for key in dict.fromkeys(keys):
            alike = held.setdefault(key, [])
            if len(alike) < _SHARED:
                alike.append(number)
    for number, others in sorted(against.items()):
        if number not in agreed or all(other in agreed for other in others):
            yield every[number], every[others[0]]


def _verdict(one: Measured, other: Measured) -> bool | None:
    """Say whether two agree on what both measure; None where they speak of two things."""
    if _stands_beside(one.said, other.said) or not _is_alike(one, other):
        return None
    if not (_conditions_met(one, other) and _conditions_met(other, one)):
        return None
    differ = agree = 0
    for dimension in {a.dimension for a in one.amounts} & {a.dimension for a in other.amounts}:
        mine = [a for a in one.amounts if a.dimension == dimension]
        theirs = [a for a in other.amounts if a.dimension == dimension]
        if any(a.agrees(b) for a in mine for b in theirs):
            agree += 1
        else:
            differ += 1
    if not differ:
        return True if agree else None
    return False if differ == 1 else None  # of two cases, such as hot water and warm water


def _conditions_met(one: Measured, other: Measured) -> bool:
    """Say whether what one holds for, such as water `at 140 °F`, is also said by the other."""
    return all(
        any(each.dimension == a.dimension and each.agrees(a) for each in other.amounts)
        for a in one.amounts
        if a.is_condition
    )


def _is_kind_of(one: Measured, other: Measured) -> bool:
    """Say whether one is about a kind of what the other is about, as brown rice is of rice.

    So are two that say of two things what they cost, or how long they last.
    """
    return any(
        before not in b.all and (word not in b.before or b.before[word] not in a.all)
        for a, b in ((one, other), (other, one))
        for word, before in a.before.items()
        if word in b.own and word in a.own and _WHOEVER not in (before, b.before.get(word))
    )


def _stands_beside(one: Statement, other: Statement) -> bool:
    """Say whether two are of one text, or of one list of cases."""
    if one.record != other.record:
        return False
    return one.route == other.route or not _LISTS.isdisjoint({*one.route} & {*other.route})


def _is_alike(one: Measured, other: Measured) -> bool:
    shared = (one.own & other.all) | (other.own & one.all)
    fewest = min(len(one.own), len(other.own))
    part = max(
        (len(a.own & b.all) for a, b in ((one, other), (other, one)) if len(a.own) == fewest),
        default=0,
    )
    if one.terms - other.terms and other.terms - one.terms:
        return False  # each is about a term of its own
    for row in one.cases.keys() & other.cases.keys():
        if one.cases[row].isdisjoint(other.cases[row]):
            return False
    if one.years and other.years and one.years.isdisjoint(other.years):
        return False
    if not (one.begins_with <= other.all and other.begins_with <= one.all):
        return False
    if one.said.about != other.said.about and _is_kind_of(one, other):
        return False
    least = 1 if one.said.about == other.said.about and one.said.record != other.said.record else 2
    both = {a.dimension for a in one.amounts} & {a.dimension for a in other.amounts}
    is_counted = any(each.startswith("#") for each in both)
    if "given" in (one.said.route[0], other.said.route[0]) and not is_counted:
        least = _OF_GIVEN  # its name has no verb
    how_often = any(each.startswith(_RATE) for each in both)
    if how_often and (one.own <= other.own or other.own <= one.own):
        least = 1
    of_own = len(one.own & other.own) / max(fewest, 1)
    return (
        len(shared) >= least
        and len(one.own & other.own) >= least
        and (of_own > _OWN or (how_often and of_own == _OWN))
        and part >= max(_PART * fewest, 1)
    )
