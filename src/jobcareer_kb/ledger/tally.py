"""Count the claims by what the ledger says of them."""

from collections.abc import Iterable, Mapping

from jobcareer_kb.coverage import Coverage, Tally
from jobcareer_kb.ledger.states import Ledger, Statement


def tally(statements: Iterable[Statement]) -> Tally:
    """Count claims; a suspect entry counts as what was found, since it has its own finding."""
    every = tuple(statements)
    verdicts = [{s.found for s in statement.sources} - {""} for statement in every]
    return Tally(
        claims=len(every),
        cited=sum(bool(statement.sources) for statement in every),
        looked_up=sum(bool(found - {"unreachable"}) for found in verdicts),
        supported=sum("supported" in found for found in verdicts),
        partial=sum("partial" in found and "supported" not in found for found in verdicts),
        unreachable=sum(found == {"unreachable"} for found in verdicts),
        suspect=sum(any(s.state == "suspect" for s in each.sources) for each in every),
    )


def coverage(ledger: Ledger, artifacts: Mapping[str, Iterable[str]]) -> Coverage:
    """Figures of the whole, of each kind, and of each artifact, given the records it may print."""
    kinds: dict[str, list[Statement]] = {}
    for name, found in ledger.statements.items():
        kinds.setdefault(name.partition("/")[0], []).extend(found)
    return Coverage(
        tally(ledger.all()),
        {kind: tally(found) for kind, found in kinds.items()},
        {
            label: tally(s for name in names for s in ledger.statements.get(name, ()))
            for label, names in artifacts.items()
        },
        looked_at=ledger.entries > 0,
    )
