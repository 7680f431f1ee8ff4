"""A build that dies leaves each file old or new, and the next one completes it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from examples import daily
from whole_build import retitle, seen

pytestmark = pytest.mark.usefixtures("once")

Run = Callable[..., Any]
MOVES = 8
"""Files that a first build moves into place: journal, journal with the digests, 3 artifacts,
journal, index, manifest."""


KILL = """
import os, sys
moved = os.replace
left = int(sys.argv.pop(1))
def move(*names, **folders):
    global left
    if left == 0:
        os._exit(9)
    left -= 1
    moved(*names, **folders)
os.replace = move
from jobcareer_kb.cli import main
main()
"""


class Killed(BaseException):
    """Stands for the end of the process: no `except` of the program sees it."""


@contextmanager
def dying_after(moves: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a build move so many files, then die in the midst of the next one."""
    left = moves
    before = os.replace

    def move(*names: Any, **folders: Any) -> None:
        nonlocal left
        if left == 0:
            raise Killed
        left -= 1
        before(*names, **folders)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(os, "replace", move)
        yield


def assert_whole(folder: Path, expected: dict[str, bytes]) -> None:
    assert seen(folder) == expected
    assert [path.name for path in folder.rglob(".*")] == [".lock"]


@pytest.mark.parametrize("moves", daily(("5",), {str(n): n for n in range(MOVES)}))
def test_a_first_build_that_dies_is_completed(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    run("build", "--out", "whole")
    whole = seen(Path("whole"))
    with dying_after(moves, monkeypatch):
        run("build")
    left = seen(Path("build"))
    assert {path for path in left if left[path] != whole[path]} == set()
    result = run("build")
    assert (result.exit_code, "kept:" in result.stdout) == (0, False)
    assert_whole(Path("build"), whole)


@pytest.mark.parametrize("moves", daily(("3",), {str(n): n for n in range(1, MOVES, 2)}))
def test_a_later_build_that_dies_leaves_each_file_old_or_new(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    run("build")
    old = seen(Path("build"))
    retitle(small, "New title")
    run("build", "--out", "whole")
    new = seen(Path("whole"))
    with dying_after(moves, monkeypatch):
        run("build")
    for path, data in seen(Path("build")).items():
        assert data in (old[path], new[path]), path
    result = run("build")
    assert (result.exit_code, "kept:" in result.stdout) == (0, False)
    assert_whole(Path("build"), new)


@pytest.mark.slow
def test_two_builds_that_die_and_an_edit_between_them(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build")
    retitle(small, "New title")
    with dying_after(3, monkeypatch):
        run("build")
    retitle(small, "Newer title")
    with dying_after(2, monkeypatch):
        run("build")
    retitle(small, "Newest title")
    result = run("build")
    assert "kept:" not in result.stdout
    run("build", "--out", "whole")
    assert_whole(Path("build"), seen(Path("whole")))


@pytest.mark.slow
@pytest.mark.parametrize("moves", [1, 2, 4, 6])
def test_a_build_that_dies_leaves_nothing_where_the_edit_is_undone(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    run("build")
    old, settings = seen(Path("build")), (small / "kb.yaml").read_bytes()
    retitle(small, "New title")
    done = subprocess.run([sys.executable, "-c", KILL, str(moves), "build"], capture_output=True)
    assert done.returncode == 9
    (small / "kb.yaml").write_bytes(settings)
    assert run("build").exit_code == 0
    assert_whole(Path("build"), old)


@pytest.mark.slow
def test_a_narrowed_build_forgets_nothing_of_a_dead_one(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = small / "workshop" / "weather-or-climate-30.yaml"
    other = shop.read_text().replace("id: weather-or-climate-30", "id: outdoors")
    shop.with_name("outdoors.yaml").write_text(other.replace("title: ", "title: Outdoors, ", 1))
    run("build")
    old, settings = seen(Path("build")), (small / "kb.yaml").read_bytes()
    retitle(small, "New title")
    done = subprocess.run([sys.executable, "-c", KILL, "3", "build"], capture_output=True)
    assert done.returncode == 9
    (small / "kb.yaml").write_bytes(settings)
    assert run("build", "weather-or-climate-30").exit_code == 0
    assert "kept:" not in run("build").stdout
    assert_whole(Path("build"), old)


def test_a_file_edited_after_a_build_died_is_kept(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dying_after(4, monkeypatch):
        run("build")
    mine = next(path for path in sorted(Path("build").rglob("*.docx")))
    mine.write_bytes(b"my own words")
    result = run("build")
    assert mine.read_bytes() == b"my own words"
    assert f"kept: {mine.relative_to('build').as_posix()}" in result.stdout


def test_what_a_dead_build_made_and_nobody_plans_any_more_is_removed(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with dying_after(MOVES - 1, monkeypatch):
        run("build")
    shop = small / "workshop" / "weather-or-climate-30.yaml"
    shop.write_text(shop.read_text().replace("id: weather-or-climate-30", "id: outdoors"))
    run("build")
    assert sorted(path.name for path in Path("build").iterdir() if path.is_dir()) == ["outdoors"]


@pytest.mark.slow
@pytest.mark.parametrize("moves, still", [(0, 1), (1, 4), (3, 2), (4, 1)])
def test_a_process_that_is_killed_frees_the_lock(
    small: Path, run: Run, moves: int, still: int
) -> None:
    """The real thing: the process is gone, no clean-up of any kind runs."""
    done = subprocess.run([sys.executable, "-c", KILL, str(moves), "build"], capture_output=True)
    assert done.returncode == 9
    left = [path.name for path in Path("build").rglob(".*.jobcareer-kb-new")]
    assert len(left) == still, "what was not moved yet lies beside its place"
    result = run("build")
    assert (result.exit_code, "3 made" in result.stdout) == (0, True)
    run("build", "--out", "whole")
    assert_whole(Path("build"), seen(Path("whole")))


@pytest.mark.parametrize("name", ["..lock.1f.jobcareer-kb-new", ".lock"])
def test_what_the_first_step_of_a_dead_build_leaves_is_nobodys(
    small: Path, run: Run, name: str
) -> None:
    Path("build").mkdir()
    (Path("build") / name).write_bytes(b"")
    result = run("build")
    assert (result.exit_code, "3 made, 0 unchanged" in result.stdout) == (0, True)
    assert name == ".lock" or not (Path("build") / name).exists()
