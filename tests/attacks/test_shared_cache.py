"""A cache that somebody else could have laid is not used, and none is written through a link."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sandbox import Sandbox

from jobcareer_kb.checking import cache, cache_place

Run = Callable[..., Result]


@pytest.fixture
def own(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of caches of this test, beside the records and not yet made."""
    folder = sandbox.project / "cache"
    monkeypatch.setenv(cache_place.VARIABLE, str(folder))
    return folder


def file_in(own: Path) -> Path:
    found = cache_place.cache_file(Path("kb"))
    assert found is not None and found.parent == own
    return found


def test_the_folder_is_closed_to_others(sandbox: Sandbox, run: Run, own: Path) -> None:
    before = os.umask(0)
    try:
        run("check")
    finally:
        os.umask(before)
    assert own.stat().st_mode & 0o777 == 0o700
    assert file_in(own).is_file()


def test_a_link_to_a_database_of_somebody(sandbox: Sandbox, run: Run, own: Path) -> None:
    """SQLite would follow it and put its tables among theirs."""
    mine = sandbox.project / "mine.sqlite"
    with sqlite3.connect(mine) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
    before = mine.read_bytes()
    own.mkdir(mode=0o700)
    file_in(own).symlink_to(mine)
    assert run("check").exit_code == 0
    assert mine.read_bytes() == before


def test_a_pipe_and_a_folder_that_is_a_link(sandbox: Sandbox, run: Run, own: Path) -> None:
    own.mkdir(mode=0o700)
    os.mkfifo(file_in(own))
    assert run("check").exit_code == 0
    file_in(own).unlink()
    own.rmdir()
    own.symlink_to(sandbox.home / "empty")
    assert run("check").exit_code == 0
    assert list((sandbox.home / "empty").iterdir()) == []


LINKS = {"the folder": "cache", "above it": "cache/jk", "further above": "cache/of/mine"}


@pytest.mark.parametrize("named", LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("whole", [False, True], ids=["from here", "by its whole path"])
def test_a_link_on_the_way_to_the_folder(
    sandbox: Sandbox, run: Run, monkeypatch: pytest.MonkeyPatch, named: str, whole: bool
) -> None:
    """Whatever the checkout brings along: nothing is made in the home, and the check goes on."""
    Path("cache").symlink_to(sandbox.home)
    monkeypatch.setenv(cache_place.VARIABLE, str(sandbox.project / named) if whole else named)
    assert run("check").exit_code == 0


BESIDE = ["-journal", "-wal", "-shm"]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("ending", BESIDE)
@pytest.mark.parametrize("first", [False, True], ids=["before the first check", "after it"])
def test_a_pipe_beside_the_file_is_not_waited_for(
    sandbox: Sandbox, own: Path, ending: str, first: bool
) -> None:
    """SQLite would open it, and wait until somebody writes into it."""
    command = [sys.executable, "-m", "jobcareer_kb", "check"]
    if first:
        subprocess.run(command, check=True, capture_output=True)
    own.mkdir(mode=0o700, exist_ok=True)
    os.mkfifo(own / f"{file_in(own).name}{ending}")
    done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o1777], ids=oct)
def test_a_folder_that_others_can_write_into(
    sandbox: Sandbox, run: Run, own: Path, mode: int
) -> None:
    own.mkdir()
    own.chmod(mode)
    assert run("check").exit_code == 0
    assert list(own.iterdir()) == []


def lie(file: Path) -> None:
    """Say of an uncited claim that nothing was found, with the digest that belongs to the row."""
    with sqlite3.connect(file) as connection:
        for key, body in connection.execute("SELECT key, body FROM reports").fetchall():
            told = json.dumps({**json.loads(body), "diagnostics": []})
            connection.execute(
                "UPDATE reports SET body = ?, sum = ? WHERE key = ?",
                (told, cache._sum(key, told), key),
            )


def test_a_cache_that_comes_with_a_checkout_is_not_believed(
    sandbox: Sandbox, run: Run, own: Path
) -> None:
    path = sandbox.kb / "definition/weather.yaml"
    path.write_text(path.read_text().replace("[@noaa-weather]", "", 1))
    assert run("check").exit_code == 1
    lie(file_in(own))
    assert run("check").exit_code == 0, "the lie would be believed"
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "all"]):
        subprocess.run([*git, *words], cwd=sandbox.project, check=True, capture_output=True)
    assert run("check").exit_code == 1


@pytest.mark.parametrize("ending", BESIDE)
def test_a_journal_that_comes_with_a_checkout_is_not_played_back(
    sandbox: Sandbox, run: Run, own: Path, ending: str
) -> None:
    """SQLite writes what it holds into the file beside it, whoever laid it there."""
    run("check")
    journal = own / f"{file_in(own).name}{ending}"
    journal.write_bytes(b"")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", str(journal)], ["commit", "-qm", "all"]):
        subprocess.run([*git, *words], cwd=sandbox.project, check=True, capture_output=True)
    assert not cache_place._is_private(file_in(own))


VALUES = [None, 7, "x", [], {}, [[]], [{"a": 1}]]


@pytest.mark.slow
@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_row_of_another_shape_with_the_right_digest(
    sandbox: Sandbox, run: Run, own: Path, value: object
) -> None:
    path = sandbox.kb / "definition/weather.yaml"
    path.write_text(path.read_text().replace("[@noaa-weather]", "", 1))
    first = run("check").stdout
    with sqlite3.connect(file_in(own)) as connection:
        ((key, body),) = connection.execute("SELECT key, body FROM reports").fetchall()
    for name in json.loads(body):
        with sqlite3.connect(file_in(own)) as connection:
            told = json.dumps({**json.loads(body), name: value})
            connection.execute("DELETE FROM reports")
            row = (key, told, cache._sum(key, told))
            connection.execute("INSERT INTO reports (key, body, sum) VALUES (?, ?, ?)", row)
        result = run("check")
        assert result.exit_code in (0, 1), name
        assert result.stdout == first or value in ([], {}, None), name
