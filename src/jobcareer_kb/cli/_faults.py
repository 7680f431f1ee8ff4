"""What stopped a command, told in one line, and the exit code that goes with it."""

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from jobcareer_kb.cli._say import say
from jobcareer_kb.errors import JobcareerKbError, reason

DEBUG = "JOBCAREER_KB_DEBUG"
"""Environment variable with which faults of the program show where they happened."""


def told(fault: Exception) -> int:
    """Tell a fault on stderr, where that can be written to, and return the exit code."""
    with contextlib.suppress(OSError, ValueError):
        for line in _lines(fault):
            say(line, err=True)
    if isinstance(fault, click.Abort):
        return 1
    return fault.exit_code if isinstance(fault, JobcareerKbError | click.ClickException) else 3


def _lines(fault: Exception) -> Sequence[str]:
    if isinstance(fault, click.ClickException):
        said = io.StringIO()
        fault.show(said)
        return said.getvalue().removesuffix("\n").split("\n")
    if isinstance(fault, click.Abort):
        return ("Aborted!",)
    if _is_nowhere(fault):
        return ("jobcareer-kb: the current folder is gone; change into one that is there",)
    if isinstance(fault, JobcareerKbError):
        return (f"jobcareer-kb: {fault}",)
    if isinstance(fault, MemoryError):
        return ("jobcareer-kb: out of memory; build fewer workshops at once",)
    if isinstance(fault, OSError):
        return (f"jobcareer-kb: {_of_the_system(fault)}",)
    what = f"{type(fault).__name__}: {fault}"
    return (
        f"jobcareer-kb: a fault of the program, not of your files: {what}",
        f"Please report it; {DEBUG}=1 shows where it happened.",
    )


def _of_the_system(fault: OSError) -> str:
    """What the system did not do: no room, too many open files, something taken away meanwhile."""
    if isinstance(fault.filename, str | bytes):
        return f"{os.fsdecode(fault.filename)}: {reason(fault)}"
    if stream := _stream(fault):
        return f"cannot write to {stream}: {reason(fault)}"
    return f"could not finish: {reason(fault)}"


def _stream(fault: OSError) -> str:
    """The stream that a word of ours or of Click's could not be written to; empty if it was none.

    A stream has no path that the fault could name, so it is told by where the fault was met.
    """
    met = fault.__traceback__
    while met is not None and met.tb_next is not None:
        met = met.tb_next
    if met is None or met.tb_frame.f_code is not click.echo.__code__:
        return ""
    return "stderr" if met.tb_frame.f_locals["err"] else "stdout"


def _is_nowhere(fault: Exception) -> bool:
    """Say whether somebody removed the current folder, so that no path below it means anything."""
    met = fault.__cause__ if isinstance(fault, JobcareerKbError) else fault
    if not isinstance(met, FileNotFoundError) or met.filename is not None:
        return False
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def stopped() -> NoReturn:
    """Ctrl-C: one line, and the exit code that shells expect of an interrupted program (128 + 2).

    Files are written beside and moved over, so that each is old or new, never half.
    """
    with contextlib.suppress(OSError, ValueError):
        say("", err=True)
        say("jobcareer-kb: stopped; no file is half-written", err=True)
    sys.exit(130)
