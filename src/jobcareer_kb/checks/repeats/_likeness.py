"""Sentences that speak of one thing in nearly the same words, and do not agree on it.

Two sentences, or their clauses, are laid side by side where both have two words of content in a
row; of what more sentences share than `_SHARED`, the first ones count. So no sentence is laid
beside each other one.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from jobcareer_kb.checks._ground import Gathered
from jobcareer_kb.checks.repeats._number import numbers_differ
from jobcareer_kb.checks.repeats._piece import BOTH, EITHER, OF_ALL, WHEN, Head, Piece
from jobcareer_kb.checks.repeats._reader import is_year

_MEANING = ("meaning",)
_PARTICLE = "up"
"""The row of "up" and "down", which belong to a verb as often."""
_SHARED = 6
"""Sentences that are remembered for two words in a row."""
_FEWEST = 3
"""Words of content that two sentences share, without which they hardly speak of one thing."""
_MOST = 0.75
"""The share of the words of the shorter one that the other has too, where both are about one
record; else it is all of them. Our choice, as the next."""
_OF_ITEM = 0.6
"""The same of two texts of one item."""
_OF_TWO = 2
_OF_BOTH = 0.5
_OF_ONE_RECORD = 0.35
"""The share of all their words that both have; less where an item is about the other record."""


Place = tuple[str, int]
"""A record, and the place of something among what was taken out of it."""


class Known(NamedTuple):
    """What was found of the same pieces before some of them were others."""

    rows: AbstractSet[str]
    """All rows of those that are others, as they were and as they are. A piece that has none of
    them is laid beside the same ones as before."""
    pairs: Mapping[int, Sequence[int]]
    """By the place of a piece among all: those before it that disagreed with it."""


def known_of(gathered: Gathered, places: Sequence[Place]) -> Known | None:
    """What was found before; `places` tell each piece by its record and its place in that."""
    if gathered.before is None:
        return None
    others = [*gathered.before.values(), *(gathered.get(name) for name in gathered.before)]
    rows = {row for data in others if data is not None for each in data[2] for row in each.rows}
    numbers = {place: number for number, place in enumerate(places)}
    pairs: dict[int, list[int]] = {}
    for (record, at), (other, its) in gathered.left["alike"]:
        if record not in gathered.before and other not in gathered.before:
            pairs.setdefault(numbers[record, at], []).append(numbers[other, its])
    return Known(rows, pairs)


def disagreeing(
    heads: Sequence[Head], piece: Callable[[int], Piece], known: Known | None
) -> Iterator[tuple[int, int]]:
    """Places of every two pieces of different texts that speak of one thing and do not agree;
    `piece` reads the one at a place."""
    held: dict[str, list[int]] = {}
    marked: dict[str, list[int]] = {}
    anew = [known is None or not known.rows.isdisjoint(each.rows) for each in heads]
    needed = {row for new, each in zip(anew, heads, strict=True) if new for row in each.rows}
    for number, (marks, rows) in enumerate(heads):
        if known is not None and not anew[number]:
            yield from ((number, at) for at in known.pairs.get(number, ()))
        seen: set[int] = set()
        for row in rows if anew[number] else ():
            # One without marks differs from those alone that have some.
            for at in (held if marks else marked).get(row, ()):
                theirs = heads[at].marks
                may = (marks ^ theirs) & EITHER or marks & theirs & BOTH
                if may and at not in seen:
                    seen.add(at)
                    if _differ(piece(number), piece(at)):
                        yield number, at
        for row in rows if anew[number] else needed.intersection(rows):
            alike = held.setdefault(row, [])
            if len(alike) < _SHARED:
                alike.append(number)
                if marks:
                    marked.setdefault(row, []).append(number)


def _differ(one: Piece, other: Piece) -> bool:
    if not _is_alike(one, other) or (one.record, one.route) == (other.record, other.route):
        return False
    if one.is_false != other.is_false and not _is_affirmed(one, other):
        return False
    if one.record == other.record and one.route[0] == other.route[0] == "options":
        return False  # each is about its own
    if one.route == other.route == _MEANING:
        return False  # likewise: of its own term
    if (one.contrasts and other.contrasts) and one.denied == other.denied:
        one, other = _without_extras(one, other), _without_extras(other, one)
    mine, theirs = _said(one.contrasts), _said(other.contrasts)
    if _are_swapped(one.shares, other.shares):
        return one.denied == other.denied
    by_number = numbers_differ(one.numbers, other.numbers)
    if by_number is not None:
        two_cases = any(mine[row].isdisjoint(theirs[row]) for row in mine.keys() & theirs.keys())
        is_kind = one.about != other.about and _is_kind_of(one, other)
        two_cases = two_cases or one.in_case or other.in_case or _of_other_years(one, other)
        return by_number and one.denied == other.denied and not two_cases and not is_kind
    if one.apart and other.apart and one.content == other.content:
        return one.apart.isdisjoint(other.apart)
    if one.of_part != other.of_part:
        same = one.content == other.content and len(one.content) >= _FEWEST
        return same and one.denied == other.denied and mine == theirs
    if one.denied != other.denied:
        if one.numbers.keys() & other.numbers.keys():
            return False  # "not for 20 minutes" may well be "after 20 minutes"
        same = all(mine[row] == theirs[row] for row in mine.keys() & theirs.keys())
        whole = (one.is_one and other.is_one) or one.content == other.content
        of_denied, of_other = (mine, theirs) if one.denied else (theirs, mine)
        same = same and of_denied.keys() <= of_other.keys()
        if any(each.points and not each.is_sentence for each in (one, other)):
            return False
        said, unsaid = (other, one) if one.denied else (one, other)
        if not (said.averting <= unsaid.averting and said.pivots <= unsaid.pivots):
            return False
        hedges = said.hedges - OF_ALL if said.hedges >= OF_ALL else said.hedges
        return same and whole and hedges == unsaid.hedges and _of_one_thing(one, other)
    if _exchanged(one.contrasts, other.contrasts) or _turned(one, other):
        return True
    other_words = [row for row in mine.keys() & theirs.keys() if mine[row] != theirs[row]]
    is_run = one.runs & other.runs >= {*other_words}
    return (
        _of_like_rows(one, other, mine.keys() ^ theirs.keys())
        and (len(other_words) == 1 or is_run)
        and bool(other_words)
        and not any(mine[row] & theirs[row] for row in other_words)
        and (len(one.content & other.content) > 1 or len(mine) > 1)
        and (_is_within(one, other) or _in_one_item(one, other))
        and (one.all_numbers <= other.all_numbers or other.all_numbers <= one.all_numbers)
        and len(one.contrasts) == len(mine)
        and not (one.is_more or other.is_more or one.in_case or other.in_case)
        and _field(one) != _field(other)
    )


def _of_like_rows(one: Piece, other: Piece, extras: Collection[str]) -> bool:
    """Say whether both have words of the same rows; among many words one may have one more."""
    return not extras or (len(extras) == 1 and len(one.content & other.content) >= _FEWEST)


def _is_affirmed(one: Piece, other: Piece) -> bool:
    """Say whether one of two says all that the other holds for false, and hardly more: what puts a
    statement right most often differs from it by a word."""
    false, said = (one, other) if one.is_false else (other, one)
    if one.about == other.about and one.text == other.text:
        return False  # a statement that its record makes word for word is found as such
    return (
        false.content <= said.content
        and len(said.content) <= len(false.content) + 1
        and {*false.contrasts} == {*said.contrasts}
    )


def _in_one_item(one: Piece, other: Piece) -> bool:
    """Say whether both are texts of one item, which are about one thing.

    One with a "not" may well give the reason of the other.
    """
    is_item = one.record == other.record and one.record.startswith("question/")
    return is_item and one.denied == other.denied


def _without_extras(piece: Piece, other: Piece) -> Piece:
    """A piece without what the other one has nothing of: an "up" or a "down", as in "speed up",
    and when it is."""
    theirs = {row for row, _ in other.contrasts}
    kept = (
        (row, word)
        for row, word in piece.contrasts
        if row in theirs or not (row == _PARTICLE or row.startswith(WHEN))
    )
    return piece._replace(contrasts=tuple(kept))


def _turned(one: Piece, other: Piece) -> bool:
    """Say whether one has before a word such as "than" what the other has behind it."""
    (first, second), (before, behind) = one.around, other.around
    return (
        bool(one.pivots)
        and one.pivots == other.pivots
        and first | second == before | behind
        and bool(first & behind - before and second & before - behind)
    )


def _are_swapped(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Say whether two take the same numbers of the same things, each of another one."""
    both = one.keys() & other.keys()
    mine, theirs = ([each[thing] for thing in sorted(both)] for each in (one, other))
    return len(both) > 1 and mine != theirs and sorted(mine) == sorted(theirs)


