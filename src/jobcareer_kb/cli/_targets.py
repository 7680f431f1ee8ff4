"""Where an output option may write: never over a source that somebody wrote.

Sources are what lies in the knowledge base, in the templates, in `.git`, or under version control.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from jobcareer_kb.disk.standing import StrangeFault
from jobcareer_kb.disk.way import opened
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.loading.git import tracked

_MOST = 64 * 1024 * 1024
"""Bytes of a file that are read to see whether this program wrote it."""


def refuse_sources(out: Path, kb: Path, templates: Path) -> None:
    """Refuse an output folder that lies among sources, or right around them."""
    real = Path(os.path.realpath(out))
    for folder, name in ((kb, "the knowledge base"), (templates, "the templates")):
        source = Path(os.path.realpath(folder))
        if real.is_relative_to(source):
            raise UsageFault(f"--out {out} lies in {name}; name a folder beside it")
        if source.parent == real:
            raise UsageFault(f"--out {out} holds {name}; name a folder of its own")
    if ".git" in real.parts:
        raise UsageFault(f"--out {out} lies in the folder of git; name another one")


def refuse_overwriting(
    file: Path, option: str, sources: Mapping[str, Path], ours: Callable[[bytes], bool]
) -> None:
    """Refuse to write a file over a source, unless this program wrote it (`ours` of its bytes).

    `sources` are folders by what they are called.
    """
    real = Path(os.path.realpath(file))
    where = next((name for name, at in sources.items() if _lies_in(real, at)), "")
    if ".git" in real.parts:
        raise UsageFault(f"{option}: {file} lies in the folder of git; name another file")
    if not os.path.lexists(file) or _is_ours(file, ours):
        return
    if where:
        raise UsageFault(f"{option}: {file} lies in {where}; name another file")
    if tracked(real):
        raise UsageFault(f"{option}: {file} is under version control; name another file")


def _lies_in(path: Path, folder: Path) -> bool:
    return path.is_relative_to(os.path.realpath(folder))


def _is_ours(file: Path, ours: Callable[[bytes], bool]) -> bool:
    """Ask whether this program wrote a file; what cannot be read is nobody's to overwrite."""
    try:
        with opened(file.parent) as folder:
            data = folder.read(file.name, _MOST) if folder is not None else None
    except (OSError, StrangeFault):
        return False
    return data is not None and ours(data)
