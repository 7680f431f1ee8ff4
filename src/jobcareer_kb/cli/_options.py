"""Options that commands share, and the folder that `--kb` stands for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from jobcareer_kb.cli._say import say
from jobcareer_kb.disk.way import refuse_link
from jobcareer_kb.packaged import packaged

F = TypeVar("F", bound=Callable[..., Any])


def kb_option(function: F) -> F:
    """Add `--kb DIR`."""
    return click.option(
        "--kb",
        "kb_folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The knowledge base. Default: ./kb if it holds kb.yaml, else the one that came along.",
    )(function)


def kb_path(given: Path | None) -> tuple[Path, str]:
    """Return the folder of the knowledge base, and how findings name it."""
    if given is not None:
        if not given.is_dir():
            raise click.UsageError(f"--kb {given}: no such folder")
        refuse_link(given, "--kb")
        return given, given.as_posix().rstrip("/") or "/"
    here = Path("kb")
    if (here / "kb.yaml").is_file():
        refuse_link(here, "--kb")
        return here, "kb"
    why = "./kb holds no kb.yaml" if here.is_dir() else "there is no ./kb here"
    say(f"Using the knowledge base that came along: {why}. --kb names another.", err=True)
    return packaged("kb"), "packaged:kb"
