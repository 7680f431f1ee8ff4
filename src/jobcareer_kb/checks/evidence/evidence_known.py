"""A ledger entry is about a claim and a reference that exist.

Bad:   claim: definition/jobb
Good:  claim: definition/job
Mend:  correct the name; or, if the claim or the source is gone for good, delete the entry's file.
       `jobcareer-kb review` writes entries, so that nobody types a digest.
Why:   an entry about nothing looks like evidence that is not there.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.ledger.states import Stray
from jobcareer_kb.spelling import Spelling


def _dangling(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    records = Spelling(kb.ledger.statements)
    references = Spelling(kb.by_kind.get("reference", {}))
    for stray in kb.ledger.strays:
        entry = stray.entry
        name = f"evidence/{entry.id}"
        match stray.why:
            case "record" if not kb.is_broken(entry.claim):
                near = _near(entry.claim, records)
                message = f"the ledger speaks of {entry.claim}, which is no record"
                yield CHECK.rule.at(kb.locate(name, ("claim",)), message, near)
            case "reference" if not kb.is_broken(f"reference/{entry.reference}"):
                near = _near(entry.reference, references)
                message = f"the ledger speaks of '{entry.reference}', which is no reference"
                yield CHECK.rule.at(kb.locate(name, ("reference",)), message, near)
            case "claim":
                yield CHECK.rule.at(kb.locate(name, ("claim_digest",)), *_gone(stray))


def _near(name: str, known: Spelling) -> str:
    near = known.near(name)
    return f"did you mean '{near}'?" if near else "delete the entry, or add what it speaks of"


def _gone(stray: Stray) -> tuple[str, str]:
    entry = stray.entry
    return (
        f"the claim that was looked up is gone: {entry.claim} has no other claim that cites "
        f"'{entry.reference}'",
        f"delete the entry, or look the new claim up with 'jobcareer-kb review {entry.claim}'",
    )


CHECK = check("JK207", "evidence-known", Severity.ERROR, __doc__, _dangling)
