"""A source's day of review is near.

Mend:  look whether the source still says what you cite it for, or what has replaced it; then set
       `custom: {review_by: ...}` to a later day. A change of year or address makes the ledger's
       entries ask for a second look (JK206).
Note:  `check` counts from today, or from `--as-of`; `build` from the release date in kb.yaml, so
       that a build does not change its mind overnight. The notice is 60 days; kb.yaml may set
       another under `policies: {evidence: {review_notice: 90}}`.
"""

from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks.references._review_dates import days_left
from jobcareer_kb.diagnostic import Diagnostic, Severity


def _near(context: Context) -> Iterator[Diagnostic]:
    notice = context.kb.settings.policies.evidence.review_notice
    for reference, due, left, span in days_left(context):
        if 0 <= left <= notice:
            when = "today" if left == 0 else f"in {left} day{'s' if left != 1 else ''}"
            yield CHECK.rule.at(
                span,
                f"source '{reference}' is to be looked at {when}, by {due.isoformat()}",
                "see whether it still says so, then set a later day",
            )


CHECK = check("JK213", "review-soon", Severity.WARNING, __doc__, _near)
