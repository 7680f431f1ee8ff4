"""The clock, for the day of a check and the age of a file; nothing else looks at it (io).

A review date passes on a day, not with a release. Tests stop the clock here, so they pass on any.
"""

import datetime
import time


def today() -> datetime.date:
    """The day on which a check is made where `--as-of` gives no other."""
    return datetime.date.today()


def now_ns() -> int:
    """Now, in the nanoseconds that files are stamped with."""
    return time.time_ns()
