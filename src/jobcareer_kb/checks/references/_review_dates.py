"""How many days are left until each source is to be looked at again."""

import datetime
from collections.abc import Iterator

from jobcareer_kb.checks import Context
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.model.reference import Reference


def days_left(context: Context) -> Iterator[tuple[str, datetime.date, int, Span]]:
    """Id, day of review, days left, and where the day stands, for each reference that has one."""
    today = context.as_of or context.kb.settings.released
    for reference in context.kb.of("reference", Reference):
        due = reference.custom.review_by
        if due is not None:
            span = context.kb.locate(f"reference/{reference.id}", ("custom", "review_by"))
            yield reference.id, due, (due - today).days, span
