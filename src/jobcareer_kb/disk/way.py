"""The way to a folder that a user named (io).

Below the current folder, which may be a stranger's checkout, no part of the way may be a link: a
`reports` or a `build` that leads elsewhere is named and refused. What lies elsewhere is the user's
own, where links are common, so there only the last part counts.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from jobcareer_kb.disk.folder import Folder, at
from jobcareer_kb.disk.standing import StrangeFault, kind_in_words


@contextlib.contextmanager
def opened(path: Path, make: bool = False, mode: int = 0o777) -> Iterator[Folder | None]:
    """Hold the folder at a path open; None if there is none and none is to be made.

    What is made of the parts that may be no links gets the `mode`. Raises StrangeFault where a link
    lies on the way, or something that is no folder.
    """
    base, parts = _way(path)
    if make:
        os.makedirs(base, exist_ok=True)
    with contextlib.ExitStack() as stack:
        here = stack.enter_context(at(base)) if base.is_dir() else None
        for part in parts:
            found = here.folder(part, make, mode) if here is not None else None
            here = stack.enter_context(found) if found is not None else None
        yield here


def refuse_link(path: Path, option: str) -> None:
    """Raise StrangeFault where a link lies on the way to a folder that is only read."""
    at_, parts = _way(path)
    for part in parts:
        at_ = at_ / part
        with contextlib.suppress(OSError):
            if kind_in_words(os.lstat(at_)) == "a link":
                raise StrangeFault(
                    f"{option} {path}: {at_} is a link, and links are not followed here; "
                    f"name the folder that it leads to: {os.path.realpath(at_)}"
                )


def _way(path: Path) -> tuple[Path, tuple[str, ...]]:
    """The folder to begin at, and the parts from there that may be no links."""
    full = Path(os.path.abspath(path))
    for up in (*reversed(full.parents), full):
        if _is_here(up):
            return Path(), full.relative_to(up).parts
    return Path(path).parent, (full.name,) if full.name else ()


def _is_here(folder: Path) -> bool:
    """Ask whether a folder is the current one, which a shell may have reached by a link."""
    try:
        return os.path.samefile(folder, os.curdir)
    except OSError:
        return False
