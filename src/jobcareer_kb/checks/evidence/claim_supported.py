"""A claim has at least one source that supports it, once somebody has looked.

Bad:   the ledger says `unsupported` about every source of the claim that could be read.
Good:  another source is cited that supports the claim, at least in part, and the ledger says so.
Mend:  add a source that says it and enter what you found with `jobcareer-kb review`; or change
       the claim to what the source says; or remove the claim.
Why:   a citation that is known to be wrong is worse than none: readers trust it. Where another
       source stands, the wrong one stays in the record but is not printed. `unreachable` sources
       speak neither for nor against a claim, and an entry that is out of date (JK206) does not
       count here.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.evidence._ledger_places import cited_as
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.ledger.states import BACKING


def _unsupported(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    astray = {stray.entry.claim for stray in kb.ledger.strays if stray.why == "reference"}
    for statement in kb.ledger.looked_at():
        if statement.record in astray:
            continue  # an entry whose source is misspelt is reported as such, and may support it
        against = [s for s in statement.sources if s.state == "unsupported"]
        if not against or any(
            s.found in BACKING or s.state == "suspect" for s in statement.sources
        ):
            continue
        if any(kb.is_broken(f"reference/{s.reference}") for s in statement.sources):
            continue  # that one may support it
        named = ", ".join(cited_as(kb, source.reference) for source in against)
        says = "says" if len(against) == 1 else "say"
        yield CHECK.rule.at(
            kb.locate(statement.record, statement.route),
            f"no source that was looked up supports this claim: {named} {says} nothing of the kind",
            "cite a source that supports it and enter the look with 'jobcareer-kb review', or "
            "change the claim to what the source says",
            tuple(
                Related(kb.locate(f"evidence/{s.entry.id}", ("says_so",)), "what was found")
                for s in against
                if s.entry is not None
            ),
        )


CHECK = check("JK205", "claim-supported", Severity.ERROR, __doc__, _unsupported)
