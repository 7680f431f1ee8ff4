"""Files read by several processes: the same facts in the same order, whatever becomes of them."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from git_repository import STARTER

from jobcareer_kb import processes
from jobcareer_kb.loading import crew
from jobcareer_kb.loading.files import read_folder

# The process of a test has other threads, that of the command has none.
pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
FEW: frozenset[str] = frozenset()
FILES = [file for file in read_folder(STARTER, "kb").files if "/" in file.path]
ALONE = list(crew.reader(1, FEW)(FILES))


@pytest.fixture(autouse=True)
def _as_before_any_typesetting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes begin as those of a command do, also where a test before this one made a PDF."""
    monkeypatch.setattr(processes, "_THREADED", frozenset())


@pytest.mark.parametrize("jobs", [2, 3, 50])
def test_many_find_what_one_finds(jobs: int) -> None:
    assert list(crew.reader(jobs, FEW)(FILES)) == ALONE


def test_small_parcels_come_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_PARCEL", 500)
    assert list(crew.reader(2, FEW)(FILES)) == ALONE


def test_nothing_to_read() -> None:
    assert list(crew.reader(2, FEW)([])) == []


@pytest.mark.parametrize(("size", "count"), [(0, 1), (crew.WORTH - 1, 1), (crew.WORTH, 2)])
def test_a_second_process_starts_where_it_pays(
    monkeypatch: pytest.MonkeyPatch, size: int, count: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(crew, "read_any", lambda file, keep: file)

    class Sized:
        def __init__(self, size: int) -> None:
            self.size = size

    assert crew._crew([Sized(size)]) == count  # type: ignore[list-item]


def test_where_every_record_is_wanted_one_process_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_together", None)  # not called
    records = [each.records for each in crew.reader(4, None)(FILES)]
    assert all(records)


@pytest.mark.skipif(not crew.FORKS, reason="a started process does not see what is patched here")
def test_what_a_killed_process_leaves_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    before = crew.read_any

    def killed(file: object, keep: object) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return before(file, keep)  # type: ignore[arg-type]

    monkeypatch.setattr(crew, "read_any", killed)
    assert list(crew.reader(2, FEW)(FILES)) == ALONE


STOPPED = """
import os, signal, sys
from jobcareer_kb.loading import crew
here, before, read = os.getpid(), crew.read_any, []
def stop(file, keep):
    if os.getpid() == here:
        os.killpg(0, signal.SIGINT)
    return before(file, keep)
crew.read_any = stop
from jobcareer_kb.cli import main
sys.argv = ["jobcareer-kb", "check", "--no-cache", "--select", "JK2", "--jobs", "2"]
sys.argv += ["--as-of", "2026-11-24"]
main()
"""


@pytest.mark.slow
@pytest.mark.skipif(not crew.FORKS, reason="a started process does not see what is patched here")
def test_ctrl_c_is_answered_by_one(tmp_path: Path) -> None:
    """A terminal sends it to every process of the command."""
    shutil.copytree(STARTER, tmp_path / "kb")
    done = subprocess.run(
        [sys.executable, "-c", STOPPED], cwd=tmp_path, start_new_session=True,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 130
    assert done.stderr.strip() == "jobcareer-kb: stopped; no file is half-written"
