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

from jobcareer_kb.checks._item_texts import singular
from jobcareer_kb.inline import Route

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
_OF_BOTH = 0.5
_OF_ONE_RECORD = 0.35
"""The share of all their words that both have; less where an item is about the other record."""
NOT = frozenset({"not", "never", "no", "cannot", "can't", "nobody", "without", "none", "neither"})
_IT = frozenset({"it", "they", "these"})
_LIGHT = frozenset(
    {
        *("must", "might", "need", "get", "still", "even", "both", "while", "since", "until"),
        *("per", "within", "during", "through", "yourself", "always", "usually"),
    }
)
"""Words that make no difference to what a sentence is about, besides those without content."""
_CONTRASTS = {
    word: row[0]
    for row in (
        ("above", "below"), ("over", "under"), ("more", "less", "fewer"), ("before", "after"),
        ("earlier", "later"), ("left", "right"), ("front", "behind", "rear", "back"),
        ("inside", "outside"), ("hot", "warm", "cold", "cool"), ("dry", "wet", "damp"),
        ("faster", "slower"), ("fast", "slow"), ("higher", "lower"), ("high", "low"),
        ("longer", "shorter"), ("larger", "smaller", "bigger"), ("largest", "smallest", "biggest"),
        ("early", "late"), ("open", "closed"), ("free", "paid"), ("legal", "illegal"),
        ("required", "optional", "voluntary"), ("allowed", "forbidden"), ("raise", "lower"),
        ("increase", "decrease"), ("rise", "fall"), ("top", "bottom"), ("north", "south"),
        ("east", "west"), ("public", "private"), ("old", "new"), ("clockwise", "counterclockwise"),
        ("white", "red", "green", "yellow", "blue", "black", "orange"),
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        ("morning", "noon", "afternoon", "evening", "night"),
        ("spring", "summer", "fall", "autumn", "winter"),
        ("spoken", "written"), ("celsius", "fahrenheit", "°c", "°f"),
        ("second", "minute", "hour", "day", "week", "month", "year"),
    )
    for word in row
}  # fmt: skip
"""Words of which one is said in the place of another; each by the first of its row."""
_PARTLY = frozenset({"always", "all", "every", "each", "everyone", "everybody", "only", "enough"})
"""Words behind a "not" that make it a "sometimes"."""
_UNITS = frozenset({"celsius", "second"})
"""Rows that a number may stand before."""
_ENDINGS = ("ing", "ed")


class Piece(NamedTuple):
    """A sentence or a clause of it: what it is about, and what it says of that."""

    record: str
    about: str
    """The record itself, or the one that an item is about."""
    route: Route
    text: str
    content: frozenset[str]
    numbers: Mapping[str, str]
    """Each number by the word behind it."""
    contrasts: tuple[tuple[str, str], ...]
    """Words of a row of contrasts, in their order, each with its row."""
    denied: bool
    is_one: bool
    """Whether it is a single clause, so that a "not" in it denies all of it."""
    is_sentence: bool
    hedges: frozenset[str]
    says_it: bool
    rows: tuple[tuple[str, str], ...]
    """Two words of content in a row."""


class Place(NamedTuple):
    """Where a piece stands, and what "it" means there."""

    record: str
    about: str
    title: str
    route: Route
    is_one: bool
    is_sentence: bool


