"""Dates as entries print them (APA 7, 9.13 to 9.16)."""

from jobcareer_kb.model.reference import CslDate, CslDay, Reference
from jobcareer_kb.wordings import Wordings

_BY_THE_DAY = frozenset(
    {
        "article-magazine", "article-newspaper", "broadcast", "collection", "document", "event",
        "motion_picture", "pamphlet", "performance", "personal_communication", "post",
        "post-weblog", "song", "speech", "webpage",
    }
)  # fmt: skip
"""Types whose month and day are printed; of books, journals and reports the year is enough."""
_AT_A_MEETING = frozenset({"interview", "paper-conference"})
"""Types whose day is printed unless they stand in a volume."""
_LATE = 1000
"""Years from then on are read as such without more."""


def year_of(ref: Reference, terms: Wordings) -> str:
    """What stands for the year, without a letter: `2020`, `ca. 1850`, `in press`, `n.d.`."""
    date = ref.issued
    if date is None or not date.is_known:
        return ref.status.lower() if ref.status else terms.say("entry-no-date")
    return year(date, terms)


def year(date: CslDate, terms: Wordings) -> str:
    """One year or a range of years."""
    if date.year is None:
        return date.literal or terms.say("entry-no-date")
    end = date.until.year if date.until else None
    last = f"–{_counted(end, terms)}" if end is not None and end != date.year else ""
    shown = f"{_counted(date.year, terms)}{last}"
    return terms.say("entry-circa", year=shown) if date.circa else shown


def _counted(number: int, terms: Wordings) -> str:
    if number < 0:
        return terms.say("entry-before-our-era", year=-number)
    return terms.say("entry-of-our-era", year=number) if number < _LATE else str(number)


def lettered(ref: Reference, letter: str, terms: Wordings) -> str:
    """The year with its letter: `2020a`, `n.d.-a`."""
    words = year_of(ref, terms)
    return f"{words}{'-' if letter and not words[-1].isdigit() else ''}{letter}"


def date_of(ref: Reference, letter: str, terms: Wordings) -> str:
    """What stands in the round brackets of an entry: `2020a, March 9`."""
    day = _day_of(ref, terms)
    return f"{lettered(ref, letter, terms)}{', ' if day else ''}{day}"


def printed_day(ref: Reference) -> tuple[int, int]:
    """Month and day as numbers, as far as the entry prints them; else 0."""
    date = ref.issued
    if date is None or date.year is None or date.season is not None or not _has_day(ref):
        return 0, 0
    return (date.month, date.day or 0) if date.month is not None else (0, 0)


def _day_of(ref: Reference, terms: Wordings) -> str:
    """Month and day, where entries of the type have them."""
    date = ref.issued
    if date is None or date.year is None or not _has_day(ref):
        return ""
    if date.season is not None:
        return terms.say(f"entry-season-{date.season}")
    start = _month_day(date, terms)
    end = _month_day(date.until, terms) if date.until else ""
    if date.until is None or not start or not end:
        return start
    if (date.year, date.month) == (date.until.year, date.until.month):
        return _days(date, date.until, terms)
    return f"{start}–{end}"


def _days(first: CslDay, last: CslDay, terms: Wordings) -> str:
    """A range of days within one month."""
    if last.day is None or first.day in (None, last.day):
        return _month_day(first, terms)
    month = terms.say(f"month-{first.month}")
    return terms.say("entry-days", month=month, first=first.day, last=last.day)


def _month_day(date: CslDay, terms: Wordings) -> str:
    if date.month is None:
        return ""
    month = terms.say(f"month-{date.month}")
    return month if date.day is None else terms.say("entry-day", month=month, day=date.day)


def _has_day(ref: Reference) -> bool:
    in_volume = ref.editor or ref.volume or ref.issue or ref.page
    return ref.type in _BY_THE_DAY or (ref.type in _AT_A_MEETING and not in_volume)


def spoken(date: CslDate, terms: Wordings) -> str:
    """A date as a sentence has it: `November 22, 2026`."""
    shown = year(date, terms)
    if date.month is None:
        return shown
    month = terms.say(f"month-{date.month}")
    if date.day is None:
        return terms.say("entry-month", month=month, year=shown)
    return terms.say("date", month=month, day=date.day, year=shown)
