"""The day on which every test is: none looks at the clock, so that all pass on any day."""

import datetime
import shlex
import sys
import threading
import time

import pytest

from jobcareer_kb import clock

DAY = datetime.date(2026, 11, 24)
NOT_STOPPED = clock.today
AS_OF = ("--as-of", DAY.isoformat())
"""For a process, in which no clock can be stopped."""


def stop_the_clock(patch: pytest.MonkeyPatch) -> None:
    """It is that day; every file was changed just now, so that none is known by its stamp."""
    patch.setattr(clock, "today", lambda: DAY)
    patch.setattr(clock, "now_ns", lambda: 0)


class Later(threading.Timer):
    """A timer that also ends where a run of tests has the clock set otherwise.

    The wait of an event does not: it goes by a clock that is not set with the others.
    """

    def run(self) -> None:
        time.sleep(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)


def program() -> str:
    """A shell command that is the program on that day, for lines that name no day of their own."""
    day = ", ".join(map(str, (DAY.year, DAY.month, DAY.day)))
    code = (
        f"import datetime; from jobcareer_kb import cli, clock; "
        f"clock.today = lambda: datetime.date({day}); cli.main()"
    )
    return shlex.join([sys.executable, "-c", code])
