"""The sandbox of every attack, compared afterwards.

After each test everything outside the project is compared with what it was, byte by byte, with
modes and the targets of links. The home lies on the file system of the project, and once more on
another one, where a file cannot be moved over but only written.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sandbox import Sandbox, snapshot

_SHARED_MEMORY = Path("/dev/shm")
_HOMES: list[Any] = ["home beside"]
if (
    _SHARED_MEMORY.is_dir()
    and _SHARED_MEMORY.stat().st_dev != Path(tempfile.gettempdir()).stat().st_dev
):
    _HOMES.append(pytest.param("home on another file system", marks=pytest.mark.slow))


@pytest.fixture(params=_HOMES)
def sandbox(
    request: pytest.FixtureRequest,
    small: Path,
    once: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Sandbox]:
    project = tmp_path / "work" / "project"
    project.mkdir(parents=True)
    shutil.move(small, project / "kb")
    made = tmp_path / "home"
    if request.param != "home beside":
        made = Path(tempfile.mkdtemp(dir=_SHARED_MEMORY))
    made.mkdir(exist_ok=True)
    (made / "notes.txt").write_text("my own notes\n")
    (made / ".bashrc").write_text("# shell\n")
    (made / ".bashrc").chmod(0o600)
    (made / "empty").mkdir()
    (made / "only").mkdir()
    (made / "only" / "one.txt").write_text("the only file of its folder\n")
    monkeypatch.chdir(project)
    before = snapshot(made)
    try:
        yield Sandbox(project, made)
        assert snapshot(made) == before, "something outside the project was touched"
        assert [path.name for path in (tmp_path / "work").iterdir()] == ["project"]
    finally:
        if request.param != "home beside":
            shutil.rmtree(made)
