"""The command line: one command a module, listed by a scan and imported on use.

Exit codes: 0 no finding of severity error, 1 at least one, 2 wrong use, 3 could not finish, 130
stopped by Ctrl-C. Results go to stdout, progress to stderr.
"""

import contextlib
import importlib
import os
import sys
from typing import Any, NoReturn

import click

from jobcareer_kb import __version__
from jobcareer_kb.cli._faults import DEBUG, stopped, told
from jobcareer_kb.errors import JobcareerKbError
from jobcareer_kb.registry import module_names


class Commands(click.Group):
    """A group whose commands are the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, sorted."""
        return [name.replace("_", "-") for name in module_names(__name__)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        module = cmd_name.replace("-", "_")
        if module not in module_names(__name__):
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{module}").COMMAND
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find a command; name the nearest one if there is none of that name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as fault:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f"did you mean '{near[0]}'?" if near else "try --help"
            raise click.UsageError(f"no command '{args[0]}'; {hint}", ctx) from fault

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run as a program; what Click says of wrong use goes the way of all words."""
        options = {**extra, "standalone_mode": False}
        if not extra.get("standalone_mode", True):
            return super().main(*args, **options)
        try:
            code = super().main(*args, **options)
        except (click.ClickException, click.Abort, OSError) as fault:  # OSError: of --help
            code = told(fault)
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a fault becomes one line and an exit code, never a traceback."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            stopped()
        except BrokenPipeError:  # the reader, such as `head`, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except Exception as fault:
            if os.environ.get(DEBUG) and not isinstance(fault, JobcareerKbError | MemoryError):
                raise
            sys.exit(told(fault))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="Example: jobcareer-kb build, then open build/index.html.",
)
@click.version_option(__version__, prog_name="jobcareer-kb")
def group() -> None:
    """Turn a cited knowledge base into workshop handouts, guides, slides and quizzes."""


def main() -> NoReturn:
    """Run the command line as a program, and leave as soon as its words are out.

    Taking ten thousand records apart, one by one, before the process ends anyway would take a tenth
    of the time of a check; mypy leaves in the same way.
    """
    code = 3
    try:
        run()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    with contextlib.suppress(OSError):  # the reader has gone
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def run() -> None:
    """Run the command line, UTF-8 everywhere; always ends in SystemExit."""
    _fill_in_streams()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        group(prog_name="jobcareer-kb")
    except KeyboardInterrupt:
        stopped()


def _fill_in_streams() -> None:
    """Let a stream that was closed, as by `>&-`, lead nowhere.

    Else the next file that is opened gets its number, and what is meant for the stream goes there.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_RDWR)
            os.set_inheritable(handle, True)
            setattr(sys, name, os.fdopen(handle, mode, encoding="utf-8"))
