"""Coverage against the floor that `kb.yaml` sets, for the two checks that compare them."""

from collections.abc import Iterator

from jobcareer_kb.checks import Context
from jobcareer_kb.coverage import MEASURES
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.ledger.tally import tally

WORDS = {
    "cited": "cited",
    "looked_up": "looked up",
    "supported": "supported",
    "holds": "found to hold",
}


def compared(context: Context) -> Iterator[tuple[str, int, int, Span]]:
    """Measure, floor, percentage reached, and where the floor stands.

    Nothing is compared while records are broken, or entries speak of what is not there, which are
    errors: their claims cannot be counted. A look in a source that its claim does not cite (JK208)
    is a warning, so it must not switch the floor off; it counts once the claim cites the source.
    """
    kb = context.kb
    floor = kb.settings.policies.evidence.coverage
    if kb.broken or any(stray.why != "citation" for stray in kb.ledger.strays):
        return
    reached = tally(kb.ledger)
    for measure in MEASURES:
        least = getattr(floor, measure)
        if least is not None:
            span = kb.locate("kb.yaml", ("policies", "evidence", "coverage", measure))
            yield measure, least, reached.percent(measure), span
