"""Ctrl-C: one clean line, exit 130, and every file old or new."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from git_repository import STARTER

from jobcareer_kb.checking import ask
from jobcareer_kb.cli import group
from jobcareer_kb.loading import files, tree

SLOW = """
import sys, time
import jobcareer_kb.building.output as output
real = output.os.fsync
def slow(handle):
    real(handle)
    print("writing", flush=True)
    time.sleep(60)
output.os.fsync = slow
from jobcareer_kb.cli import main
sys.argv = ["jobcareer-kb", "build"]
main()
"""
LINE = "jobcareer-kb: stopped; no file is half-written"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_in_the_middle_of_writing(tmp_path: Path) -> None:
    shutil.copytree(STARTER, tmp_path / "kb")
    with subprocess.Popen(
        [sys.executable, "-c", SLOW],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == "writing\n"
        build.send_signal(signal.SIGINT)
        _, said = build.communicate(timeout=30)
    assert build.returncode == 130
    assert said.strip() == LINE
    left = {p.name for p in (tmp_path / "build").rglob("*") if p.is_file()}
    assert left <= {".lock", ".journal.json"}, "nothing is half-written"
    done = CliRunner().invoke(group, ["build", "--kb", str(tmp_path / "kb"),
                                      "--out", str(tmp_path / "build")])  # fmt: skip
    assert done.exit_code == 0
    assert not list((tmp_path / "build").rglob(".*-new"))


@pytest.mark.parametrize(
    "where, name, options",
    [(tree.Regular, "read", ["--no-cache"]), (ask, "digest_of", [])],
    ids=["all at once", "digests first"],
)
def test_ctrl_c_while_reading(
    where: object, name: str, options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(STARTER, tmp_path / "kb")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(where, name, stop)
    done = CliRunner().invoke(group, ["check", "--kb", str(tmp_path / "kb"), *options])
    assert done.exit_code == 130
    assert done.stderr.strip() == LINE
    assert done.stdout == ""


def growing(times: int) -> Callable[..., object]:
    """An `fstat` under which a file seems to grow while it is read, the first times.

    It is looked at before and after each time.
    """
    real, count = os.fstat, [0]

    def stat(handle: int) -> object:
        found = real(handle)
        count[0] += 1
        if count[0] % 2 or count[0] > 2 * times:
            return found
        return os.stat_result((*found[:6], found.st_size + 1, *found[7:10]))

    return stat


@pytest.mark.parametrize("times, codes", [(0, []), (2, []), (3, ["JK012"])])
def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, codes: list[str]
) -> None:
    (tmp_path / "kb.yaml").write_text("title: T\n", encoding="utf-8")
    monkeypatch.setattr(os, "fstat", growing(times))
    listing = files.read_folder(tmp_path, "kb")
    assert [d.code for d in listing.diagnostics] == codes
    assert [f.data for f in listing.files] == ([] if codes else [b"title: T\n"])
    if codes:
        said = "cannot be read: another program is writing it; wait until that is done"
        assert listing.diagnostics[0].message == said
