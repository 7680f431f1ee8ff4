"""A ledger entry is dated by a day that has been, and on which the source was there.

Bad:   on: 2062-11-20
Bad:   on: 2020-11-20, in a source that came out in 2024
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
from jobcareer_kb.ledger.look import look_of
from jobcareer_kb.model.reference import Reference


def _to_come(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for id_ in kb.by_kind.get("evidence", {}):
        entry = look_of(kb.facts[f"evidence/{id_}"], kb.records)
        source = kb.records.get(f"reference/{entry.reference}")
        date = source.issued if isinstance(source, Reference) else None
        issued = date.year if date is not None else None
        if is_to_come(context, entry.on):
            why = "which is still to come"
        elif issued is not None and entry.on.year < issued:
            why = f"before the source came out, in {issued}"
        else:
            continue
        yield CHECK.rule.at(
            kb.locate(f"evidence/{entry.id}", ("on",)),
            f"a look dated {entry.on.isoformat()}, {why}",
            "write the day on which somebody looked",
        )


CHECK = check("JK216", "evidence-dated", Severity.WARNING, __doc__, _to_come)
