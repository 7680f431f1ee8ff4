"""Sentences that speak of one thing in nearly the same words, and do not agree on it.

Two sentences, or their clauses, are laid side by side where both have two words of content in a
row; of what more sentences share than `_SHARED`, the first ones count. So no sentence is laid
beside each other one.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jobcareer_kb.checks._amounts import lexicon
from jobcareer_kb.checks._item_texts import singular
from jobcareer_kb.checks._statements import Statement
from jobcareer_kb.checks.repeats._number import AGAIN, OFTEN, Measures, Number, numbers_differ
from jobcareer_kb.inline import Route
from jobcareer_kb.model._words import WordLists

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|°\s?[CF]\b|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CLAUSE = re.compile(r"[,;:—]\s+|(?<!\s)\s+(?=(?:but|while|because)\b)")
_SHARED = 6
"""Sentences that are remembered for two words in a row."""
_LONGEST = 60
"""Words of content in a sentence that is laid beside others; its clauses are, if it is longer."""
_FEWEST = 3
"""Words of content that two sentences share, without which they hardly speak of one thing."""
_MOST = 0.75
"""The share of the words of the shorter one that the other has too, where both are about one
record; else it is all of them. Our choice, as the next."""
_OF_TWO = 2
_OF_BOTH = 0.5
_OF_ONE_RECORD = 0.35
"""The share of all their words that both have; less where an item is about the other record."""
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
_OF_ALL = frozenset({_ALL, "of all"})
"""Of a sentence that begins with one: "Always do it" is what "Do it" says."""
_DIALED = 3
"""Digits of a number that is dialed."""
_DENIED, _NUMBERS, _CONTRASTS, _APART = 1, 2, 4, 8
_BOTH = _NUMBERS | _CONTRASTS | _APART
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
    marks: int
    """Bits of what it has by which two can differ: `_DENIED` and the next."""


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
        for row in rows:
            for word in row:
                self._rows.update(dict.fromkeys((word, singular(word)), (row[0], word)))
        for row in rows:
            for word in (each for each in row if not each.endswith("ing")):
                self._rows.setdefault(_stem(singular(word)), (row[0], word))
        known = lexicon(words)
        self._measures, self._each, self._aspects = Measures(known), known.each, known.aspects
        self._pairs = frozenset(phrase for phrase in self._light if " " in phrase)
        self._known: dict[str, _Word] = {}

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
        words = list(map(str.casefold, _TOKEN.findall(AGAIN.sub("", text))))
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
                waiting = "" if _is_year(waiting) else waiting
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
                waiting = ""
            elif len(word) > 1 and (
                not (known.is_light or (self._pairs and f"{word} {next_}" in self._pairs))
                or (waiting and word != known.plain)
            ):
                content.append(known.stem)
                order.append(content[-1])
                if before in _BARE:
                    without.add(content[-1])
                if at < _LEAD and self._may_lead(words[:at]):
                    lead = content[-1]
                if waiting:
                    numbers[content[-1]], waiting = Number(waiting), ""
            before = word
        hedges = self._hedges.intersection(words) - self._partly
        if not self._partly.isdisjoint(words):
            hedges |= {_ALL} if self._partly.isdisjoint(words[:1]) else _OF_ALL
        rows = tuple(pairwise(order)) if len(order) <= _LONGEST else ()
        return Piece(
            said.record, said.about, said.route, text.strip(), frozenset(content), numbers,
            tuple(contrasts), denied, is_one, False, hedges, says_it,
            frozenset(every_number), self._is_more(words),
            in_case, lead, frozenset(without),
            frozenset(), rows, frozenset(content) | self._topic(said.topic),
            self._averting & every,
            _DENIED * denied + _NUMBERS * bool(numbers) + _CONTRASTS * bool(contrasts),
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


def _is_year(number: str) -> bool:
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


def disagreeing(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Every two pieces of different texts that speak of one thing and do not agree."""
    held: dict[tuple[str, str], list[tuple[int, Piece]]] = {}
    for number, piece in enumerate(pieces):
        seen: set[int] = set()
        rows = dict.fromkeys((min(row), max(row)) for row in piece.rows)
        for row in rows:
            for at, other in held.get(row, ()):
                may = (piece.marks ^ other.marks) & _DENIED or piece.marks & other.marks & _BOTH
                if may and at not in seen:
                    seen.add(at)
                    if _differ(piece, other):
                        yield piece, other
        for row in rows:
            alike = held.setdefault(row, [])
            if len(alike) < _SHARED:
                alike.append((number, piece))