class Reader:
    """Takes sentences apart, by the words of a knowledge base."""

    def __init__(self, numbers: Mapping[str, str], plain: Iterable[str], hedges: Iterable[str]):
        self._numbers = numbers
        self._light = frozenset(plain) | _LIGHT | NOT
        self._hedges = frozenset(hedges) - {"can", "could", "may", "might"}

    def pieces(
        self, record: str, about: str, title: str, route: Route, text: str
    ) -> Iterator[Piece]:
        """A sentence, and its clauses where it has several; a leading "it" means the title."""
        parts = _CLAUSE.split(text)
        for part in (text, *parts) if len(parts) > 1 else (text,):
            is_one = len(parts) == 1 or part is not text
            place = Place(record, about, title, route, is_one, part is text)
            yield self._piece(place, part)

    def _piece(self, place: "Place", text: str) -> Piece:
        words = list(map(str.casefold, _TOKEN.findall(text)))
        says_it = words[:1] != [] and words[0] in _IT
        if says_it:
            words[:1] = map(str.casefold, _TOKEN.findall(place.title))
        order: list[str] = []
        content: list[str] = []
        numbers: dict[str, str] = {}
        contrasts: list[tuple[str, str]] = []
        waiting, denied = "", False
        for word in words:
            plain = singular(word.replace(" ", ""))
            if word == "without" and "with" in words:
                continue  # both of two cases
            if word in NOT or word.endswith(("n't", "n’t")):
                denied = not denied
            elif word in self._numbers or word[0].isdigit():
                waiting = self._numbers.get(word, word.replace(",", ""))
            elif plain in _CONTRASTS or word in _CONTRASTS:
                said = plain if plain in _CONTRASTS else word
                order.append(_CONTRASTS[said])
                if _CONTRASTS[said] not in _UNITS:
                    contrasts.append((_CONTRASTS[said], said))
                elif waiting:
                    numbers[_CONTRASTS[said]] = f"{waiting} {said}"
                waiting = ""
            elif word not in self._light and len(word) > 1:
                content.append(_stem(plain))
                order.append(content[-1])
                if waiting:
                    numbers[content[-1]], waiting = waiting, ""
        hedges = (self._hedges | _PARTLY).intersection(words)
        rows = tuple(pairwise(order)) if len(order) <= _LONGEST else ()
        return Piece(
            place.record, place.about, place.route, text.strip(), frozenset(content), numbers,
            tuple(contrasts), denied, place.is_one, place.is_sentence, hedges, says_it, rows,
        )  # fmt: skip


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
        for row in piece.rows:
            for at, other in held.get(row, ()):
                if at not in seen and _differ(piece, other):
                    yield piece, other
                seen.add(at)
        for row in dict.fromkeys(piece.rows):
            alike = held.setdefault(row, [])
            if len(alike) < _SHARED:
                alike.append((number, piece))


def _differ(one: Piece, other: Piece) -> bool:
    if (one.record, one.route) == (other.record, other.route) or not _is_alike(one, other):
        return False
    by_number = _numbers_differ(one.numbers, other.numbers)
    if by_number is not None:
        return by_number and one.denied == other.denied
    mine, theirs = _said(one.contrasts), _said(other.contrasts)
    if one.denied != other.denied:
        same = all(mine[row] == theirs[row] for row in mine.keys() & theirs.keys())
        whole = (one.is_one and other.is_one) or one.content == other.content
        return same and whole and one.hedges == other.hedges
    if _exchanged(one.contrasts, other.contrasts):
        return True
    other_words = [row for row in mine.keys() & theirs.keys() if mine[row] != theirs[row]]
    return (
        mine.keys() == theirs.keys()
        and len(other_words) == 1
        and not mine[other_words[0]] & theirs[other_words[0]]
        and len(one.content & other.content) > 1
        and _field(one) != _field(other)
    )


def _field(piece: Piece) -> tuple[str, ...]:
    """The field of a piece; entries of one list may well stand side by side."""
    return piece.record, *(part for part in piece.route if isinstance(part, str))


def _is_alike(one: Piece, other: Piece) -> bool:
    shared = len(one.content & other.content)
    mine, theirs = len(one.content), len(other.content)
    fewest, every = min(mine, theirs), mine + theirs - shared
    close = one.about == other.about
    if not close and ((one.says_it and other.says_it) or shared < fewest):
        return False  # they may well speak of two things, as of black and of green tea
    if shared < _MOST * fewest or shared < (_OF_ONE_RECORD if close else _OF_BOTH) * every:
        return False
    both_whole = one.is_sentence and other.is_sentence
    few = both_whole and one.content == other.content and shared > 1  # "it" may be the whole of it
    weight = shared + len(_said(one.contrasts).keys() & _said(other.contrasts).keys())
    return weight >= _FEWEST - few


def _numbers_differ(one: Mapping[str, str], other: Mapping[str, str]) -> bool | None:
    """Say whether two give other numbers for one thing; None where none is given for the same."""
    both = one.keys() & other.keys()
    if not both:
        return None
    return any(one[each] != other[each] for each in both) and not (
        set(one.values()) & set(other.values())
    )


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
