"""A source's day of review has not passed.

Bad:   custom: {review_by: 2024-03-01}, and it is 2026.
Mend:  look whether the source still says what you cite it for, or what has replaced it; mend the
       claims that cite it if it does not; then set a later day.
Why:   figures, addresses and programs go out of date, and a handout does not look its age.
Note:  `check` counts from today, or from `--as-of`; `build` from the release date in kb.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks.references._review_dates import days_left
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import Reference


def _past(context: Context, name: str, reference: Reference) -> Iterator[Diagnostic]:
    if (due := days_left(context, reference)) and due.left < 0:
        yield CHECK.rule.at(
            due.span,
            f"source '{reference.id}' was to be looked at by {due.day.isoformat()}, "
            f"{-due.left} day{'s' if due.left != -1 else ''} ago",
            "see whether it still says so, mend what cites it, then set a later day",
        )


CHECK = check_of_record(
    "JK214", "review-overdue", Severity.ERROR, __doc__, _past, Reference, dated=True
)
