"""`init`: start a knowledge base."""

from pathlib import Path

import click

from jobcareer_kb.cli._say import say
from jobcareer_kb.packaged import packaged


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
    from jobcareer_kb.errors import UsageFault

    source = packaged("kb") if copy else Path(__file__).parent.parent / "starter"
    files = sorted(path for path in source.rglob("*.yaml") if path.is_file())
    try:
        with opened(folder, make=True) as new:
            assert new is not None
            if new.names():
                raise UsageFault(f"{folder} exists and is not empty; name a new folder")
            for path in files:
                name = path.relative_to(source).as_posix()
                if not new.create(name, path.read_bytes()):
                    raise UsageFault(f"{folder / name} was made by somebody else meanwhile")
    except OSError as fault:
        raise write_fault(folder, fault) from fault
    where = folder.as_posix()
    say(f"{len(files)} files written to {where}.")
    say(f"Next: jobcareer-kb check --kb {where}, then jobcareer-kb build --kb {where}")


COMMAND = init
