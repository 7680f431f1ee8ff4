"""Which workshops print a record, and in which products: what a finding about it reaches."""

from collections.abc import Callable
from functools import cache

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.report import Printer
from jobcareer_kb.selection import cited, notes_of, printed, selected


def printers_of(kb: KnowledgeBase) -> Callable[[str], tuple[Printer, ...]]:
    """Return a function from a record's name to its printers; the work is done at its first call.

    Nothing is printed while a finding is an error, so this says what would be.
    """

    @cache
    def table() -> dict[str, tuple[Printer, ...]]:
        found: dict[str, list[Printer]] = {}
        for shop in kb.of("workshop", Workshop):
            for name, products in _of(kb, shop).items():
                found.setdefault(name, []).append(Printer(shop.id, tuple(products)))
        return {name: tuple(each) for name, each in found.items()}

    return lambda record: table().get(record, ())


def _of(kb: KnowledgeBase, shop: Workshop) -> dict[str, list[str]]:
    """What a workshop prints, with the products that do."""
    found: dict[str, list[str]] = {name: [] for name in sorted(printed(kb, shop))}
    if shop.audience not in kb.settings.audiences:
        return found  # nothing is made for readers who are not known, and that is a finding
    for product in kb.settings.products:
        names = selected(kb, shop, product)
        sources = cited(kb, shop, names, notes_of(kb, shop, product))
        references = (f"reference/{id_}" for id_ in sources)
        for name in dict.fromkeys((*names, f"workshop/{shop.id}", *references)):
            found.setdefault(name, []).append(product)
    return found
