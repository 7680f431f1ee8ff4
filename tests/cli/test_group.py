"""The command line as a whole: help, slips, faults in one line, streams and exit codes."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from the_day import AS_OF

from jobcareer_kb import __version__
from jobcareer_kb.cli import group
from jobcareer_kb.cli import list as list_module
from jobcareer_kb.errors import JobcareerKbError, LockedFault, OutputFault, UsageFault

Run = Callable[..., Any]
COMMANDS = group.list_commands(click.Context(group))


def test_help_lists_the_commands(run: Run) -> None:
    said = run("--help").stdout
    assert {"build", "check", "explain", "init", "list", "show"} <= set(COMMANDS)
    for name in COMMANDS:
        assert f"\n  {name} " in said


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"jobcareer-kb {name}" in result.stdout or f"`{name}" in result.stdout


def test_the_version(run: Run) -> None:
    assert run("--version").stdout == f"jobcareer-kb, version {__version__}\n"


SLIPS = {
    "a command": (("biuld",), "no command 'biuld'; did you mean 'build'?"),
    "a strange command": (("zzz",), "no command 'zzz'; try --help"),
    "an option": (("build", "--formt", "docx"), "No such option"),
    "a folder": (("check", "--kb", "nowhere"), "--kb nowhere: no such folder"),
    "a code": (("explain", "JK999"), "no code 'JK999'; "),
    "a kind": (("list", "steps"), "unknown kind 'steps'; known: activity, "),
    "a record": (("show", "definition/wether"), "did you mean 'definition/weather'?"),
}


@pytest.mark.parametrize("arguments, message", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_with_what_there_is(
    starter: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


FAULTS: dict[str, tuple[BaseException, int, str]] = {
    "wrong use": (UsageFault("no such thing"), 2, "jobcareer-kb: no such thing\n"),
    "output": (OutputFault("disk full"), 3, "jobcareer-kb: disk full\n"),
    "lock": (LockedFault("another build"), 3, "jobcareer-kb: another build\n"),
    "other": (JobcareerKbError("stopped"), 3, "jobcareer-kb: stopped\n"),
    "memory": (MemoryError(), 3, "jobcareer-kb: out of memory; build fewer workshops at once\n"),
    "no room on a stream": (
        OSError(errno.ENOSPC, "No space left on device"),
        3,
        "jobcareer-kb: could not finish: no space left on device\n",
    ),
    "too many open files": (
        OSError(errno.EMFILE, "Too many open files", "kb/kb.yaml"),
        3,
        "jobcareer-kb: kb/kb.yaml: too many open files\n",
    ),
    "something of an open folder": (
        OSError(errno.EIO, "Input/output error", 7),
        3,
        "jobcareer-kb: could not finish: input/output error\n",
    ),
    "something taken away": (
        FileNotFoundError(errno.ENOENT, "No such file or directory", b"a\nb"),
        3,
        "jobcareer-kb: a␊b: no such file or directory\n",
    ),
    "a fault of the program": (
        ZeroDivisionError("division by zero"),
        3,
        "jobcareer-kb: a fault of the program, not of your files: "
        "ZeroDivisionError: division by zero\n"
        "Please report it; JOBCAREER_KB_DEBUG=1 shows where it happened.\n",
    ),
}


@pytest.mark.parametrize("fault, code, said", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_a_line_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, fault: BaseException, code: int, said: str
) -> None:
    def fail() -> None:
        raise fault

    monkeypatch.delenv("JOBCAREER_KB_DEBUG", raising=False)
    monkeypatch.setattr(list_module, "COMMAND", click.Command("list", callback=fail))
    result = CliRunner().invoke(group, ["list"])
    assert (result.exit_code, result.stderr, result.stdout) == (code, said, "")


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "jobcareer_kb", *arguments]
    return subprocess.run(command, capture_output=True, **options)


@pytest.mark.slow
def test_output_is_utf_8_with_plain_line_ends_whatever_the_machine(starter: Path) -> None:
    title = starter / "definition" / "climate.yaml"
    title.write_text(title.read_text(encoding="utf-8").replace("term: Climate", "term: 気候 <b>"))
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process("check", *AS_OF, cwd=starter.parent, env=env)
    assert done.returncode == 1
    assert "term: 気候 <b>" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout
    assert b"\x1b" not in done.stdout, "no color where no terminal is"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX pipe")
def test_a_reader_that_has_seen_enough_is_no_fault(starter: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "jobcareer_kb", "list", "question"],
            stdout=closed, stderr=subprocess.PIPE, cwd=starter.parent,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("stderr", [False, True], ids=["stdout", "both"])
@pytest.mark.parametrize(
    "words",
    ["list", "check --format json", "schema question", "explain", "--help", "list --help", "build"],
)
def test_a_full_disk_behind_a_stream_is_no_fault_of_the_program(
    starter: Path, words: str, stderr: bool
) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jobcareer_kb", *words.split()],
            stdout=full, stderr=full if stderr else subprocess.PIPE, cwd=starter.parent,
            check=False,
        )  # fmt: skip
    assert done.returncode == 3
    if not stderr:
        last = done.stderr.decode().splitlines()[-1]
        assert last == "jobcareer-kb: cannot write to stdout: no space left on device"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "words, code",
    [("list", 0), ("--help", 0), ("--version", 0), ("build", 0), ("biuld", 2),
     ("check --format json=r.json", 0), ("check --format json=/dev/stdout", 0)],
)  # fmt: skip
def test_a_stream_that_was_closed_leads_nowhere(
    starter: Path, words: str, code: int, closed: str
) -> None:
    line = f'exec "{sys.executable}" -m jobcareer_kb {words} {closed}'
    # A library that sets the clock has files of its own, which would get the streams' numbers.
    plain = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    done = subprocess.run(
        ["sh", "-c", line], cwd=starter.parent, env=plain, capture_output=True, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False)
    assert not (starter.parent / "r.json").exists() or json.loads(Path("r.json").read_bytes())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that somebody is in")
@pytest.mark.parametrize(
    "words",
    ["build", "build --kb KB", "schema --all out", "init new", "check --format json=r.json"],
)
def test_the_current_folder_was_removed(
    starter: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.delenv("JOBCAREER_KB_DEBUG", raising=False)
    (starter.parent / "gone").mkdir()
    monkeypatch.chdir(starter.parent / "gone")
    (starter.parent / "gone").rmdir()
    result = CliRunner().invoke(group, words.replace("KB", str(starter)).split())
    last = result.stderr.splitlines()[-1]
    said = "jobcareer-kb: the current folder is gone; change into one that is there"
    assert (result.exit_code, last) == (3, said)


@pytest.mark.parametrize("words", ["build --out out/in", "check --format json=out/in"])
def test_a_path_that_is_exchanged_while_it_is_looked_at(
    starter: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """What was a link as it was met, and is none as it is read, is said by its name.

    Python 3.13 takes it for what it is then: a folder below the current one.
    """
    out, read = starter.parent / "out", os.readlink
    out.symlink_to("elsewhere")

    def swapped(path: str) -> str:
        out.unlink()
        out.mkdir()
        return read(path)

    monkeypatch.delenv("JOBCAREER_KB_DEBUG", raising=False)
    monkeypatch.setattr(os, "readlink", swapped)
    result = CliRunner().invoke(group, words.split())
    said = (result.exit_code, result.stderr)
    assert said in ((3, "jobcareer-kb: out: invalid argument\n"), (0, ""))
    assert not (starter.parent / "elsewhere").exists()


LIGHT = """
import sys
from jobcareer_kb.cli import run
sys.argv = ["jobcareer-kb", "--help"]
try:
    run()
