"""The year of a reference can be true: it is not after the release, and the source was not opened
before it came out, nor on a day that is still to come.

Bad:   issued: 2206, in a knowledge base released in 2026
Bad:   issued: 219, of a page of the web
Bad:   issued: 21, of a book        issued: 2024/2019
Good:  issued: 2026
Good:  a year that is doubtful but stands in the source you took it from, with the reason:
       custom: {doubtful: The article says 2004, but the site is younger.}
Mend:  correct `issued` or `accessed`, or say under `custom` what is doubtful. The source
       notes print it.
Why:   a wrong year sends readers to the wrong page and makes old figures look new.
"""

import datetime
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._to_come import is_to_come
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.reference import CslDate, CslDay, Reference

_PRINT = 1450
"""About the first year of which a book was printed."""
_NEW = frozenset(
    {
        *("webpage", "article-journal", "article-magazine", "article-newspaper", "report"),
        *("dataset", "post", "post-weblog", "software", "motion_picture", "broadcast", "thesis"),
    }
)
"""Types of sources that are younger."""
_SHORT = range(1, 100)
_OLD = frozenset({"classic", "manuscript"})


def _impossible(context: Context, name: str, reference: Reference) -> Iterator[Diagnostic]:
    kb = context.kb
    released = kb.settings.released
    latest = CslDate(year=released.year, month=released.month, day=released.day)
    issued, accessed = reference.issued, reference.accessed
    opened = _first_day(accessed) if accessed is not None else None
    if opened is not None and is_to_come(context, opened):
        yield CHECK.rule.at(
            kb.locate(name, ("accessed",)),
            f"source '{reference.id}' was opened on a day that is still to come",
            "write the day on which somebody opened it",
        )
        return
    if issued is None or reference.custom.doubtful:
        return
    if issued.until is not None and _later(issued, issued.until):
        message = "issued in a range that ends before it begins"
    elif _later(issued, latest):
        message = f"issued after this knowledge base, which was released in {released.year}"
    elif accessed is not None and _later(issued, accessed):
        message = f"issued after it was opened, in {accessed.year}"
    elif issued.year is not None and issued.year < _PRINT and reference.type in _NEW:
        message = f"issued in {issued.year}, before anything was printed"
    elif issued.year in _SHORT and reference.type not in _OLD:
        message = f"issued in the year {issued.year}; a year has four digits"
    else:
        return
    yield CHECK.rule.at(
        kb.locate(name, ("issued",)),
        f"source '{reference.id}' was {message}",
        "correct the date, or say in 'custom: {doubtful: ...}' what is not certain",
    )


def _first_day(date: CslDate) -> datetime.date | None:
    """The first day that a date may mean; None of words, and of what was before our years."""
    if date.year is None or date.year < 1:
        return None
    return datetime.date(date.year, date.month or 1, date.day or 1)


def _later(date: CslDay, other: CslDay) -> bool:
    """True if a date lies after another, as far as both are known."""
    for mine, theirs in zip(_parts(date), _parts(other), strict=False):
        if mine != theirs:
            return mine > theirs
    return False


def _parts(date: CslDay) -> tuple[int, ...]:
    return tuple(part for part in (date.year, date.month, date.day) if part is not None)


CHECK = check_of_record(
    "JK215", "reference-dated", Severity.WARNING, __doc__, _impossible, Reference, dated=True
)
