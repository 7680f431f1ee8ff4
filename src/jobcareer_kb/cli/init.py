"""`init`: start a knowledge base."""

import contextlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb import __version__
from jobcareer_kb.cli._say import say
from jobcareer_kb.errors import JobcareerKbError, UsageFault
from jobcareer_kb.packaged import packaged

if TYPE_CHECKING:
    from jobcareer_kb.disk.folder import Folder

_HERE = Path(__file__).parent.parent
_BESIDE = {".gitattributes": "gitattributes", ".gitignore": "gitignore"}
"""Files for the folder that holds a knowledge base, and as what they came along."""
_CI = {"github": (".github/workflows/content.yml", "github.yml")}
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""A name that needs no quotes in a shell, nor in a list of paths."""


@click.command(
    "init",
    epilog="Examples: `jobcareer-kb init my-course/kb`; `jobcareer-kb init kb --copy`; "
    "`jobcareer-kb init kb --ci github`.",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--copy", is_flag=True, help="Copy the knowledge base that came along, to edit it.")
@click.option(
    "--ci", type=click.Choice(sorted(_CI)),
    help="Also write the workflow that checks each pull request.",
)  # fmt: skip
def init(folder: Path, copy: bool, ci: str | None) -> None:
    """Start a knowledge base in DIR: a small one that passes `check` and `build`.

    Beside DIR come files for git: line ends, and what it passes over; they come into DIR where the
    folder around it holds other things and is no working copy of git. What is there already stays.
    """
    from jobcareer_kb.disk.files import write_fault
    from jobcareer_kb.disk.way import opened

    source = packaged("kb") if copy else _HERE / "starter"
    files = sorted({*source.rglob("*.yaml"), *source.glob("data/*.csv"), *source.glob("data/*.md")})
    project, name = _project(folder, ci)
    beside = dict(_beside(name, ci))
    try:
        with opened(folder, make=True) as new:
            assert new is not None
            if new.names():
                raise UsageFault(f"{folder} exists and is not empty; name a new folder")
            with _all_or_none(new) as begun, opened(project) as around:
                assert around is not None
                _fill(new, {path.relative_to(source).as_posix(): path for path in files}, begun)
                made = _add(around, beside)
    except OSError as fault:
        raise write_fault(folder, fault) from fault
    where = folder.as_posix()
    say(f"{len(files)} files written to {where}.")
    for path, is_new in made.items():
        shown = (project / path).as_posix()
        say(f"{shown} written." if is_new else f"{shown} is there already and stays as it is.")
    say(f"Next: jobcareer-kb check --kb {where}, then jobcareer-kb build --kb {where}")


def _project(folder: Path, ci: str | None) -> tuple[Path, str]:
    """The folder for the files for git, and the name of the knowledge base there.

    That is the one around it, where it is a project: it is new, holds nothing else, is a working
    copy of git, or is to get a workflow. What else lies there is nobody's project, and is left.
    """
    if folder.name in ("", ".."):
        return folder, "."
    around = folder.parent.absolute()
    is_shared = ci is None and _holds_more(around, folder.name)
    if is_shared and not any((up / ".git").exists() for up in (around, *around.parents)):
        return folder, "."
    return folder.parent, folder.name


def _holds_more(around: Path, name: str) -> bool:
    try:
        return any(each.name != name for each in around.iterdir())
    except OSError:
        return False


def _beside(name: str, ci: str | None) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file beside a knowledge base of a name."""
    for path, source in _BESIDE.items():
        yield path, (_HERE / "companions" / source).read_bytes()
    if ci is None:
        return
    if name != "." and not _PLAIN_NAME.fullmatch(name):
        raise UsageFault(f"--ci takes a folder named by a-z, 0-9, '-', '_' and '.', not {name!r}")
    path, source = _CI[ci]
    text = (_HERE / "companions" / source).read_text(encoding="utf-8")
    words = {
        "{kb}": name,
        "{paths}": "**" if name == "." else f"{name}/**",
        "{version}": __version__,
    }
    for mark, word in words.items():
        text = text.replace(mark, word)
    yield path, text.encode("utf-8")


@contextlib.contextmanager
def _all_or_none(folder: "Folder") -> Iterator[list[str]]:
    """Take away again what was begun to be written, where one thing cannot be."""
    begun: list[str] = []
    try:
        yield begun
    except BaseException:
        for name in begun:
            with contextlib.suppress(OSError, JobcareerKbError):
                folder.remove(name)
        raise


def _fill(new: "Folder", files: Mapping[str, Path], begun: list[str]) -> None:
    """Write the files of a knowledge base."""
    for name, path in files.items():
        begun.append(name)
        if not new.create(name, path.read_bytes()):
            begun.remove(name)
            raise UsageFault(f"{new.path / name} was made by somebody else meanwhile")


def _add(around: "Folder", files: Mapping[str, bytes]) -> dict[str, bool]:
    """Write files beside others, and say of each whether it is new; what is there stays."""
    made: dict[str, bool] = {}
    with _all_or_none(around) as begun:
        for path, data in files.items():
            made[path] = around.create(path, data)
            begun += [path] if made[path] else []  # never what was there
    return made


COMMAND = init
