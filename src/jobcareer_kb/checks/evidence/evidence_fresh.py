"""A ledger entry speaks of the claim and the source as they stand now.

Bad:   the claim was reworded, or the source got another year or address, after somebody looked.
Mend:  read the claim in its source again and enter what you find: `jobcareer-kb review` writes
       the entry anew. `jobcareer-kb review kind/id` shows all claims of a record.
Why:   what was found holds for the words that were looked up, not for those that came later.
       Citations, markup and line breaks may change freely; so may notes and review dates of a
       source. Until somebody has looked again, coverage counts what was found last, and a
       citation that was found wrong stays out of print.
Note:  a source that changed is reported once, at its own place, for all its claims.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.evidence._ledger_places import review_command
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.ledger.states import SourceState, Statement

_NAMED = 3
"""Claims that a finding about a source names; `review` shows them all."""


def _suspect(context: Context) -> Iterator[Diagnostic]:
    by_source: dict[str, list[Statement]] = {}
    for statement in context.kb.ledger.looked_at():
        reworded = [source for source in statement.sources if "claim" in source.changed]
        if reworded:
            yield _claim(context, statement, reworded)
        for source in statement.sources:
            if source.changed == ("reference",):
                by_source.setdefault(source.reference, []).append(statement)
    for reference, statements in by_source.items():
        yield _source(context, reference, statements)


def _claim(context: Context, statement: Statement, sources: list[SourceState]) -> Diagnostic:
    entries = [source.entry for source in sources if source.entry is not None]
    looks = "; ".join(
        f"{entry.says_so} in '{entry.reference}', by {entry.by} on {entry.day}" for entry in entries
    )
    return CHECK.rule.at(
        context.kb.locate(statement.record, statement.route),
        f"this claim has changed since it was looked up ({looks})",
        f"look again, then {review_command(statement, sources[0].reference)} with --says-so, --by, "
        "--on and --note" + (", and so for each source" if len(sources) > 1 else ""),
        tuple(
            Related(context.kb.locate(f"evidence/{entry.id}", ("says_so",)), "the entry")
            for entry in entries
        ),
    )


def _source(context: Context, reference: str, statements: list[Statement]) -> Diagnostic:
    kb, count = context.kb, len(statements)
    claims = "1 claim was" if count == 1 else f"{count} claims were"
    return CHECK.rule.at(
        kb.locate(f"reference/{reference}", ("id",)),
        f"source '{reference}' has changed since {claims} looked up in it",
        f"look again, then {review_command(statements[0], reference)} with --says-so, --by, --on "
        "and --note" + (", and so for each claim" if count > 1 else ""),
        tuple(
            Related(kb.locate(s.record, s.route), "a claim that was looked up in it")
            for s in statements[:_NAMED]
        ),
    )


CHECK = check("JK206", "evidence-fresh", Severity.WARNING, __doc__, _suspect)