def _of_other_years(one: Piece, other: Piece) -> bool:
    mine, theirs = (frozenset(filter(is_year, each.all_numbers)) for each in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_kind_of(one: Piece, other: Piece) -> bool:
    """Say whether one is about a kind of what the other is about, as brown rice is of rice."""
    return any(
        word in a.content and word in b.content and before in a.content - b.content
        and word not in {second for _, second in b.rows} and before not in a.doers
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
    in_item = _in_one_item(one, other)
    if shared < (_OF_ITEM if in_item else _MOST) * fewest:
        return False
    close = one.about == other.about
    if not close and ((one.says_it and other.says_it) or not _is_within(one, other)):
        return False  # they may well speak of two things, as of black and of green tea
    both_whole = one.is_sentence and other.is_sentence
    if one.denied != other.denied and not (one.points or other.points):
        both_whole = both_whole or (one.is_one and other.is_one)
    is_act = bool(one.lead and one.numbers and other.numbers) and one.lead == other.lead
    few = (both_whole or is_act) and one.content == other.content
    few = few and shared > 1  # "it" may be the whole of it
    if one.denied != other.denied and one.lead and one.lead == other.lead:
        few = few or (fewest > 1 and every - shared < _OF_TWO)
    both = len(_said(one.contrasts).keys() & _said(other.contrasts).keys())
    weight = shared + both + len(one.hedges & other.hedges)
    least = _OF_ONE_RECORD if close else _OF_BOTH
    return weight >= _FEWEST - (few or in_item) and weight >= least * (every + both)


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
