"""The picks of a product as a template prints them: in their order, what belongs together as one.

Distinctions between the same terms are one comparison. Resources, challenges and takeaways stand
in the groups and types of `kb.yaml`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from jobcareer_kb.document import SIDES
from jobcareer_kb.model._settings import FIRST_TYPES
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.selection import Selection

Bound = Callable[[str], Any]
WIDEST = 4
"""Terms that a table of a comparison has columns for; more stand below one another."""
_OF_A_TABLE = 82
"""Share of the columns of the terms in the width of such a table."""


@dataclass(frozen=True, slots=True)
class Side:
    """One term of a comparison."""

    letter: str
    """`a` for the first, and so on."""
    term: Any
    """The definition."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Distinctions between the same terms."""

    sides: tuple[Side, ...]
    distinctions: tuple[Any, ...]
    alone: bool
    """True where the product has no other terms to compare."""

    @property
    def terms(self) -> tuple[str, ...]:
        """Ids of the definitions."""
        return tuple(side.term.id for side in self.sides)

    @property
    def wide(self) -> bool:
        """True where a table has no room for all sides."""
        return len(self.sides) > WIDEST

    @property
    def share(self) -> int:
        """The width of a column, in hundredths of the table."""
        return _OF_A_TABLE // len(self.sides)


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one group or type of `kb.yaml`."""

    id: str
    title: Any
    first: bool
    """True for the first that `kb.yaml` lists."""
    records: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Picks of one kind that follow each other."""

    kind: str
    records: tuple[Any, ...]
    again: bool
    """True where picks of the kind stood before, with others between."""
    groups: tuple[Group, ...] = ()
    """Of resources, challenges and takeaways: by group or type, in the order of `kb.yaml`."""
    comparisons: tuple[Comparison, ...] = ()
    """Of distinctions: by the terms that they tell apart."""
    pairs: tuple[tuple[Any, Any], ...] = ()
    """Of definitions: those that some distinction tells apart as two."""
    singles: tuple[Any, ...] = ()
    """Of definitions: the others."""


def runs(selection: Selection, bound: Bound, head: Callable[[str, str], Any]) -> tuple[Run, ...]:
    """The picks in order, those of one kind together where they follow each other.

    `head` gives the heading of a group of a kind.
    """
    sets = term_sets(selection)
    seen: set[str] = set()
    found: list[Run] = []
    for kind, names in groupby(selection.picks, key=lambda name: name.partition("/")[0]):
        picked = tuple(names)
        records = tuple(bound(name) for name in picked)
        pairs = _pairs(sets, picked) if kind == "definition" else ()
        paired = {name for pair in pairs for name in pair}
        found.append(
            Run(
                kind,
                records,
                kind in seen,
                groups(selection, kind, records, partial(head, kind)),
                tuple(_comparisons(selection, bound, picked, sets)),
                tuple((bound(first), bound(second)) for first, second in pairs),
                tuple(bound(name) for name in picked if name not in paired)
                if kind == "definition"
                else (),
            )
        )
        seen.add(kind)
    return tuple(found)


def term_sets(selection: Selection) -> tuple[tuple[str, ...], ...]:
    """Names of the terms that distinctions of the selection tell apart, each set once."""
    records = selection.records.values()
    every = (_terms(record) for record in records if isinstance(record, Distinction))
    return tuple(dict.fromkeys(every))


def side_of(sets: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The letter of each term's side, by its id, in the first set that it is in."""
    letters: dict[str, str] = {}
    for terms in sets:
        for letter, term in zip(SIDES, terms, strict=False):
            letters.setdefault(term.partition("/")[2], letter)
    return letters


def groups(
    selection: Selection, kind: str, records: Iterable[Any], head: Callable[[str], Any]
) -> tuple[Group, ...]:
    """Records by group or type, in the order of kb.yaml; groups without any are left out."""
    if kind != "resource" and kind not in FIRST_TYPES:
        return ()
    listed = tuple(selection.settings.groups_of(kind))
    members: dict[str, list[Any]] = {}
    for record in records:
        members.setdefault(record.group if kind == "resource" else record.type, []).append(record)
    return tuple(
        Group(id_, head(id_), place == 0, tuple(members[id_]))
        for place, id_ in enumerate(listed)
        if id_ in members
    )


def _terms(record: Distinction) -> tuple[str, ...]:
    return tuple(str(side.of) for side in record.sides)


def _comparisons(
    selection: Selection, bound: Bound, names: Iterable[str], sets: tuple[tuple[str, ...], ...]
) -> Iterator[Comparison]:
    members: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        record = selection.records[name]
        if isinstance(record, Distinction):
            members.setdefault(_terms(record), []).append(name)
    for terms, found in members.items():
        sides = (Side(letter, bound(term)) for letter, term in zip(SIDES, terms, strict=False))
        yield Comparison(tuple(sides), tuple(map(bound, found)), len(sets) == 1)


def _pairs(sets: Iterable[tuple[str, ...]], picked: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Pairs of terms that are both picked; each term stands in one of them."""
    free = set(picked)
    pairs: list[tuple[str, str]] = []
    for terms in sets:
        if len(terms) == 2 and free.issuperset(terms):
            pairs.append((terms[0], terms[1]))
            free.difference_update(terms)
    return tuple(pairs)
