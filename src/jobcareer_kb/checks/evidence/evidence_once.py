"""A claim and a source have one entry in the ledger: that of the last look.

Bad:   two entries about the same claim and the same source.
Mend:  delete the older one. `jobcareer-kb review` replaces an entry by itself; the history of the
       files keeps the old look.
Why:   of two answers nobody knows which one holds.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity


def _doubled(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for stray in kb.ledger.strays:
        if stray.why == "doubled":
            entry = stray.entry
            yield CHECK.rule.at(
                kb.locate(f"evidence/{entry.id}", ("id",)),
                f"a second entry about the same claim of {entry.claim} and '{entry.reference}'",
                f"delete this one, or evidence/{stray.other}",
                (Related(kb.locate(f"evidence/{stray.other}", ("id",)), "the other one"),),
            )


CHECK = check("JK209", "evidence-once", Severity.ERROR, __doc__, _doubled)
