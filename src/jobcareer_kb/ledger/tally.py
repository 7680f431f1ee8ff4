"""Count the claims by what the ledger says of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields

from jobcareer_kb.coverage import Coverage, Tally
from jobcareer_kb.facts import Facts
from jobcareer_kb.ledger.states import Ledger, Statement

Row = tuple[int, ...]
_NOTHING = {field.name: 0 for field in fields(Tally)}


def tally(ledger: Ledger) -> Tally:
    """Count the claims of all records.

    A suspect entry counts as what was found, since it has its own finding.
    """
    return _sum(_rows(ledger).values())


def _rows(ledger: Ledger) -> dict[str, Row]:
    """What is counted in each record that has claims, by its name."""
    return {name: _row(ledger, name, facts) for name, facts in ledger.facts.items() if facts.claims}


def _row(ledger: Ledger, name: str, facts: Facts) -> Row:
    counts = _NOTHING | {"claims": facts.claims, "cited": facts.claims - facts.uncited}
    for statement in ledger.looked.get(name, ()):
        for measure in _measures(statement):
            counts[measure] += 1
    return tuple(counts.values())


def _sum(rows: Collection[Row]) -> Tally:
    return Tally(*map(sum, zip(*rows, strict=True))) if rows else Tally()


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
    rows = _rows(ledger)
    kinds: dict[str, list[Row]] = {}
    for name, row in rows.items():
        kinds.setdefault(name.partition("/")[0], []).append(row)
    return Coverage(
        _sum(rows.values()),
        {kind: _sum(every) for kind, every in kinds.items()},
        {
            label: _sum([rows[name] for name in names if name in rows])
            for label, names in artifacts.items()
        },
        looked_at=ledger.entries > 0,
    )
