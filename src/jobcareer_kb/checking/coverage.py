"""Coverage of a knowledge base with its parts: by kind, and by what each workshop makes."""

from dataclasses import replace

from jobcareer_kb.checking.printers import Printed
from jobcareer_kb.coverage import MEASURES, Coverage, Floor
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.ledger.tally import coverage
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import SOURCES

_ROUTE: Route = ("policies", "evidence", "coverage")


def covered(kb: KnowledgeBase, printed: Printed) -> Coverage:
    """Count the claims; those of each artifact only once there is a ledger: it takes time."""
    policy = kb.settings.policies.evidence.coverage
    floors = {
        measure: Floor(percent, kb.locate("kb.yaml", (*_ROUTE, measure)))
        for measure in MEASURES
        if (percent := getattr(policy, measure)) is not None
    }
    looked_at = kb.ledger.entries > 0 or bool(floors)
    artifacts = {
        f"{shop.id}/{product}": printed(shop.id, product)
        for shop in kb.of("workshop", Workshop)
        for product in kb.settings.products
        if looked_at and product != SOURCES  # it quotes the claims of the others
    }
    counted = coverage(kb.ledger, artifacts)
    return replace(counted, looked_at=looked_at, floors=floors)
