"""Options that commands share, and the folder that `--kb` stands for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from jobcareer_kb.cli._say import say
from jobcareer_kb.packaged import packaged
from jobcareer_kb.registry import module_names

_HERE = Path("kb")
_SETTINGS = "kb.yaml"
F = TypeVar("F", bound=Callable[..., Any])


def kb_option(function: F) -> F:
    """Add `--kb DIR`."""
    return click.option(
        "--kb",
        "kb_folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The knowledge base. Default: ./kb, the one you stand in, or the one that came along.",
    )(function)


def no_cache_option(function: F) -> F:
    """Add `--no-cache`."""
    return click.option(
        "--no-cache",
        is_flag=True,
        help="Read and check everything anew, and keep nothing of it for the next time.",
    )(function)


def kb_path(given: Path | None) -> tuple[Path, str]:
    """Return the folder of the knowledge base, and how findings name it.

    Without `--kb`: `./kb`, or the one that one stands in, or the one that came along. A folder that
    holds records and no kb.yaml is refused: a green result about another one would mislead.
    """
    if given is not None:
        if not given.is_dir():
            raise click.UsageError(f"--kb {given}: no such folder")
        return _named(given, "--kb")
    if (_HERE / _SETTINGS).is_file():
        return _named(_HERE, "--kb")
    if (around := _around()) is not None:
        return _named(around, "--kb")
    for folder in (_HERE, Path(), *_above()):
        if record := _record_in(folder):
            raise click.UsageError(
                f"{record} is a record, but {folder / _SETTINGS} is missing, so it belongs to "
                "no knowledge base; bring kb.yaml back, or name another folder with --kb"
            )
    say(
        "Using the knowledge base that came along: there is none here. --kb names another.",
        err=True,
    )
    return packaged("kb"), "packaged:kb"


def beside(kb: Path, out: Path | None) -> Path:
    """Where a build goes: `./build`, or beside the knowledge base that one stands in."""
    if out is not None:
        return out
    stands_in = Path.cwd().is_relative_to(kb.resolve())
    return kb / ".." / "build" if stands_in else Path("build")


def _named(folder: Path, option: str) -> tuple[Path, str]:
    from jobcareer_kb.disk.way import refuse_link  # `--help` looks at no folder

    refuse_link(folder, option)
    return folder, folder.as_posix().rstrip("/") or "/"


def _around() -> Path | None:
    """The knowledge base that the current folder is, or lies in."""
    for depth in range(len(Path.cwd().parts)):
        folder = Path(*[".."] * depth)
        if (folder / _SETTINGS).is_file():
            return folder
    return None


def _above() -> Iterator[Path]:
    """What holds a folder that is named for a kind, where one stands in that or deeper."""
    kinds = set(module_names("jobcareer_kb.model"))
    for depth, part in enumerate(reversed(Path.cwd().parts), 1):
        if part in kinds:
            yield Path(*[".."] * depth)


def _record_in(folder: Path) -> str:
    """The name of a file that looks like a record; empty if there is none."""
    for kind in module_names("jobcareer_kb.model"):
        found = sorted((folder / kind).glob("*.yaml"))
        if found:
            return found[0].as_posix()
    return ""
