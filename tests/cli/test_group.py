"""The command line as a whole: help, slips, faults in one line, streams and exit codes."""

import os
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


def test_output_is_utf_8_with_plain_line_ends_whatever_the_machine(starter: Path) -> None:
    title = starter / "definition" / "climate.yaml"
    title.write_text(title.read_text(encoding="utf-8").replace("term: Climate", "term: 気候 <b>"))
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process("check", *AS_OF, cwd=starter.parent, env=env)
    assert done.returncode == 1
    assert "term: 気候 <b>" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout
    assert b"\x1b" not in done.stdout, "no colour where no terminal is"


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


LIGHT = """
import sys
from jobcareer_kb.cli import run
sys.argv = ["jobcareer-kb", "--help"]
try:
    run()
except SystemExit:
    pass
heavy = {"pydantic", "jinja2", "docx", "pptx", "lxml", "yaml"} & set(sys.modules)
print("heavy:", sorted(heavy))
"""


def test_help_imports_no_more_than_it_needs() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True)
    assert done.stdout.endswith("heavy: []\n")
