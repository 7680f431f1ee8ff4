"""Coverage has risen above the number in `kb.yaml`, which can follow it.

Mend:  write the new number, so that it cannot fall again unnoticed.
Why:   a note, not a fault: the floor is a ratchet, and only somebody who edits kb.yaml can turn it.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.evidence._coverage_floor import WORDS, compared
from jobcareer_kb.diagnostic import Diagnostic, Severity


def _risen(context: Context) -> Iterator[Diagnostic]:
    for measure, floor, reached, span in compared(context):
        if reached > floor:
            yield CHECK.rule.at(
                span,
                f"{reached} percent of the claims are {WORDS[measure]} now, more than {floor}",
                f"write '{measure}: {reached}'",
            )


CHECK = check("JK211", "coverage-raised", Severity.NOTE, __doc__, _risen)
