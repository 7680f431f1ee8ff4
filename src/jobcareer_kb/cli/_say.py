"""All that a command prints: the one way to stdout and stderr.

What is special there `jobcareer_kb.media.terminal` names and escapes: the signs that a terminal
obeys, and those by which the log of a CI step takes commands.
"""

import click


def say(text: str, err: bool = False) -> None:
    """Print one line, whatever it holds; a line end within it is shown and makes no second one."""
    from jobcareer_kb.media import terminal  # `--help` needs none of it

    click.echo(terminal.line(text), err=err)


def say_lines(text: str, err: bool = False) -> None:
    """Print text whose line ends are meant, such as a diff."""
    from jobcareer_kb.media import terminal

    click.echo(terminal.lines(text).removesuffix("\n"), err=err)


def hand_over(report: str, err: bool = False) -> None:
    """Print what a format made for its reader: it escapes its texts itself, its colors are ours."""
    click.echo(report, nl=False, err=err, color=True)


def count_up(done: int, total: int, what: str) -> None:
    """Write over the last count on stderr; for terminals only."""
    from jobcareer_kb.media import terminal

    end = "\n" if done == total else ""
    click.echo(f"\r\033[K{terminal.words(f'{done}/{total} {what}')[:96]}{end}", err=True, nl=False)
