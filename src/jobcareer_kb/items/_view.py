"""A knowledge base with the items that its workshops draw, as if each were a record of its own.

Whoever selects, renders, writes or checks items sees questions like any others, and workshops that
name each of theirs; where a text of such an item stands is asked of the field that it comes from.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import replace
from typing import TypeVar, cast

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.facts import DRAWS, Facts, facts_of
from jobcareer_kb.inline import Route
from jobcareer_kb.items import AUTHORED, Candidate, Field, Refused
from jobcareer_kb.items._pool import Drawn, Pool, draws
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.values import Ref


def draws_any(kb: KnowledgeBase) -> bool:
    """Say whether some workshop draws items, and does not name each of them itself."""
    shops = kb.by_kind.get("workshop", {})
    return any(kb.facts[f"workshop/{id_}"].group == DRAWS for id_ in shops)


def with_drawn(kb: KnowledgeBase, pool: Pool) -> KnowledgeBase:
    """The knowledge base with what its workshops draw from a pool."""
    lists = {
        f"workshop/{shop.id}": draws(kb, shop, pool)
        for shop in kb.of("workshop", Workshop)
        if shop.generated or shop.blueprint
    }
    names = dict.fromkeys(n for found in lists.values() for each in found for n in each.names)
    held = {name: pool.made[name] for name in names if name in pool.made}
    return with_items(kb, {n: c for n, c in held.items() if c.source != AUTHORED}, lists)


def drawn_in(
    other: KnowledgeBase, kb: KnowledgeBase, pool: Pool
) -> tuple[KnowledgeBase, tuple[Refused, ...]]:
    """The knowledge base in another language with the same items, and those that it cannot say;
    `kb` is that in the language of the records, in which the items were drawn."""
    seen = with_drawn(kb, pool)
    items: dict[str, Candidate] = {}
    refused: list[Refused] = []
    for name in seen.made:
        old = pool.made[name]
        new = old.remake(other, old.variant) if old.remake is not None else old
        if isinstance(new, Refused):
            refused.append(new)
        else:
            items[name] = new
    lists = {
        f"workshop/{shop.id}": tuple(
            replace(each, names=tuple(n for n in each.names if n in items or n not in seen.made))
            for each in draws(kb, shop, pool)
        )
        for shop in kb.of("workshop", Workshop)
        if shop.generated or shop.blueprint
    }
    return with_items(other, items, lists), tuple(refused)


def with_items(
    kb: KnowledgeBase,
    items: Mapping[str, Candidate],
    lists: Mapping[str, tuple[Drawn, ...]] | None = None,
) -> KnowledgeBase:
    """The knowledge base with some items, and workshops that name what they draw."""
    lists = lists or {}
    questions = {name: each.question for name, each in items.items()}
    shops = {name: _naming(kb.get(name, Workshop), found) for name, found in lists.items()}
    places = {name: _places(found) for name, found in lists.items()}
    added: dict[str, Record] = {**questions, **shops}
    facts = {name: _facts(kb, record, items.get(name)) for name, record in added.items()}

    def located(name: str, route: Route) -> Field:
        if name in items:
            return _source(items[name], route)
        if name in places and route[:1] == ("quiz",) and len(route) == 2:
            return name, places[name][cast(int, route[1])]
        return name, route

    def locate(name: str, route: Route) -> Span:
        return kb.locate(*located(name, route))

    def locate_key(name: str, route: Route) -> Span:
        return kb.locate_key(*located(name, route))

    def text_span(name: str, route: Route, start: int, end: int) -> Span:
        if name in items:
            return kb.locate(*located(name, route))
        return kb.text_span(name, route, start, end)

    def stands_in(name: str) -> tuple[str, str]:
        return kb.stands_in(str(items[name].question.about) if name in items else name)

    def passing(names: Iterable[str]) -> Iterator[tuple[str, Record]]:
        asked = tuple(names)
        yield from kb.passing(name for name in asked if name not in added)
        yield from ((name, added[name]) for name in asked if name in added)

    return replace(
        kb,
        records=_over(kb.records, added),
        written=_over(kb.written, added),
        facts=_over(kb.facts, facts),
        locate=locate,
        locate_key=locate_key,
        text_span=text_span,
        written_span=text_span,
        passing=passing,
        stands_in=stands_in,
        made={name: each.traces for name, each in items.items()},
    )


V = TypeVar("V")


def _over(lower: Mapping[str, V], upper: Mapping[str, V]) -> Mapping[str, V]:
    """Names of the lower mapping first, then those that only the upper one has, kind by kind."""
    names = sorted({*lower, *upper}, key=lambda name: (name.partition("/")[0], name))
    both = ChainMap(dict(upper), cast(MutableMapping[str, V], lower))
    return _Ordered(both, dict.fromkeys(names))


class _Ordered(Mapping[str, V]):
    """A mapping in an order of its own; a value is asked for when it is wanted."""

    def __init__(self, every: Mapping[str, V], names: Mapping[str, None]) -> None:
        self._every, self._names = every, names

    def __getitem__(self, name: str) -> V:
        return self._every[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _naming(shop: Workshop, found: tuple[Drawn, ...]) -> Workshop:
    """The workshop as if it had named each item itself."""
    names = dict.fromkeys(name for each in found for name in each.names)
    return shop.model_copy(
        update={"quiz": tuple(map(Ref, names)), "generated": (), "blueprint": ()}
    )


def _places(found: tuple[Drawn, ...]) -> tuple[Route, ...]:
    """For each item of the quiz, the place of the workshop that it comes from."""
    places: dict[str, Route] = {}
    for each in found:
        for name in each.names:
            places.setdefault(name, each.route)
    return tuple(places.values())


def _facts(kb: KnowledgeBase, record: Record, item: Candidate | None) -> Facts:
    """The facts of a record that is in no file; a made item prints the figures of its texts."""
    facts, _ = facts_of(record)
    if item is None:
        return facts
    routes = {*item.traces.values()}
    figures = (
        figure
        for name in dict.fromkeys(name for name, _ in item.traces.values())
        for route, found in kb.figures_in(name).items()
        if (name, route) in routes
        for figure in found
    )
    return facts._replace(figures=tuple(dict.fromkeys(figures)))


def _source(item: Candidate, route: Route) -> Field:
    """The field that a text of an item comes from; else the record that it is about."""
    for length in range(len(route), 0, -1):
        if route[:length] in item.traces:
            return item.traces[route[:length]]
    within = (at for at in item.traces if at[: len(route)] == route and route)
    return item.traces[first] if (first := next(within, None)) else (str(item.question.about), ())