except SystemExit:
    pass
heavy = {
    "pydantic", "jinja2", "docx", "pptx", "lxml", "yaml", "sqlite3", "hashlib", "subprocess",
    "tempfile", "importlib.metadata", "jobcareer_kb.signs", "jobcareer_kb.disk",
} & set(sys.modules)
print("heavy:", sorted(heavy))
"""


def test_help_imports_no_more_than_it_needs() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True)
    assert done.stdout.endswith("heavy: []\n")


AGAIN = LIGHT.replace('"--help"', '"list"').replace('"sqlite3", "hashlib", ', "")


@pytest.mark.slow
def test_what_was_said_before_is_said_again_without_the_records(
    starter: Path, tmp_path: Path
) -> None:
    """Who only reads waits for no library that reads records."""
    env = {**os.environ, "JOBCAREER_KB_CACHE": str(tmp_path / "cache")}
    said = [
        subprocess.run(
            [sys.executable, "-c", AGAIN], cwd=starter.parent, env=env, capture_output=True,
            text=True, check=True,
        ).stdout
        for _ in range(2)
    ]  # fmt: skip
    (first, before), (again, after) = (text.split("heavy: ") for text in said)
    assert first == again
    assert "pydantic" in before
    assert not {"pydantic", "jinja2", "lxml", "yaml"} & set(re.findall(r"\w+", after))
