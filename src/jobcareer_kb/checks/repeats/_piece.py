"""A sentence or a clause of it, taken apart: what it is about, and what it says of that."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from jobcareer_kb.checks._amounts import lexicon
from jobcareer_kb.checks._item_texts import singular
from jobcareer_kb.checks._statements import Statement
from jobcareer_kb.checks.repeats._number import AGAIN, OFTEN, Measures, Number
from jobcareer_kb.inline import Route
from jobcareer_kb.model._words import WordLists

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|°\s?[CF]\b|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CLAUSE = re.compile(r"[,;:—]\s+|(?<!\s)\s+(?=(?:but|while|because)\b)")
_LONGEST = 60
"""Words of content in a sentence that is laid beside others; its clauses are, if it is longer."""
_OF_TWO = 2
_ENDINGS = ("ing", "ed")
_DO = frozenset({"do", "please"})
_TOO = frozenset({"too"})
_BARE = frozenset({"no", "nobody", "without"})
_SWITCHED = frozenset({"on", "off"})
_LEAD = 3
_OF_YEAR = 4
_CENTURIES = frozenset({"18", "19", "20", "21"})
_ALL = "all"
"""Stands for any word such as each and every."""
OF_ALL = frozenset({_ALL, "of all"})
"""Of a sentence that begins with one: "Always do it" is what "Do it" says."""
_DIALED = 3
"""Digits of a number that is dialed."""
WHEN = "when "
"""Before the rows of months and days."""
DENIED, _NUMBERS, _CONTRASTS, _APART = 1, 2, 4, 8
BOTH = _NUMBERS | _CONTRASTS | _APART
"""By these two differ only where both have them."""


class Piece(NamedTuple):
    """A sentence or a clause of it: what it is about, and what it says of that."""

    record: str
    about: str
    """The record itself, or the one that an item is about."""
    route: Route
    text: str
    content: frozenset[str]
    numbers: Mapping[str, Number]
    """Each number by the word behind it, or by what its unit measures."""
    contrasts: tuple[tuple[str, str], ...]
    """Words of a row of contrasts, in their order, each with its row."""
    denied: bool
    is_one: bool
    """Whether it is a single clause, so that a "not" in it denies all of it."""
    is_sentence: bool
    hedges: frozenset[str]
    says_it: bool
    all_numbers: frozenset[str]
    is_more: bool
    """Whether it tells a second thing, as with "too"."""
    in_case: bool
    """Whether its sentence begins with the case for which it holds."""
    lead: str
    """The verb that it begins with, where it tells people what to do."""
    without: frozenset[str]
    """What a "no" in it stands before."""
    apart: frozenset[str]
    """Of a sentence of several clauses, the words of those with a "not"."""
    rows: tuple[tuple[str, str], ...]
    """Two words of content in a row."""
    reach: frozenset[str]
    """Its words of content, and those of what it is about."""
    averting: frozenset[str]
    """Words in it that say "not" in another way."""
    points: bool
    """Whether a word such as "it" in it means something of another clause."""
    is_run: bool
    """Whether its words of rows of contrasts stand side by side, as in "cool and dry"."""
    pivots: frozenset[str]
    """Words between what comes first and what comes later, or between two that are compared."""
    around: tuple[frozenset[str], frozenset[str]]
    """What stands before the first of these, and behind it."""
    marks: int
    """Bits of what it has by which two can differ: `DENIED` and the next."""


_SETS = ("content", "hedges", "all_numbers", "without", "apart", "reach", "averting", "pivots")


class _Word(NamedTuple):
    """What a word is, wherever it stands."""

    plain: str
    denies: bool
    number: str
    """Its digits, where it is a number."""
    opposite: tuple[str, str] | None
    """The row of opposites that has it, and the word as it stands there."""
    stem: str
    is_light: bool


class Reader:
    """Takes sentences apart, by the words of a knowledge base."""

    def __init__(self, words: WordLists) -> None:
        tens = ((word, 10 * at) for at, word in enumerate(words.claims.tens, 2))
        ones = ((word, at) for at, word in enumerate(words.teaching.numbers, 1))
        self._numbers = {word.casefold(): str(number) for word, number in (*tens, *ones)}
        self._denials = frozenset(map(str.casefold, words.claims.denials))
        self._topics: dict[str, frozenset[str]] = {}
        claims = words.claims
        self._partly = frozenset(map(str.casefold, claims.quantities))
        self._it = frozenset(map(str.casefold, claims.pronouns))
        light = frozenset(map(str.casefold, claims.light))
        self._light = frozenset(words.teaching.plain) | light | self._denials | self._partly
        self._hedges = frozenset(words.hedges) - {"can", "could", "may", "might"}
        self._more = frozenset(map(str.casefold, words.claims.more))
        self._conditions = frozenset(map(str.casefold, words.claims.conditions))
        self._averting = frozenset(map(str.casefold, words.claims.averting))
        self._relative = frozenset(map(str.casefold, claims.relative))
        self._switches = frozenset(map(str.casefold, words.claims.switches))
        self._its = frozenset(map(str.casefold, claims.pointing))
        self._rows: dict[str, tuple[str, str]] = {}
        rows = [[word.strip() for word in row.casefold().split(",")] for row in claims.opposites]
        months = words.teaching.months
        days = {each.partition(",")[0].casefold() for each in words.contacts.days}
        names = [f"{WHEN}{row[0]}" if days.union(months) & {*row} else row[0] for row in rows]
        for name, row in zip(names, rows, strict=True):
            for word in row:
                self._rows.update(dict.fromkeys((word, singular(word)), (name, word)))
        for name, row in zip(names, rows, strict=True):
            for word in (each for each in row if not each.endswith("ing")):
                self._rows.setdefault(_stem(singular(word)), (name, word))
        year = next((self._rows[each][0] for each in months if each in self._rows), WHEN)
        self._rows.update((each.capitalize(), (year, each)) for each in months)
        self._unsure = frozenset(each.capitalize() for each in months if each not in self._rows)
        known = lexicon(words)
        self._measures, self._each, self._aspects = Measures(known), known.each, known.aspects
        self._pivots = frozenset(map(str.casefold, (*claims.before, *claims.after, *claims.than)))
        self._pairs = frozenset(phrase for phrase in self._light if " " in phrase)
        self._known: dict[str, _Word] = {}

    def timed(self, said: Statement) -> Iterator[Piece]:
        """What a row or a pair says is done when: its texts as one, where they name one time."""
        both = self._piece(said, f"{said.beside} {said.text}", is_one=True)
        if sum(row.startswith(WHEN) for row, _ in both.contrasts) == 1:
            yield both._replace(text=said.text, is_sentence=True)

    def pieces(self, said: Statement) -> Iterator[Piece]:
        """A sentence, and its clauses where it has several; a leading "it" means the topic."""
        parts = _CLAUSE.split(said.text)
        in_case = len(parts) > 1 and said.text.partition(" ")[0].casefold() in self._conditions
        clauses = [
            self._piece(said, whole, is_one=True, in_case=in_case)._replace(text=part.strip())
            for part, whole in zip(parts, self._whole(parts), strict=True)
        ]
        if len(parts) == 1:
            yield clauses[0]._replace(is_sentence=True)
            return
        apart = frozenset().union(*(each.content for each in clauses if each.denied))
        whole = self._piece(said, said.text, is_one=False)
        marks = whole.marks + _APART * bool(apart)
        yield whole._replace(is_sentence=True, apart=apart, marks=marks)
        yield from clauses

    def _whole(self, parts: list[str]) -> list[str]:
        """Clauses; one such as "never into a cord" takes what the first has before its "into"."""
        first = parts[0].split()
        whole = parts[:1]
        for part in parts[1:]:
            denial, _, rest = part.partition(" ")
            word = rest.partition(" ")[0]
            taken = denial.casefold() in self._denials and word in self._light and word in first
            whole.append(" ".join((*first[: first.index(word)], part)) if taken else part)
        return whole

    def _piece(self, said: Statement, text: str, is_one: bool, in_case: bool = False) -> Piece:
        tokens = _TOKEN.findall(AGAIN.sub("", text))
        words = [
            word if at and word in self._unsure else word.casefold()
            for at, word in enumerate(tokens)
        ]
        says_it = words[:1] != [] and words[0] in self._it
        if says_it or (words[:1] != [] and words[0] in self._its):
            words[:1] = map(str.casefold, _TOKEN.findall(said.topic))
        order: list[str] = []
        content: list[str] = []
        numbers: dict[str, Number] = {}
        contrasts: list[tuple[str, str]] = []
        without: set[str] = set()
        every_number: set[str] = set()
        waiting, lead, before, denied = "", "", "", False
        every = frozenset(words)
        at_contrasts: list[int] = []
        pivots = self._pivots & every
        pivot = min((words.index(each) for each in pivots), default=len(words))
        around: tuple[set[str], set[str]] = set(), set()
        switched = not self._switches.isdisjoint(every)
        for at, (word, next_) in enumerate(zip(words, [*words[1:], ""], strict=False)):
            known = self._known.get(word) or self._word(word)
            if word == "without" and "with" in every:
                continue  # both of two cases
            if known.denies:
                if word not in _BARE and self._is_of_a_part(words[:at]):
                    in_case = True
                else:
                    denied = not denied
            elif known.number:
                waiting = known.number
                every_number.add(waiting)
                waiting = "" if is_year(waiting) else waiting
            elif word in self._each and waiting:  # as in "$20 a month"
                waiting = ""
            elif measured := self._measures.told(
                waiting, before in self._partly, word, known.plain
            ):
                dimension, number = measured
                dimension += f" {next_}" if next_ in self._aspects else ""
                order.append(dimension)
                if dimension not in OFTEN:
                    content.append(dimension)
                if number is not None:
                    numbers[dimension] = number
                waiting = ""
            elif (opposite := known.opposite) and (switched or word not in _SWITCHED):
                order.extend(filter(_is_name, (waiting,)))
                content.extend(filter(_is_name, (waiting,)))
                order.append(opposite[0])
                contrasts.append(opposite)
                at_contrasts.append(at)
                around[at > pivot].add(opposite[1])
                waiting = ""
            elif len(word) > 1 and (
                not (known.is_light or (self._pairs and f"{word} {next_}" in self._pairs))
                or (waiting and word != known.plain)
            ):
                content.append(known.stem)
                order.append(content[-1])
                around[at > pivot].add(known.stem)
                if before in _BARE:
                    without.add(content[-1])
                if at < _LEAD and self._may_lead(words[:at]):
                    lead = content[-1]
                if waiting:
                    numbers[content[-1]], waiting = Number(waiting), ""
            before = word
        hedges = self._hedges.intersection(words) - self._partly
        if not self._partly.isdisjoint(words):
            hedges |= {_ALL} if self._partly.isdisjoint(words[:1]) else OF_ALL
        rows = tuple(pairwise(order)) if len(order) <= _LONGEST else ()
        return Piece(
            said.record, said.about, said.route, text.strip(), frozenset(content), numbers,
            tuple(contrasts), denied, is_one, False, hedges, says_it,
            frozenset(every_number), self._is_more(words),
            in_case, lead, frozenset(without),
            frozenset(), rows, frozenset(content) | self._topic(said.topic),
            self._averting & every, not self._it.isdisjoint(words),
            self._is_run(words, at_contrasts), pivots, (frozenset(around[0]), frozenset(around[1])),
            DENIED * denied + _NUMBERS * bool(numbers) + _CONTRASTS * bool(contrasts),
        )  # fmt: skip

    def _word(self, word: str) -> _Word:
        """What a word is; few words make most of all texts, so it is found out once."""
        plain = singular(word.replace(" ", ""))
        forms = (plain, word, _stem(plain))
        is_number = word in self._numbers or word[0].isdigit()
        known = self._known[word] = _Word(
            plain,
            word in self._denials or word.endswith(("n't", "n’t")),
            self._numbers.get(word, word.replace(",", "")) if is_number else "",
            next((self._rows[form] for form in forms if form in self._rows), None),
            _stem(plain),
            not self._light.isdisjoint((word, plain)),
        )
        return known

    def _topic(self, topic: str) -> frozenset[str]:
        """The words of content of what a text is about."""
        known = self._topics.get(topic)
        if known is None:
            words = (singular(word) for word in map(str.casefold, _TOKEN.findall(topic)))
            known = frozenset(_stem(word) for word in words if word not in self._light)
            self._topics[topic] = known
        return known

    def _is_run(self, words: list[str], places: list[int]) -> bool:
        """Say whether nothing but a word such as "and" stands between words at these places."""
        return all(
            self._light.issuperset(words[one + 1 : other]) and other - one <= _OF_TWO
            for one, other in pairwise(places)
        )

    def _is_of_a_part(self, before: list[str]) -> bool:
        """Say whether a "not" behind these is that of a part, as in `a jar that did not seal`."""
        verb = before[-1:] if not self._it.intersection(before[-1:]) else []
        at = len(before) - (1 if self._light.intersection(verb) - self._relative else 0) - 1
        return at > 0 and before[at] in self._relative

    def _may_lead(self, before: list[str]) -> bool:
        """Say whether a word behind these is the first of a sentence, but for a "do not"."""
        return all(
            word in self._denials or word in _DO or word.endswith(("n't", "n’t")) for word in before
        )

    def _is_more(self, words: list[str]) -> bool:
        """Say whether a second thing is told; `too early` tells none."""
        last = len(words) - 1
        return any(
            word in self._more and (word not in _TOO or at == last) for at, word in enumerate(words)
        )


def is_year(number: str) -> bool:
    """Say whether a number is that of a year."""
    return number.isdigit() and len(number) == _OF_YEAR and number[:2] in _CENTURIES


def _is_name(number: str) -> bool:
    """Say whether a number is one that is dialed, such as 911, where it counts nothing."""
    return number.isdigit() and len(number) >= _DIALED


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """A word without simple endings, so that `rides`, `riding` and `ride` are one."""
    ending = next((each for each in _ENDINGS if len(word) > 5 and word.endswith(each)), "")
    bare = word.removesuffix(ending)
    return bare.rstrip("e") if len(bare) > 3 else bare


def packed(piece: Piece) -> list[Any]:
    """A piece as plain data: what it can differ by, its rows, and the rest as JSON, since most
    are laid beside no other one."""
    rest = json.dumps(piece[2:], default=sorted, separators=(",", ":"))
    return [piece.marks, list(dict.fromkeys("\t".join(sorted(row)) for row in piece.rows)), rest]


def unpacked(record: str, about: str, rest: str) -> Piece:
    """The piece again."""
    values: dict[str, Any] = dict(zip(Piece._fields[2:], json.loads(rest), strict=True))
    values.update({field: frozenset(values[field]) for field in _SETS})
    values.update({field: tuple(map(tuple, values[field])) for field in ("contrasts", "rows")})
    values["around"] = tuple(map(frozenset, values["around"]))
    values["route"] = tuple(values["route"])
    values["numbers"] = {word: Number(*each) for word, each in values["numbers"].items()}
    return Piece(record, about, **values)
