"""A ledger entry names the field in which its claim stands.

Bad:   at: traits.3, where the claim that was looked up is the first trait
Good:  at: traits.0
Mend:  write the field that the finding names. Lists count from 0.
Note:  a claim is known by its words, so nothing else hangs on `at`. What was put into a list before
       the claim moves it on, so an earlier place of the same list passes.
Why:   people who read the ledger look for the claim there, and take another one for it.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity


def _misplaced(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for statement in kb.ledger.looked_at():
        there = ".".join(map(str, statement.route))
        for source in statement.sources:
            entry = source.entry
            if entry is None or entry.at is None or "claim" in source.changed:
                continue
            if entry.at == there or _moved_on(entry.at, there):
                continue
            yield CHECK.rule.at(
                kb.locate(f"evidence/{entry.id}", ("at",)),
                f"the entry says '{entry.at}', but the claim stands in '{there}'",
                f"write '{there}'",
                (Related(kb.locate(statement.record, statement.route), "the claim"),),
            )


def _moved_on(before: str, now: str) -> bool:
    """Say whether both are entries of one list, and the claim stands further on now."""
    (field, _, place), (same, _, later) = before.rpartition("."), now.rpartition(".")
    both = place.isdecimal() and later.isdecimal() and max(len(place), len(later)) < 4
    return field == same and both and int(place) < int(later)


CHECK = check("JK241", "evidence-placed", Severity.NOTE, __doc__, _misplaced)
