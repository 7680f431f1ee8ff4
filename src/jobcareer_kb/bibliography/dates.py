"""Dates as entries print them (APA 7, 9.13 to 9.16)."""

from jobcareer_kb.model.reference import CslDate, CslDay, Reference

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
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
NO_DATE = "n.d."


def year_of(ref: Reference) -> str:
    """What stands for the year, without a letter: `2020`, `ca. 1850`, `in press`, `n.d.`."""
    date = ref.issued
    if date is None or not date.is_known:
        return ref.status.lower() if ref.status else NO_DATE
    return year(date)


def year(date: CslDate) -> str:
    """One year or a range of years."""
    if date.year is None:
        return date.literal or NO_DATE
    end = date.until.year if date.until else None
    last = f"–{_counted(end)}" if end is not None and end != date.year else ""
    return f"{'ca. ' if date.circa else ''}{_counted(date.year)}{last}"


def _counted(number: int) -> str:
    if number < 0:
        return f"{-number} B.C.E."
    return f"{number} C.E." if number < _LATE else str(number)


def lettered(ref: Reference, letter: str) -> str:
    """The year with its letter: `2020a`, `n.d.-a`."""
    words = year_of(ref)
    return f"{words}{'-' if letter and not words[-1].isdigit() else ''}{letter}"


def date_of(ref: Reference, letter: str) -> str:
    """What stands in the round brackets of an entry: `2020a, March 9`."""
    day = day_of(ref)
    return f"{lettered(ref, letter)}{', ' if day else ''}{day}"


def day_of(ref: Reference) -> str:
    """Month and day, where entries of the type have them."""
    date = ref.issued
    if date is None or date.year is None or not _has_day(ref):
        return ""
    if date.season is not None:
        return _SEASONS[date.season - 1]
    start, end = _month_day(date), _month_day(date.until) if date.until else ""
    if date.until is None or not start or not end:
        return start
    if (date.year, date.month) == (date.until.year, date.until.month):
        end = str(date.until.day) if date.until.day is not None else ""
        return f"{start}–{end}" if end and date.day not in (None, date.until.day) else start
    return f"{start}–{end}"


def _month_day(date: CslDay) -> str:
    if date.month is None:
        return ""
    return f"{MONTHS[date.month - 1]}{f' {date.day}' if date.day is not None else ''}"


def _has_day(ref: Reference) -> bool:
    in_volume = ref.editor or ref.volume or ref.issue or ref.page
    return ref.type in _BY_THE_DAY or (ref.type in _AT_A_MEETING and not in_volume)


def spoken(date: CslDate) -> str:
    """A date as a sentence has it: `November 22, 2026`."""
    start = _month_day(date)
    return f"{start}{',' if date.day is not None else ''} {year(date)}" if start else year(date)
