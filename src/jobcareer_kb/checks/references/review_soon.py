"""A source's day of review is near.

Mend:  look whether the source still says what you cite it for, or what has replaced it; then set
       `custom: {review_by: ...}` to a later day. A change of year or address makes the ledger's
       entries ask for a second look (JK206).
Note:  `check` counts from today, or from `--as-of`; `build` from the release date in kb.yaml, so
       that a build does not change its mind overnight. The notice is 60 days; kb.yaml may set
       another under `policies: {evidence: {review_notice: 90}}`.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks.references._review_dates import days_left
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import Reference


def _near(context: Context, name: str, reference: Reference) -> Iterator[Diagnostic]:
    notice = context.kb.settings.policies.evidence.review_notice
    if (due := days_left(context, reference)) and 0 <= due.left <= notice:
        when = "today" if due.left == 0 else f"in {due.left} day{'s' if due.left != 1 else ''}"
        yield CHECK.rule.at(
            due.span,
            f"source '{reference.id}' is to be looked at {when}, by {due.day.isoformat()}",
            "see whether it still says so, then set a later day",
        )


CHECK = check_of_record(
    "JK213", "review-soon", Severity.WARNING, __doc__, _near, Reference, dated=True
)
