"""A ledger entry is dated by a day that has been.

Bad:   on: 2062-11-20
Good:  on: 2026-11-20
Mend:  correct the day on which somebody looked.
Note:  `check` counts from today, or from `--as-of`; `build` from the release date in kb.yaml, and
       there only a later year is a finding.
Why:   the guide prints the day, and readers judge by it how fresh a look is.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._to_come import is_to_come
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.evidence import Evidence


def _to_come(context: Context) -> Iterator[Diagnostic]:
    for entry in context.kb.of("evidence", Evidence):
        if is_to_come(context, entry.on):
            yield CHECK.rule.at(
                context.kb.locate(f"evidence/{entry.id}", ("on",)),
                f"a look dated {entry.on.isoformat()}, which is still to come",
                "write the day on which somebody looked",
            )


CHECK = check("JK216", "evidence-dated", Severity.WARNING, __doc__, _to_come)
