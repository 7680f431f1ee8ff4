"""What the tests of building do once alone: looking at equal files, and making equal documents."""

from collections.abc import Callable
from pathlib import Path

import once
import pytest
from click.testing import Result


@pytest.mark.usefixtures("once")
def test_equal_files_are_looked_at_once_and_made_once(
    small: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "_INSPECTED", {})
    monkeypatch.setattr(once, "_MADE", {})
    run("build")
    looked, made = len(once._INSPECTED), len(once._MADE)
    run("build", "--out", "again")
    assert (looked, len(once._INSPECTED)) == (1, 1)
    assert 0 < made == len(once._MADE)
