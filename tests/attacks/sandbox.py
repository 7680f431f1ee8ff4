"""A sandbox: a project that a stranger prepared, and the home beside it, which nobody may touch."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SHARED_MEMORY = Path("/dev/shm")
"""Where everybody may write below `/dev`, on a file system of its own."""
_SLOW = pytest.mark.slow
PLACES: list[Any] = ["home beside"]
if (
    SHARED_MEMORY.is_dir()
    and SHARED_MEMORY.stat().st_dev != Path(tempfile.gettempdir()).stat().st_dev
):
    PLACES += [
        pytest.param("home on another file system", marks=_SLOW),
        pytest.param("project below /dev", marks=_SLOW),
    ]
PLACES_OF_A_PROJECT = [PLACES[0], *PLACES[2:]]
"""Those in which the project lies elsewhere each time; where the home lies may say nothing."""
Snapshot = dict[str, tuple[int, str]]


def snapshot(folder: Path) -> Snapshot:
    """Mode and content of everything below a folder; links and pipes by what they are."""
    found: Snapshot = {}
    for base, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(base, name)
            state = path.lstat()
            content = "-"
            if stat.S_ISLNK(state.st_mode):
                content = os.readlink(path)
            elif stat.S_ISREG(state.st_mode):
                content = hashlib.sha256(path.read_bytes()).hexdigest()
            found[path.relative_to(folder).as_posix()] = (state.st_mode, content)
    return found


@dataclass
class Sandbox:
    """Where an attack takes place; the project is the current folder."""

    project: Path
    home: Path

    @property
    def kb(self) -> Path:
        """The stranger's knowledge base."""
        return self.project / "kb"

    @property
    def out(self) -> Path:
        """Where a plain build writes."""
        return self.project / "build"

    def to_home(self, name: str) -> str:
        """The way from the output folder to a file of the home, as a manifest would spell it."""
        return os.path.relpath(self.home / name, self.out).replace(os.sep, "/")
