"""A date, a day of the week and a time of day are ones that there are.

Bad:   November 31        Monday, November 3, 2026        13 PM        8:75 AM
Good:  November 30        Tuesday, November 3, 2026       1 PM         8:45 AM
Mend:  look at a calendar, and at the source.
Why:   a reader who stands before a closed door on such a day does not come back. Read are dates and
       hours as they are written in English.
"""

import calendar
import datetime
import re
from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._every_text import texts_of
from jobcareer_kb.diagnostic import Diagnostic, Severity

_MONTHS = tuple(calendar.month_name)[1:]
_DAYS = tuple(calendar.day_name)
_DATE = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(_DAYS)}), )?(?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}})"
    r"(?!\d|,\d|-?\w)(?:, (?P<year>(?:19|20)\d\d))?(?!\d)"
)
_HOUR = re.compile(r"(?<![\d.:/–-])(?P<hour>\d{1,2})(?::(?P<minute>\d\d))? ?(?:[AaPp]\.?[Mm]\b\.?)")


def _unreal(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    for written in texts_of(kb, name, record):
        for pattern, judge in ((_DATE, _wrong_day), (_HOUR, _wrong_hour)):
            for found in pattern.finditer(written.text):
                if said := judge(found):
                    yield CHECK.rule.at(
                        written.span(kb, found.start(), found.end()),
                        f"'{found[0]}': {said}",
                        "look at a calendar, and at the source",
                    )


def _wrong_day(found: re.Match[str]) -> str:
    """What is wrong with a date; a year of its own is read, else one with a leap day."""
    month, day = _MONTHS.index(found["month"]) + 1, int(found["day"])
    year = int(found["year"] or 2024)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"{found['month']} has {last} days"
    if not (found["weekday"] and found["year"]):
        return ""
    is_on = _DAYS[datetime.date(year, month, day).weekday()]
    return "" if is_on == found["weekday"] else f"this day is a {is_on}"


def _wrong_hour(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if 1 <= hour <= 12 and minute < 60:
        return ""
    return "hours with AM and PM go from 1 to 12, minutes to 59"


CHECK = check_of_record("JK448", "real-time", Severity.WARNING, __doc__, _unreal, BaseModel)
