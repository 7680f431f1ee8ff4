"""What reports say in words: the place inside a record, who prints it, the closing line."""

from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.report import Printer, Report

MOST = 3
"""Workshops that are named; of more, their number."""


def counted(count: int, word: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def place_in_words(diagnostic: Diagnostic) -> str:
    """`question/q-color > options > entry 2 > rationale`; empty outside a record."""
    if not diagnostic.record:
        return ""
    parts = (f"entry {p + 1}" if isinstance(p, int) else p for p in diagnostic.route)
    return " > ".join((diagnostic.record, *parts))


def printers_in_words(printers: tuple[Printer, ...]) -> str:
    """Workshops with the products that print a record; those of the same products together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for printer in printers:
        groups.setdefault(printer.products, []).append(printer.workshop)
    return "; ".join(_group(products, shops) for products, shops in groups.items())


def _group(products: tuple[str, ...], shops: list[str]) -> str:
    named = ", ".join(shops[:MOST])
    more = f" and {len(shops) - MOST} more" if len(shops) > MOST else ""
    return f"{named}{more} ({', '.join(products)})" if products else f"{named}{more}"


def summary(report: Report) -> str:
    """One line: what was looked at and what was found."""
    found = ", ".join(
        counted(report.count(severity), severity.label)
        for severity in sorted(Severity, reverse=True)
        if report.count(severity) or severity is Severity.ERROR
    )
    looked_at = f"{counted(report.records, 'record')} in {counted(len(report.files), 'file')}"
    about = "" if report.about is None else f", reported on {counted(len(report.about), 'file')}"
    return f"{looked_at}{about}: {found}{_ignored(report)}{_held_back(report)}"


def _ignored(report: Report) -> str:
    count = len(report.ignored)
    return f"; {counted(count, 'finding')} ignored with a reason" if count else ""


def _held_back(report: Report) -> str:
    """What hangs on the errors above, so that nobody takes silence for praise."""
    if not report.held_back:
        return ""
    broken = f"{counted(report.held_back, 'record')} not wholly looked into"
    names = "name or citation" if report.silenced == 1 else "names and citations"
    hang = f", {report.silenced} {names} not judged" if report.silenced else ""
    return f"; {broken}{hang} until that is mended"


def name_of(code: str, report: Report) -> str:
    """The kebab name of a code; empty where the program does not know it."""
    rule = report.rules.get(code)
    return rule.name if rule is not None else ""
