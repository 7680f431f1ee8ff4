"""A source's day of review has not passed.

Bad:   custom: {review_by: 2024-03-01}, and it is 2026.
Mend:  look whether the source still says what you cite it for, or what has replaced it; mend the
       claims that cite it if it does not; then set a later day.
Why:   figures, addresses and programs go out of date, and a handout does not look its age.
Note:  `check` counts from today, or from `--as-of`; `build` from the release date in kb.yaml.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.references._review_dates import days_left
from jobcareer_kb.diagnostic import Diagnostic, Severity


def _past(context: Context) -> Iterator[Diagnostic]:
    for reference, due, left, span in days_left(context):
        if left < 0:
            yield CHECK.rule.at(
                span,
                f"source '{reference}' was to be looked at by {due.isoformat()}, "
                f"{-left} day{'s' if left != -1 else ''} ago",
                "see whether it still says so, mend what cites it, then set a later day",
            )


CHECK = check("JK214", "review-overdue", Severity.ERROR, __doc__, _past)
