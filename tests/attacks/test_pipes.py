"""A pipe or a device is written into, and nothing else that lies, or is put, in its place.

Seen: what was looked at by its path was opened by its path, links followed, so that whoever put a
link to the home in the place of a pipe in between got a report added to the file there. And every
file and every link below `/dev/`, where also `/dev/shm` lies, was taken for a device.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from sandbox import SHARED_MEMORY, Sandbox

from jobcareer_kb.disk.files import replace_file
from jobcareer_kb.disk.standing import StrangeFault
from jobcareer_kb.errors import OutputFault

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes"),
    pytest.mark.slow,
]
Run = Callable[..., Result]
NOTES = "my own notes\n"
SWAPS: dict[str, Callable[[Path, Path], Any]] = {
    "a link": lambda path, home: path.symlink_to(home / "notes.txt"),
    "a hard link": lambda path, home: path.hardlink_to(path.with_name("beside")),
    "a file": lambda path, home: path.write_text(NOTES),
    "nothing": lambda path, home: None,
}


@pytest.mark.parametrize("put", SWAPS.values(), ids=SWAPS)
def test_what_is_put_in_the_place_of_a_pipe_as_it_is_opened(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path, Path], None]
) -> None:
    Path("reports").mkdir()
    Path("reports/beside").write_text(NOTES)
    path, opened = Path("reports/all.json").absolute(), os.open
    os.mkfifo(path)
    reader = opened(path, os.O_RDONLY | os.O_NONBLOCK)

    def swapped(name: str, *words: Any, **more: Any) -> int:
        if Path(name).name == path.name:
            path.unlink()
            put(path, sandbox.home)
        return opened(name, *words, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", swapped)
        with pytest.raises(StrangeFault, match=r"all\.json was exchanged while it was used"):
            replace_file(Path("reports/all.json"), b"{}")
    os.close(reader)
    assert not path.exists() or path.read_text() == NOTES


COMMANDS: dict[str, tuple[tuple[str, ...], str]] = {
    "report": (("check", "--format", "json=out/all.json"), "out/all.json"),
    "schema": (("schema", "--all", "out"), "out/step.json"),
}


@pytest.mark.skipif(not SHARED_MEMORY.is_dir(), reason="nobody may write below /dev here")
@pytest.mark.parametrize("sandbox", ["project below /dev"], indirect=True)
@pytest.mark.parametrize("command, file", COMMANDS.values(), ids=COMMANDS)
def test_a_file_below_dev_is_a_file_and_a_link_a_link(
    sandbox: Sandbox, run: Run, command: tuple[str, ...], file: str
) -> None:
    assert run(*command).exit_code == 0
    first = Path(file).read_bytes()
    assert run(*command).exit_code == 0
    assert Path(file).read_bytes() == first
    Path(file).unlink()
    Path(file).symlink_to(sandbox.home / "only" / "new")
    result = run(*command)
    assert (result.exit_code, Path(file).name in result.stderr) == (3, True)
    assert "is a link, expected a regular file" in result.stderr


def own_words(path: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, "-m", "jobcareer_kb", "check", "--format", f"json={path}"]
    return subprocess.run(words, check=False, **more)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_what_the_program_was_handed_open(sandbox: Sandbox, path: str) -> None:
    """Also a file, as in `{ echo "# Report"; jobcareer-kb check --format json=/dev/stdout; } >a`:
    what others wrote there stays."""
    done = own_words(path, capture_output=True)
    assert (done.returncode, done.stdout[:1], done.stderr) == (0, b"{", b"")
    with Path("a").open("wb") as file:
        os.write(file.fileno(), b"# Report\n")
        assert own_words(path, stdout=file).returncode == 0
    assert Path("a").read_bytes() == b"# Report\n" + done.stdout


def test_a_pipe_of_the_shell(sandbox: Sandbox) -> None:
    """As in `--format json=>(jq .)`, which the shell gives as `/dev/fd/63`."""
    reader, writer = os.pipe()
    with open(reader, "rb") as file:
        done = own_words(f"/dev/fd/{writer}", pass_fds=[writer], stdout=subprocess.DEVNULL)
        os.close(writer)
        assert (done.returncode, file.read(1)) == (0, b"{")


def test_what_the_program_opened_itself_is_nobodys_to_name(sandbox: Sandbox) -> None:
    with Path("mine").open("wb") as file, pytest.raises(OutputFault, match="bad file descriptor"):
        replace_file(Path(f"/dev/fd/{file.fileno()}"), b"{}")
    assert Path("mine").read_bytes() == b""
