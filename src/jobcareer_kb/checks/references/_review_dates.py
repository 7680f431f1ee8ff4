"""How many days are left until a source is to be looked at again."""

import datetime
from typing import NamedTuple

from jobcareer_kb.checks import Context
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.model.reference import Reference


class Due(NamedTuple):
    """When a source is to be looked at."""

    day: datetime.date
    left: int
    """Days from today."""
    span: Span


def days_left(context: Context, reference: Reference) -> Due | None:
    """When a source is to be looked at; None where nobody says so."""
    due = reference.custom.review_by
    if due is None:
        return None
    today = context.day or context.kb.settings.released
    span = context.kb.locate(f"reference/{reference.id}", ("custom", "review_by"))
    return Due(due, (due - today).days, span)