def _differ(one: Piece, other: Piece) -> bool:
    if not _is_alike(one, other) or (one.record, one.route) == (other.record, other.route):
        return False
    mine, theirs = _said(one.contrasts), _said(other.contrasts)
    by_number = numbers_differ(one.numbers, other.numbers)
    if by_number is not None:
        two_cases = any(mine[row].isdisjoint(theirs[row]) for row in mine.keys() & theirs.keys())
        is_kind = one.about != other.about and _is_kind_of(one, other)
        two_cases = two_cases or one.in_case or other.in_case or _of_other_years(one, other)
        return by_number and one.denied == other.denied and not two_cases and not is_kind
    if one.apart and other.apart and one.content == other.content:
        return one.apart.isdisjoint(other.apart)
    if one.denied != other.denied:
        if one.numbers.keys() & other.numbers.keys():
            return False  # "not for 20 minutes" may well be "after 20 minutes"
        same = all(mine[row] == theirs[row] for row in mine.keys() & theirs.keys())
        whole = (one.is_one and other.is_one) or one.content == other.content
        same = (
            same
            and (mine if one.denied else theirs).keys() <= (theirs if one.denied else mine).keys()
        )
        said, unsaid = (other, one) if one.denied else (one, other)
        if not said.averting <= unsaid.averting:
            return False
        hedges = said.hedges - _OF_ALL if said.hedges >= _OF_ALL else said.hedges
        return same and whole and hedges == unsaid.hedges and _of_one_thing(one, other)
    if _exchanged(one.contrasts, other.contrasts):
        return True
    other_words = [row for row in mine.keys() & theirs.keys() if mine[row] != theirs[row]]
    return (
        mine.keys() == theirs.keys()
        and len(other_words) == 1
        and not mine[other_words[0]] & theirs[other_words[0]]
        and (len(one.content & other.content) > 1 or len(mine) > 1)
        and _is_within(one, other)
        and (one.all_numbers <= other.all_numbers or other.all_numbers <= one.all_numbers)
        and len(one.contrasts) == len(mine)
        and not (one.is_more or other.is_more or one.in_case or other.in_case)
        and _field(one) != _field(other)
    )


def _of_other_years(one: Piece, other: Piece) -> bool:
    mine, theirs = (frozenset(filter(_is_year, each.all_numbers)) for each in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_kind_of(one: Piece, other: Piece) -> bool:
    """Say whether one is about a kind of what the other is about, as brown rice is of rice."""
    return any(
        word in a.content and word in b.content and before in a.content - b.content
        and word not in {second for _, second in b.rows}
        for a, b in ((one, other), (other, one))
        for before, word in a.rows
    )  # fmt: skip


def _of_one_thing(one: Piece, other: Piece) -> bool:
    """Say whether what a "no" stands before is told by the other one, too."""
    return one.without <= other.content and other.without <= one.content


def _field(piece: Piece) -> tuple[str, ...]:
    """The field of a piece; entries of one list may well stand side by side."""
    return piece.record, *(part for part in piece.route if isinstance(part, str))


def _is_alike(one: Piece, other: Piece) -> bool:
    shared = len(one.content & other.content)
    mine, theirs = len(one.content), len(other.content)
    fewest, every = min(mine, theirs), mine + theirs - shared
    if shared < _MOST * fewest:
        return False
    close = one.about == other.about
    if not close and ((one.says_it and other.says_it) or not _is_within(one, other)):
        return False  # they may well speak of two things, as of black and of green tea
    both_whole = one.is_sentence and other.is_sentence
    few = both_whole and one.content == other.content and shared > 1  # "it" may be the whole of it
    if one.denied != other.denied and one.lead and one.lead == other.lead:
        few = few or (fewest > 1 and every - shared < _OF_TWO)
    both = len(_said(one.contrasts).keys() & _said(other.contrasts).keys())
    weight = shared + both + len(one.hedges & other.hedges)
    least = _OF_ONE_RECORD if close else _OF_BOTH
    return weight >= _FEWEST - few and weight >= least * (every + both)


def _is_within(one: Piece, other: Piece) -> bool:
    """Say whether one says nothing that the other, or what that is about, does not name."""
    return one.content <= other.reach or other.content <= one.reach


def _said(contrasts: Collection[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row, word in contrasts:
        found[row] = found.get(row, frozenset()) | {word}
    return found


def _exchanged(one: Collection[tuple[str, str]], other: Collection[tuple[str, str]]) -> bool:
    """Say whether two pair the same contrasts otherwise, as in "white in front, red behind"."""
    pairs, others = _paired(one), _paired(other)
    return (
        bool(pairs)
        and len(pairs) == len(others)
        and pairs.keys() == others.keys()
        and (pairs != others and set(pairs.values()) == set(others.values()))
    )


def _paired(contrasts: Collection[tuple[str, str]]) -> dict[str, str]:
    """Of two contrasts that take turns, the word of the second behind each of the first."""
    by_row: dict[str, list[str]] = {}
    for row, word in contrasts:
        by_row.setdefault(row, []).append(word)
    several = [by_row[row] for row in sorted(by_row) if len(by_row[row]) > 1]
    if len(several) != 2 or len(several[0]) != len(several[1]):
        return {}
    return dict(zip(*several, strict=True))
