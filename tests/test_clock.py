"""The clock is that of the system, as long as no test stops it."""

import datetime
import time

import pytest
from the_day import DAY, NOT_STOPPED

from jobcareer_kb import clock


def test_today_is_what_the_system_says(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime.datetime(2031, 5, 17, 12)
    monkeypatch.setattr(time, "time", noon.timestamp)
    assert NOT_STOPPED() == noon.date()


def test_no_test_sees_it() -> None:
    assert (clock.today(), clock.now_ns()) == (DAY, 0)
