"""A claim cites every source in which the ledger says it was looked up.

Bad:   the entry speaks of `tea-book`, and the claim cites only `tea-site`.
Good:  the claim cites both. If `tea-book` was found `unsupported`, it is not printed anyway.
Mend:  cite the source in the claim, or delete the entry.
Why:   only what a claim cites is printed and counted. A citation that turned out to be wrong stays
       in the record, so that it is not made a second time.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity


def _uncited(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for stray in kb.ledger.strays:
        if stray.why != "citation":
            continue
        entry = stray.entry
        cited = {s.route: s.sources for s in kb.ledger.statements.get(entry.claim, ())}
        if not cited.get(stray.route):
            continue  # a claim without any citation has its own finding
        yield CHECK.rule.at(
            kb.locate(entry.claim, stray.route),
            f"this claim was looked up in '{entry.reference}', which it does not cite",
            f"add '[@{entry.reference}]', or delete the entry {entry.id} of the ledger",
            (Related(kb.locate(f"evidence/{entry.id}", ("reference",)), "the entry"),),
        )


CHECK = check("JK208", "evidence-cited", Severity.WARNING, __doc__, _uncited)
