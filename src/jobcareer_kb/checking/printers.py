"""Which workshops print a record, and in which products: what a finding about it reaches."""

from collections.abc import Callable
from functools import cache

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.report import Printer
from jobcareer_kb.selection import cited, closed, notes_of, printed

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
    def products_of(shop_id: str, often: bool) -> dict[str, list[str]]:
        return _of(kb, kb.get(f"workshop/{shop_id}", Workshop), often, printed_in)

    @cache
    def printers(record: str) -> tuple[Printer, ...]:
        # What a workshop reaches shows without its products, but for sources and itself.
        often = record.startswith(("reference/", "workshop/"))
        every = kb.by_kind.get("workshop", {})
        may = every if often else reaching().get(record, ())
        found = ((id_, products_of(id_, often).get(record)) for id_ in may)
        return tuple(Printer(id_, tuple(each)) for id_, each in found if each is not None)

    return printers


def _of(
    kb: KnowledgeBase, shop: Workshop, with_sources: bool, printed_in: Printed
) -> dict[str, list[str]]:
    """What a workshop prints, with the products that do; what they cite takes longer to know."""
    found: dict[str, list[str]] = {name: [] for name in sorted(printed(kb, shop))}
    if shop.audience not in kb.settings.audiences:
        return found  # nothing is made for readers who are not known, and that is a finding
    for product in kb.settings.products:
        names = printed_in(shop.id, product)
        sources = cited(kb, shop, names, notes_of(kb, shop, product)) if with_sources else ()
        references = (f"reference/{id_}" for id_ in sources)
        for name in dict.fromkeys((*names, f"workshop/{shop.id}", *references)):
            found.setdefault(name, []).append(product)
    return found
