"""Whether a day that should be past is still to come."""

import datetime

from jobcareer_kb.checks import Context


def is_to_come(context: Context, day: datetime.date) -> bool:
    """Say whether a day lies after the one by which dates are judged.

    `build` takes the day of release, after which somebody may well have looked a claim up; so on
    that day only a later year counts.
    """
    released = context.kb.settings.released
    today = context.day or released
    return day > today and (today != released or day.year > today.year)
