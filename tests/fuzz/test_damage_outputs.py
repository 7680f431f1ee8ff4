"""Damaged manifests, journals and caches: each is said in a line."""

import itertools
import signal
from collections.abc import Callable
from pathlib import Path

import click
import damage_outputs
import pytest
from damage_outputs import ended, run_in


@pytest.mark.slow
def test_damaged_files_are_said_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBCAREER_KB_DEBUG", "1")
    assert run_in(tmp_path / "project", 600, seed=600) == []


FOREVER = {
    "works": lambda: [None for _ in itertools.repeat(0) if _],
    "waits": signal.pause,
}


@pytest.mark.slow
@pytest.mark.parametrize("forever", FOREVER.values(), ids=FOREVER)
def test_a_command_that_does_not_end_is_a_fault_that_is_told(
    monkeypatch: pytest.MonkeyPatch, forever: Callable[[], object]
) -> None:
    """Without it the alarm would end the tests, and say nothing of the file."""
    monkeypatch.setattr(damage_outputs, "group", click.Command("forever", callback=forever))
    monkeypatch.setattr(damage_outputs, "WORK", 0.1)
    monkeypatch.setattr(damage_outputs, "WAIT", 1)
    assert ended() == "TimeoutError: still at work, or waiting"
