"""The table of coverage: how far claims are cited, looked up and supported, and in which file."""

from collections.abc import Iterator, Mapping
from typing import Any

from jobcareer_kb.coverage import MEASURES, Coverage, Tally
from jobcareer_kb.media import terminal
from jobcareer_kb.report import Report
from jobcareer_kb.reports._words import counted

_HEADS = ("claims", "cited", "looked up", "supported", "hold")
_SAID = {"looked_up": "looked up", "holds": "found to hold"}


def coverage_lines(report: Report) -> list[str]:
    """The table for people; nothing before somebody keeps a ledger, one line for a part."""
    coverage = report.coverage()
    if coverage is None or not coverage.looked_at:
        return []
    if report.about is not None:
        return [_sentence(coverage.whole)]
    rows = [("all", coverage.whole), *coverage.kinds.items(), *_merged(coverage.artifacts)]
    width = max(len(label) for label, _ in rows)
    heads = _HEADS if coverage.whole.is_asked else _HEADS[:-1]
    return [
        _sentence(coverage.whole),
        f"  {'':<{width}}  {'  '.join(heads)}",
        *(terminal.line(f"  {label:<{width}}  {_cells(tally, heads)}") for label, tally in rows),
        "",
    ]


def coverage_data(coverage: Coverage) -> dict[str, Any]:
    """The same for programs: counts and percentages of the whole, each kind and each artifact."""
    return {
        "all": _figures(coverage.whole),
        "kinds": {kind: _figures(tally) for kind, tally in coverage.kinds.items()},
        "artifacts": {label: _figures(tally) for label, tally in coverage.artifacts.items()},
    }


def _sentence(tally: Tally) -> str:
    said = ", ".join(
        f"{tally.percent(measure)} percent {_SAID.get(measure, measure)}"
        for measure in MEASURES
        if measure != "holds" or tally.is_asked
    )
    more = [
        f"{count} {words}"
        for count, words in (
            (tally.partial, "supported in part"),
            (tally.contradicted, "contradicted"),
            (tally.unreachable, "could not be checked"),
            (tally.suspect, "changed since"),
        )
        if count
    ]
    rest = f"; {', '.join(more)}" if more else ""
    return f"evidence: {counted(tally.claims, 'claim')}, {said}{rest}"


def _cells(tally: Tally, heads: tuple[str, ...]) -> str:
    counts = (tally.claims, tally.cited, tally.looked_up, tally.supported, tally.holds)
    return "  ".join(f"{n:>{len(name)}}" for n, name in zip(counts, heads, strict=False))


def _merged(artifacts: Mapping[str, Tally]) -> Iterator[tuple[str, Tally]]:
    """Products of a workshop that print the same claims share a row."""
    rows: dict[tuple[str, Tally], list[str]] = {}
    for label, tally in artifacts.items():
        workshop, _, product = label.partition("/")
        rows.setdefault((workshop, tally), []).append(product)
    for (workshop, tally), products in rows.items():
        yield f"{workshop}: {', '.join(products)}", tally


def _figures(tally: Tally) -> dict[str, int]:
    names = ("claims", *MEASURES, "partial", "contradicted", "unreachable", "suspect")
    counts = {name: getattr(tally, name) for name in names}
    return counts | {f"{measure}_percent": tally.percent(measure) for measure in MEASURES}
