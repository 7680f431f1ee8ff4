"""A ledger entry is read and checked, but does not yet change what is printed.

This is a note, not a fault: citations are printed as the records attribute them.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.evidence import Evidence


def _unused(context: Context) -> Iterator[Diagnostic]:
    for entry in context.kb.of("evidence", Evidence):
        yield CHECK.rule.at(
            context.kb.locate(f"evidence/{entry.id}", ("id",)),
            f"evidence/{entry.id} is checked, but changes no file yet",
        )


CHECK = check("JK204", "ledger-used", Severity.NOTE, __doc__, _unused)
