"""The sandbox of every attack, compared afterwards.

After each test everything outside the project is compared with what it was, byte by byte, with
modes and the targets of links. The home lies on the file system of the project, and once more on
another one, where a file cannot be moved over but only written; and once the project lies below
`/dev`, where the system keeps devices and links of its own.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sandbox import PLACES, SHARED_MEMORY, Sandbox, snapshot


@pytest.fixture(params=PLACES)
def sandbox(
    request: pytest.FixtureRequest,
    small: Path,
    once: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Sandbox]:
    elsewhere = request.param != "home beside"
    other = Path(tempfile.mkdtemp(dir=SHARED_MEMORY)) if elsewhere else tmp_path
    here, there = (other, tmp_path) if request.param == "project below /dev" else (tmp_path, other)
    work, made = here / "work", there / "home"
    project = work / "project"
    project.mkdir(parents=True)
    shutil.move(small, project / "kb")
    made.mkdir()
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
        assert [path.name for path in work.iterdir()] == ["project"]
    finally:
        if elsewhere:
            shutil.rmtree(other)
