"""Which workshops print a record, and in which products: what a finding about it reaches."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.report import Printer
from jobcareer_kb.selection import cited_by, cited_in, closed, noted, printed, tells_sources

Printed = Callable[[str, str], tuple[str, ...]]
"""Names of what a workshop, by its id, prints in a product."""


def printers_of(kb: KnowledgeBase, printed_in: Printed) -> Callable[[str], tuple[Printer, ...]]:
    """Return a function from a record's name to its printers; the work is done as it is asked.

    Nothing is printed while a finding is an error, so this says what would be.
    """

    @cache
    def reaching() -> dict[str, list[str]]:
        """The ids of the workshops that reach a record, by its name."""
        found: dict[str, list[str]] = {}
        for shop in kb.of("workshop", Workshop):
            names = printed(kb, shop)
            for name in dict.fromkeys((*names, *closed(kb, dict.fromkeys(names)))):
                found.setdefault(name, []).append(shop.id)
        return found

    @cache
    def cites(name: str) -> tuple[str, ...]:
        """What a record cites as it is printed, which each workshop asks for each product."""
        return tuple(cited_by(kb, name))

    @cache
    def products_of(shop_id: str) -> dict[str, list[str]]:
        shop = kb.get(f"workshop/{shop_id}", Workshop)
        # Nothing is made for readers who are not known, and that is a finding.
        products = kb.settings.products if shop.audience in kb.settings.audiences else ()
        every = {product: printed_in(shop_id, product) for product in products}
        own = set(cited_in(shop))

        def sources(product: str) -> set[str]:
            found = own.union(*map(cites, every[product]))
            told = {name for names in every.values() for name in names}
            return found | noted(kb, told) if tells_sources(kb, product) else found

        return _of(kb, shop, every, sources)

    @cache
    def printers(record: str) -> tuple[Printer, ...]:
        # What a workshop reaches shows without its products, but for sources and itself.
        often = record.startswith(("reference/", "workshop/"))
        every = kb.by_kind.get("workshop", {})
        may = every if often else reaching().get(record, ())
        found = ((id_, products_of(id_).get(record)) for id_ in may)
        return tuple(Printer(id_, tuple(each)) for id_, each in found if each is not None)

    return printers


Sources = Callable[[str], Iterable[str]]
"""Of a product: ids of the sources that it lists."""


def _of(
    kb: KnowledgeBase, shop: Workshop, every: Mapping[str, tuple[str, ...]], sources: Sources
) -> dict[str, list[str]]:
    """What a workshop prints, with the products that do."""
    found: dict[str, list[str]] = {name: [] for name in sorted(printed(kb, shop))}
    for product, names in every.items():
        references = (f"reference/{id_}" for id_ in sources(product))
        there = {name for name in references if name in kb.facts}
        for name in {*names, f"workshop/{shop.id}", *there}:
            found.setdefault(name, []).append(product)
    return found
