"""Count the claims by what the ledger says of them."""

from collections.abc import Iterable, Mapping
from dataclasses import fields

from jobcareer_kb.coverage import Coverage, Tally
from jobcareer_kb.ledger.states import Ledger, Statement


def tally(ledger: Ledger, names: Iterable[str] | None = None) -> Tally:
    """Count the claims of some records, or of all.

    A suspect entry counts as what was found, since it has its own finding.
    """
    counts = dict.fromkeys((field.name for field in fields(Tally)), 0)
    for name in ledger.facts if names is None else names:
        facts = ledger.facts.get(name)
        if facts is not None:
            counts["claims"] += facts.claims
            counts["cited"] += facts.claims - facts.uncited
            for statement in ledger.looked.get(name, ()):
                for measure in _measures(statement):
                    counts[measure] += 1
    return Tally(**counts)


def _measures(statement: Statement) -> Iterable[str]:
    """What a claim is counted as, beside that it is one."""
    found = {source.found for source in statement.sources} - {""}
    if found - {"unreachable"}:
        yield "looked_up"
    if "supported" in found:
        yield "supported"
    elif "partial" in found:
        yield "partial"
    if found == {"unreachable"}:
        yield "unreachable"
    if statement.holds in ("supported", "contradicted"):
        yield "holds" if statement.holds == "supported" else "contradicted"
    if any(source.state == "suspect" for source in statement.sources):
        yield "suspect"


def coverage(ledger: Ledger, artifacts: Mapping[str, Iterable[str]]) -> Coverage:
    """Figures of the whole, of each kind, and of each artifact, given the records it may print."""
    kinds: dict[str, list[str]] = {}
    for name, facts in ledger.facts.items():
        if facts.claims:
            kinds.setdefault(name.partition("/")[0], []).append(name)
    return Coverage(
        tally(ledger),
        {kind: tally(ledger, names) for kind, names in kinds.items()},
        {label: tally(ledger, names) for label, names in artifacts.items()},
        looked_at=ledger.entries > 0,
    )
