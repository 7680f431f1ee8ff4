"""Damaged manifests, journals and caches: each is said in a line."""

from pathlib import Path

import pytest
from damage_outputs import run_in


@pytest.mark.slow
def test_damaged_files_are_said_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBCAREER_KB_DEBUG", "1")
    assert run_in(tmp_path / "project", 600, seed=600) == []
