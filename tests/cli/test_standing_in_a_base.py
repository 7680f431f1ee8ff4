"""Which knowledge base a command takes without `--kb`: that where one stands, and never a guess."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
CAME_ALONG = "Using the knowledge base that came along: there is none here."


@pytest.mark.parametrize("place", [".", "kb", "kb/definition"])
def test_a_command_takes_the_base_that_one_stands_in(
    place: str, starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(starter.parent / place)
    done = run("list", "definition")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "climate" in done.stdout and "career" not in done.stdout


def test_findings_are_named_from_where_one_stands(
    starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    climate = starter / "definition/climate.yaml"
    climate.write_text(climate.read_text().replace("[@noaa-climate]", "[@noaa-climat]", 1))
    monkeypatch.chdir(starter / "workshop")
    assert run("check").stdout.startswith("../definition/climate.yaml:3:")


def test_a_build_goes_beside_the_base_that_one_stands_in(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small / "definition")
    assert run("build").exit_code == 0
    assert (small.parent / "build/index.html").is_file()
    assert not (small / "build").exists() and not (small / "definition/build").exists()


@pytest.mark.parametrize("place", [".", "kb", "kb/step"])
@pytest.mark.parametrize("command", ["check", "build", "list"])
def test_records_without_settings_are_no_reason_to_take_another_base(
    place: str, command: str, starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (starter / "kb.yaml").unlink()
    monkeypatch.chdir(starter.parent / place)
    done = run(command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "activity/exit-ticket.yaml is a record, but" in done.stderr
    assert "kb.yaml is missing" in done.stderr
    assert not (starter.parent / "build").exists()


@pytest.mark.slow
def test_where_there_is_none_the_one_that_came_along_is_named_first(
    starter: Path, run: Run
) -> None:
    shutil.rmtree(starter)
    done = run("list")
    assert done.exit_code == 0
    assert done.stderr.startswith(CAME_ALONG)
