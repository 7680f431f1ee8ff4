"""`init`: a knowledge base to begin with, that passes and builds as it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.packaged import packaged

Run = Callable[..., Any]


@pytest.mark.parametrize("options", [(), ("--copy",)], ids=["starter", "copy"])
def test_what_init_makes_passes_and_builds(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("init", "my/kb", *options)
    assert made.exit_code == 0
    count = len([path for path in Path("my/kb").rglob("*") if path.is_file()])
    assert made.stdout.startswith(f"{count} files written to my/kb.\n")
    assert "jobcareer-kb check --kb my/kb" in made.stdout
    checked = run("check", "--kb", "my/kb")
    assert (checked.exit_code, "0 errors" in checked.stdout) == (0, True)
    built = run("build", "--kb", "my/kb", "--format", "gift")
    assert built.exit_code == 0


def test_a_copy_is_the_knowledge_base_that_came_along(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "kb", "--copy")
    source = packaged("kb")
    theirs = {p.relative_to(source): p.read_bytes() for p in source.rglob("*.yaml")}
    assert {p.relative_to("kb"): p.read_bytes() for p in Path("kb").rglob("*.yaml")} == theirs


def test_init_never_writes_into_somebodys_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kb").mkdir()
    Path("kb/notes.txt").write_text("mine")
    result = run("init", "kb")
    assert result.exit_code == 2
    assert "kb exists and is not empty; name a new folder" in result.stderr
    assert [path.name for path in Path("kb").iterdir()] == ["notes.txt"]


def test_an_empty_folder_will_do(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kb").mkdir()
    assert run("init", "kb").exit_code == 0
    assert Path("kb/kb.yaml").is_file()
