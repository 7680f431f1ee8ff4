"""A built handout of the starter."""

import shutil
from pathlib import Path

import pytest
from edited_handout import Work


@pytest.fixture
def work(built: Path, tmp_path: Path) -> Work:
    """A copy to edit."""
    shutil.copytree(built, tmp_path / "work")
    return Work(tmp_path / "work")
