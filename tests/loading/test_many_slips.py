"""A file that was made to hold a hundred thousand slips takes as long as it is large, no longer."""

from collections.abc import Callable

import pytest
from hostile_records import SLIPS, judged
from linear import assert_doubles

from jobcareer_kb.reports.text import render_text

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", SLIPS)
def test_twice_the_slips_take_at_most_twice_the_steps(kind: str) -> None:
    path, text, code = SLIPS[kind]
    found = {each.code for each in judged(path, text(60)).diagnostics}
    assert not code or code in found

    def work(count: int) -> Callable[[], object]:
        made = text(count)
        return lambda: render_text(judged(path, made))

    assert_doubles(work, 120)
