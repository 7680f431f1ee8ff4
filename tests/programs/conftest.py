"""The files that the real knowledge base makes, and programs that look at them."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from built_files import Built


@pytest.fixture(scope="session")
def built(real_build: Path) -> Built:
    return Built(real_build)


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
