"""Coverage of a knowledge base with its parts: by kind, and by what each workshop makes."""

from collections.abc import Iterator
from dataclasses import replace

from jobcareer_kb.checks.coverage_kept import CHECK as KEPT
from jobcareer_kb.coverage import MEASURES, Coverage, Floor
from jobcareer_kb.diagnostic import Diagnostic
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.ledger.tally import coverage
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.selection import selected

_ROUTE: Route = ("policies", "evidence", "coverage")


def covered(kb: KnowledgeBase) -> Coverage:
    """Count the claims; those of each artifact only once there is a ledger: it takes time."""
    policy = kb.settings.policies.evidence.coverage
    floors = {
        measure: Floor(percent, kb.locate("kb.yaml", (*_ROUTE, measure)))
        for measure in MEASURES
        if (percent := getattr(policy, measure)) is not None
    }
    looked_at = kb.ledger.entries > 0 or bool(floors)
    artifacts = {
        f"{shop.id}/{product}": selected(kb, shop, product)
        for shop in kb.of("workshop", Workshop)
        for product in kb.settings.products
        if looked_at
    }
    counted = coverage(kb.ledger, artifacts)
    return replace(counted, looked_at=looked_at, floors=floors, settings=kb.locate("kb.yaml", ()))


def lowered(before: Coverage | None, after: Coverage | None) -> Iterator[Diagnostic]:
    """Floors that an edit of `kb.yaml` lowered or took away: a ratchet only rises."""
    if before is None or after is None or after.settings is None:
        return
    for measure, old in before.floors.items():
        new = after.floors.get(measure)
        if new is not None and new.percent >= old.percent:
            continue
        said = "was taken away" if new is None else f"was lowered to {new.percent}"
        finding = KEPT.rule.at(
            after.settings if new is None else new.span,
            f"the floor '{measure}: {old.percent}' {said}; it may only rise",
            f"write '{measure}: {old.percent}' again, and look up what is missing",
        )
        yield replace(finding, record="kb.yaml", route=(*_ROUTE, measure))
