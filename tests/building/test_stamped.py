"""A file that was built is known by its stamp, and one that somebody edited is still seen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jobcareer_kb import clock
from jobcareer_kb.building.output import Output

Run = Callable[..., Result]
GUIDE = "weather-or-climate-30/weather-or-climate-30-slides.md"
BUILD = ("build", "--format", "markdown")


@pytest.fixture
def digested(starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of a folder that was built twice, by path, as they are read from now on."""
    monkeypatch.setattr(clock, "now_ns", lambda: 10**20)
    found: list[str] = []
    digest = Output._digest

    def counted(out: Output, path: str) -> str | None:
        found.append(path)
        return digest(out, path)

    assert run(*BUILD).exit_code == run(*BUILD).exit_code == 0
    monkeypatch.setattr(Output, "_digest", counted)
    return found


def test_no_file_is_read_that_is_as_it_was(run: Run, digested: list[str]) -> None:
    assert " 0 made" in f" {run(*BUILD).stdout}"
    assert digested == []


@pytest.mark.slow
@pytest.mark.parametrize("asked", [{"CI": "1"}, {}], ids=["in CI", "without what is kept"])
def test_all_are_read_where_nothing_is_believed(
    run: Run, digested: list[str], asked: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    run(*BUILD, *(() if asked else ("--no-cache",)))
    assert GUIDE in digested


def test_an_edit_of_equal_size_and_time_is_seen(run: Run, digested: list[str]) -> None:
    file = Path("build", GUIDE)
    before, data = file.stat(), file.read_bytes()
    file.write_bytes(data.swapcase())
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert f"kept: {GUIDE} was edited by somebody" in run(*BUILD).stdout
    assert digested == [GUIDE]
    assert file.read_bytes() == data.swapcase()


@pytest.mark.slow
def test_what_is_kept_is_data_and_made_anew_once_it_is_damaged(
    run: Run, digested: list[str], tmp_path: Path
) -> None:
    for kept in Path(os.environ["JOBCAREER_KB_CACHE"]).glob("*.sqlite"):
        kept.write_bytes(b"SQLite format 3\0" + b"x" * 4096)
    assert " 0 made" in f" {run(*BUILD).stdout}"
    assert GUIDE in digested
