"""A wheel from a copy of the tree, and an environment in which only that wheel is installed."""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "node_modules", "__pycache__", ".*_cache", ".hypothesis"
)
Run = Callable[..., str]


@dataclass(frozen=True)
class Distributions:
    """What `python -m build` made."""

    sdist: Path
    wheel: Path


@pytest.fixture(scope="session")
def execute() -> Run:
    """Run a command to its end in a folder and return what it printed."""

    def call(*command: str | Path, cwd: Path, code: int = 0) -> str:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            # Neither the checkout nor a user's folder may lend the new environment anything.
            env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON")},
        )
        assert done.returncode == code, done.stdout[-4000:] + done.stderr[-4000:]
        return done.stdout

    return call


@pytest.fixture(scope="session")
def made(execute: Run, tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """Make the sdist, and from it the wheel, so that the sdist is proved whole."""
    folder = tmp_path_factory.mktemp("tree")
    tree = folder / "copy"
    shutil.copytree(ROOT, tree, ignore=_NOT_COPIED)
    # Where hatchling is installed, as in CI, its pinned release is used; else pip fetches one.
    isolation = ["--no-isolation"] if find_spec("hatchling") else []
    execute(
        sys.executable, "-m", "build", *isolation, "--outdir", folder / "dist", tree, cwd=folder
    )
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    (wheel,) = (folder / "dist").glob("*.whl")
    return Distributions(sdist, wheel)


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel, and an empty folder to work in."""

    bin: Path
    folder: Path

    def command(self, name: str) -> Path:
        """An installed command; Windows adds the ending itself."""
        return self.bin / name


@pytest.fixture(scope="session")
def installed(
    made: Distributions, execute: Run, tmp_path_factory: pytest.TempPathFactory
) -> Installed:
    """Install the wheel as a person would, with the versions that the tests themselves run with."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "venv", with_pip=True)
    bin = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    same = home / "same-versions.txt"
    own = ("jobcareer-kb", "pip", "setuptools")
    pins = {d.name: d.version for d in distributions() if d.name not in own}
    same.write_text("".join(f"{name}=={version}\n" for name, version in sorted(pins.items())))
    wanted = f"{made.wheel}[pdf]"
    execute(bin / "python", "-m", "pip", "install", "--constraint", same, wanted, cwd=home)
    empty = home / "empty"
    empty.mkdir()
    return Installed(bin, empty)
