"""All items that a knowledge base can give, and those of them that a quiz draws.

A quiz names items by their ids, or says how many of which objective and level it wants. Among
those that fit, the ones are drawn that are least like the others; where several are, a digest of
their ids decides, and no chance.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from jobcareer_kb.inline import Route, plain, without_cites
from jobcareer_kb.items import AUTHORED, Candidate, Field, Refused, item_sources
from jobcareer_kb.items._words import rank
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Draw, Workshop
from jobcareer_kb.selection import printed
from jobcareer_kb.tasks import Role
from jobcareer_kb.values import Words


@dataclass(frozen=True, slots=True)
class Pool:
    """What the sources give, and what they do not."""

    made: Mapping[str, Candidate]
    """By `question/id`, sorted."""
    refused: tuple[Refused, ...]


Sieve = Callable[[KnowledgeBase, Pool], Pool]
"""Takes out what item checks find fault with."""


def all_items(kb: KnowledgeBase) -> Pool:
    """Every item of every source; of two with one id, the first."""
    made: dict[str, Candidate] = {}
    refused: list[Refused] = []
    for source in item_sources().values():
        for each in source.give(kb):
            if isinstance(each, Refused):
                refused.append(each)
            elif each.name in made:
                refused.append(Refused(each.question.id, "another item has this id"))
            else:
                made[each.name] = each
    return Pool(dict(sorted(made.items())), tuple(refused))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands at one place of a workshop, and what came of it."""

    route: Route
    """The place, such as `quiz.0` or `blueprint.2`."""
    names: tuple[str, ...]
    wanted: int


def draws(kb: KnowledgeBase, shop: Workshop, pool: Pool) -> tuple[Drawn, ...]:
    """The items of a workshop's quiz, place by place; none twice."""
    found = [
        Drawn(("quiz", index), tuple(kb.picked(pick)), 0) for index, pick in enumerate(shop.quiz)
    ]
    for index, id_ in enumerate(shop.generated):
        name = f"question/{id_}"
        known = name in pool.made and pool.made[name].source != AUTHORED
        found.append(Drawn(("generated", index), (name,) if known else (), 1))
    if not shop.blueprint:
        return tuple(found)
    named = [name for each in found for name in each.names]
    draw = _Draw(pool, printed(kb, shop), shop.id, named)
    for index, wish in enumerate(shop.blueprint):
        found.append(Drawn(("blueprint", index), tuple(draw(wish)), wish.items))
    return tuple(found)


class _Draw:
    """Draws one item after another, each as unlike those before as can be."""

    def __init__(
        self, pool: Pool, there: Collection[str], seed: str, named: Collection[str]
    ) -> None:
        self._pool, self._there, self._seed = pool, there, seed
        self._taken = [pool.made[name] for name in named if name in pool.made]
        self._names = {*named}

    def __call__(self, wish: Draw) -> Iterator[str]:
        fitting = [
            (name, each)
            for name, each in self._pool.made.items()
            if fits(wish, each) and (each.source == AUTHORED or self._is_told(each))
        ]
        for _ in range(wish.items):
            left = [(name, each) for name, each in fitting if name not in self._names]
            if not left:
                return
            name, each = min(left, key=lambda found: self._weight(*found))
            self._taken.append(each)
            self._names.add(name)
            yield name

    def _is_told(self, each: Candidate) -> bool:
        """Say whether the workshop prints all records that the item is made of."""
        records = {record for record, _ in each.traces.values()}
        return str(each.question.about) in self._there and records <= {*self._there}

    def _weight(self, name: str, each: Candidate) -> tuple[int, int, int, int, int, int, str]:
        """Few that give one away, that ask of the same words, are about one record, of one form,
        and have the key at one place; then by digest."""
        about = Counter(str(other.question.about) for other in self._taken)
        forms = Counter(other.form for other in self._taken)
        places = [_place(other) for other in self._taken]
        mine = _place(each)
        run = int(mine >= 0 and places[-2:] == [mine, mine])
        core = _core(each)
        return (
            sum(_give_away(each, other) for other in self._taken),
            sum(not core.isdisjoint(_core(other)) for other in self._taken),
            run,
            about[str(each.question.about)],
            forms[each.form],
            places.count(mine) if mine >= 0 else 0,
            rank(self._seed, name),
        )


def _give_away(one: Candidate, other: Candidate) -> bool:
    """Say whether the stem of an item has the key of another one, or both have one stem or key."""
    keys, others = _keys(one), _keys(other)
    stems = _bare(one.question.stem), _bare(other.question.stem)
    return (
        stems[0] == stems[1]
        or not keys.isdisjoint(others)
        or any(key in stems[1] for key in keys)
        or any(key in stems[0] for key in others)
    )


def _keys(each: Candidate) -> frozenset[str]:
    """What is to be chosen, or matched, of several words."""
    asked = each.question.in_role(Role.OPTION, Role.MATCH)
    texts = (_bare(piece.words) for piece in asked if piece.right is not False)
    return frozenset(text for text in texts if text.count(" ") > 1)


def _bare(words: Words) -> str:
    return plain(without_cites(words.inlines)).casefold().rstrip(".")


def _core(each: Candidate) -> frozenset[Field]:
    """The fields that are asked, and those of the key: who reads them in one item knows another."""
    asked = each.question.in_role(Role.STEM, Role.OPTION, Role.TERM, Role.MATCH, Role.ENTRY)
    shown = {piece.route for piece in asked if piece.right is not False}
    return frozenset(field for route, field in each.traces.items() if route in shown)


def _place(each: Candidate) -> int:
    """Where the key stands; -1 where there are no options."""
    options = each.question.in_role(Role.OPTION)
    return next((place for place, option in enumerate(options) if option.right), -1)


def fits(wish: Draw, each: Candidate) -> bool:
    """Say whether an item is of the objective, the levels and the pool that are wanted."""
    question = each.question
    of_pool = wish.pool == "any" or (wish.pool == AUTHORED) == (each.source == AUTHORED)
    return (
        of_pool
        and question.objective == wish.objective
        and (not wish.levels or question.level in wish.levels)
    )
