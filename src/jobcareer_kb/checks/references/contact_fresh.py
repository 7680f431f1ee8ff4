"""The address or number of a resource was looked at within the last year.

Bad:   checked_on: 2024-03-01, and it is 2026.
Mend:  open the address or call the number. If it still leads to the helper, write today as
       `checked_on`; if not, mend it or take it out. `jobcareer-kb check --links` opens them.
Why:   a handout does not look its age, and a wrong address costs a reader's courage.
Note:  `check` counts from today, or from `--as-of`; `build` from the release date in kb.yaml. A day
       that is still to come is a finding too; in a build only one of a later year.
"""

import datetime
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._to_come import is_to_come
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.resource import Resource


def _old(context: Context, name: str, resource: Resource) -> Iterator[Diagnostic]:
    today = context.day or context.kb.settings.released
    day = resource.checked_on
    if day is None:
        return
    place = context.kb.locate(name, ("checked_on",))
    if is_to_come(context, day):
        yield CHECK.rule.at(
            place,
            f"the contact was looked at on {day.isoformat()}, which is still to come",
            "write the day on which somebody looked",
        )
    elif today > _a_year_after(day):
        yield CHECK.rule.at(
            place,
            f"the contact was last looked at on {day.isoformat()}, {(today - day).days} days "
            "ago, expected within a year",
            "open the address or call the number, mend it if need be, then write the new day",
        )


def _a_year_after(day: datetime.date) -> datetime.date:
    """The same day of the next year; of 29 February the 28th."""
    if day.year == datetime.MAXYEAR:
        return day
    is_leap = (day.month, day.day) == (2, 29)
    return (day - datetime.timedelta(is_leap)).replace(year=day.year + 1)


CHECK = check_of_record(
    "JK230", "contact-fresh", Severity.WARNING, __doc__, _old, Resource, dated=True
)
