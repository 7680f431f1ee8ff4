"""Damaged manifests, journals and caches: some each day, more with the slow tests."""

from pathlib import Path

import pytest
from damage_outputs import run_in

COUNTS = [pytest.param(24, id="some"), pytest.param(600, id="more", marks=pytest.mark.slow)]


@pytest.mark.parametrize("count", COUNTS)
def test_damaged_files_are_said_in_a_line(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBCAREER_KB_DEBUG", "1")
    assert run_in(tmp_path / "project", count, seed=count) == []
