"""Two statements that measure one thing, and not alike.

What a statement measures is said by its words of content. Two are laid side by side where they
measure the same, in time or in feet, and share a word; of what more of them share than `_SHARED`,
the first ones count.
"""

from collections.abc import Iterator, Sequence

from jobcareer_kb.checks._gauge import MOST_WORDS, OFTEN, WHOEVER, Measured
from jobcareer_kb.checks._statements import Statement

_SHARED = 12
"""Statements that are remembered for a word and what they measure."""
_OF_GIVEN = 3
"""Words that a figure of a calculation shares with another statement."""
_PART = 0.65
"""The share of the words of the shorter one that the other has, too; our choice."""
_OWN = 0.5
"""The same without what they are about, at least."""
_LISTS = frozenset({"sides", "pairs", "rows", "options"})
"""Lists whose entries may well differ in a number alone."""


def differing(every: Sequence[Measured]) -> Iterator[tuple[int, int]]:
    """Places of every statement and of another one that measures the same thing otherwise.

    One that some other statement agrees with is passed over, so that of three the odd one is named.
    """
    held: dict[tuple[str, str], list[int]] = {}
    against: dict[int, list[int]] = {}
    agreed: set[int] = set()
    for number, said in enumerate(every):
        seen: set[int] = set()
        keys = [(a.dimension, w) for a in said.amounts[:8] for w in sorted(said.all)[:MOST_WORDS]]
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
            yield number, others[0]


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
        if word in b.own and word in a.own and WHOEVER not in (before, b.before.get(word))
    )


def _stands_beside(one: Statement, other: Statement) -> bool:
    """Say whether two are of one text, or of one list of cases."""
    if one.record != other.record:
        return False
    return one.route == other.route or not _LISTS.isdisjoint({*one.route} & {*other.route})


def _is_alike(one: Measured, other: Measured) -> bool:
    common, fewest = len(one.own & other.own), min(len(one.own), len(other.own))
    if common < max(_OWN * fewest, 1):
        return False  # as most are
    shared = (one.own & other.all) | (other.own & one.all)
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
    how_often = any(each.startswith(OFTEN) for each in both)
    if how_often and (one.own <= other.own or other.own <= one.own):
        least = 1
    of_own = common / fewest
    return (
        len(shared) >= least
        and common >= least
        and (of_own > _OWN or (how_often and of_own == _OWN))
        and part >= max(_PART * fewest, 1)
    )
