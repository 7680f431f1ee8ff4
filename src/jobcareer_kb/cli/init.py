"""`init`: start a knowledge base."""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobcareer_kb.cli._say import say
from jobcareer_kb.errors import JobcareerKbError, UsageFault
from jobcareer_kb.packaged import packaged

if TYPE_CHECKING:
    from jobcareer_kb.disk.folder import Folder


@click.command(
    "init",
    epilog="Examples: `jobcareer-kb init my-course/kb`; `jobcareer-kb init kb --copy`.",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--copy", is_flag=True, help="Copy the knowledge base that came along, to edit it.")
def init(folder: Path, copy: bool) -> None:
    """Start a knowledge base in DIR: a small one that passes `check` and `build`."""
    from jobcareer_kb.disk.files import write_fault
    from jobcareer_kb.disk.way import opened

    source = packaged("kb") if copy else Path(__file__).parent.parent / "starter"
    files = sorted({*source.rglob("*.yaml"), *source.glob("data/*.csv"), *source.glob("data/*.md")})
    try:
        with opened(folder, make=True) as new:
            assert new is not None
            if new.names():
                raise UsageFault(f"{folder} exists and is not empty; name a new folder")
            _fill(new, {path.relative_to(source).as_posix(): path for path in files})
    except OSError as fault:
        raise write_fault(folder, fault) from fault
    where = folder.as_posix()
    say(f"{len(files)} files written to {where}.")
    say(f"Next: jobcareer-kb check --kb {where}, then jobcareer-kb build --kb {where}")


def _fill(new: "Folder", files: Mapping[str, Path]) -> None:
    """Write all files, or take those away again that were written before one could not be."""
    begun: list[str] = []
    try:
        for name, path in files.items():
            begun.append(name)
            if not new.create(name, path.read_bytes()):
                begun.remove(name)
                raise UsageFault(f"{new.path / name} was made by somebody else meanwhile")
    except BaseException:
        for name in begun:
            with contextlib.suppress(OSError, JobcareerKbError):
                new.remove(name)
        raise


COMMAND = init
