"""What a statement measures, by the words of a knowledge base: its amounts and words of content."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from jobcareer_kb.checks._amounts import TOKEN, Amount, Amounts, lexicon
from jobcareer_kb.checks._item_texts import singular
from jobcareer_kb.checks._once import once
from jobcareer_kb.checks._statements import Statement
from jobcareer_kb.model._words import WordLists

_TEXTS = 256
"""Texts whose marks are remembered: those of one record, and what it is about."""
_ALIKE = 12
"""Terms that are remembered for a word."""
MOST_WORDS = 40
"""Words of a statement that are laid beside those of others."""
_MOST_CASES = 4
"""Conditions of a statement that are asked of others, such as `at 140 °F`."""
_OF_DATES = frozenset({"year", "clock"})
_FEWEST = 2
"""Words of content of a clause that stands by itself."""
OFTEN = "time a "
"""How often something is done."""
WHOEVER = "it"
"""The doer where a word such as "it" is one: it may mean the doer of any other statement."""
_SIGNS = frozenset("$€£¥%–-(")
_ENDINGS = ("ing", "ed", "ly", "age")
_DOUBLING = ("ing", "ed")
"""Endings before which a consonant may be doubled."""
_LONG = 6
"""Letters of a word from which on it may have an ending; one less before "ed"."""


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


CLAUSE = re.compile(r"[,;:—]\s+|(?<!\s)\s+(?=(?:but|while|because)\b)")


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
        self._stems: dict[str, str] = {}
        self.marks: Callable[[str], frozenset[str]] = lru_cache(_TEXTS)(self._marks)
        """The words of content of a text, and its numbers."""
        self._terms: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for number, term in enumerate(terms):
            stems = self._content(map(str.casefold, TOKEN.findall(term)))
            alike = self._terms.setdefault(min(stems, default=""), [])
            if stems and len(alike) < _ALIKE:
                alike.append((number, stems))

    def measured(self, said: Statement) -> Iterator[Measured]:
        """The clauses of a statement that have amounts."""
        if not self._known.signal.search(said.text):
            return
        topic = self._content(map(str.casefold, TOKEN.findall(said.topic)))
        beside = self._content(map(str.casefold, TOKEN.findall(said.beside)))
        whole, every = self._read(said.text)
        whole = frozenset(sorted(whole)[:MOST_WORDS])
        tokens = [token.casefold() for token in TOKEN.findall(said.text)]
        conditions = tuple(a for a in every if a.is_condition)[:_MOST_CASES]
        years = frozenset(a.low for a in every if a.dimension == "year")
        cases = self._cases([*tokens, *map(str.casefold, TOKEN.findall(said.beside))])
        begins_with = self._beginning(said.text)
        before = self._before(tokens[:MOST_WORDS])
        for part in CLAUSE.split(said.text):
            own, amounts = self._read(part)
            amounts = tuple(a for a in amounts if a.dimension not in _OF_DATES)
            if amounts:
                is_whole = len(own | beside) < _FEWEST
                own = (whole if is_whole else own) | beside
                clause = tokens if is_whole else list(map(str.casefold, TOKEN.findall(part)))
                read = [(own, amounts), *self._as_often(own, amounts)]
                for own, amounts in read:
                    taken = {each.start for each in amounts}
                    others = tuple(each for each in conditions if each.start not in taken)
                    for each in self._meant(own, topic, clause):
                        yield Measured(
                            said, each, own | topic, self.named(own | topic),
                            (*amounts, *others), cases, years, begins_with, before,
                        )  # fmt: skip

    def _as_often(
        self, own: frozenset[str], amounts: tuple[Amount, ...]
    ) -> Iterator[tuple[frozenset[str], tuple[Amount, ...]]]:
        """`60 pushes a minute` read as what says that one pushes 60 times a minute."""
        for each in amounts:
            noun, _, span = each.dimension.partition(" a ")
            _, seconds = self._known.units.get(span, ("", 0.0))
            if noun.startswith("#") and seconds:
                low, high = each.low / seconds, each.high / seconds
                often = each._replace(
                    dimension=f"{OFTEN}time", low=low, high=high, is_condition=False
                )
                yield own | {stem(noun[1:])}, (often,)
                return

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
            if singular(one) != one:
                continue  # "helpers change": who does it, and not of which kind
            doer = [WHOEVER] if one in self._it else [*self._content([one])]
            two = [*doer, *self._content([other])]
            if len(two) == 2:
                found.setdefault(two[1], two[0])
        return found

    def _marks(self, text: str) -> frozenset[str]:
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
        known = self._stems
        stems = {known[word] if word in known else self._stem(word) for word in words}
        return frozenset(stems - {""})

    def _stem(self, word: str) -> str:
        """The stem of a word of content, and nothing of any other; few words make most texts."""
        is_light = (
            word in self._light or word in _SIGNS or word[0].isdigit()
            or word in self._known.numbers or len(word) <= 1
        )  # fmt: skip
        self._stems[word] = found = "" if is_light else stem(word)
        return found


def stem(word: str) -> str:
    """A word without simple endings."""
    bare = without_ending(singular(word), _ENDINGS)
    return bare.rstrip("e") if len(bare) > 3 else bare


def without_ending(word: str, endings: tuple[str, ...]) -> str:
    """A word without the first of these endings that it has: `stop` of `stopped`."""
    ending = next((each for each in endings if word.endswith(each)), "")
    if len(word) < _LONG - (ending == "ed") or word.endswith("eed"):
        return word
    bare = word.removesuffix(ending)
    is_doubled = ending in _DOUBLING and bare[-1:] == bare[-2:-1] and bare[-1:] not in "lsfz"
    return bare[:-1] if is_doubled else bare
