"""The files that the real knowledge base makes, built once a run for all tests of this folder."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from built_files import Built

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build as a person would, by the command line."""
    out = tmp_path_factory.mktemp("built") / "build"
    command = [sys.executable, "-m", "jobcareer_kb", "build", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(out)


@pytest.fixture(scope="session")
def execute() -> Callable[..., str]:
    """Run a program to its end and return its output; a failure shows what it said."""

    def call(*command: str | Path, timeout: int = 300) -> str:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        said = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, said[-2000:] + done.stderr.decode("utf-8", "replace")[-4000:]
        return said

    return call
