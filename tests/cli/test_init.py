"""`init`: a knowledge base to begin with, that passes and builds as it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.packaged import packaged

Run = Callable[..., Any]


@pytest.mark.slow
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


def test_files_for_git_come_beside_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("init", "my/kb")
    assert "my/.gitattributes written.\nmy/.gitignore written.\n" in made.stdout
    assert "*.yaml text eol=lf\n" in Path("my/.gitattributes").read_text()
    assert "\n/build/\n" in Path("my/.gitignore").read_text()
    assert sorted(path.name for path in Path("my").iterdir()) == [
        ".gitattributes", ".gitignore", "kb"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("around", "place"),
    [("letters.txt", "my-course"), (".git", ".")],
    ids=["a folder of other things", "a working copy"],
)
def test_files_for_git_come_into_it_where_the_folder_around_is_no_project(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, around: str, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(around).mkdir()
    assert run("init", "my-course").exit_code == 0
    assert sorted(path.name for path in tmp_path.rglob(".git?*")) == [
        ".gitattributes", ".gitignore"
    ]  # fmt: skip
    assert (Path(place) / ".gitattributes").exists()
    assert "0 errors\n" in run("check", "--kb", "my-course").stdout


def test_what_is_beside_it_already_stays(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".gitignore").write_text("mine")
    Path("elsewhere").mkdir()
    Path(".gitattributes").symlink_to(Path("elsewhere/attributes"))
    workflow = Path(".github/workflows/content.yml")
    workflow.parent.mkdir(parents=True)
    workflow.write_text("mine")
    made = run("init", "kb", "--ci", "github")
    assert (made.exit_code, made.stdout.count("is there already and stays as it is")) == (0, 3)
    assert (Path(".gitignore").read_text(), workflow.read_text()) == ("mine", "mine")
    assert list(Path("elsewhere").iterdir()) == []


def test_a_link_on_the_way_to_the_workflow_is_not_followed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("elsewhere").mkdir()
    Path(".github").symlink_to("elsewhere", target_is_directory=True)
    made = run("init", "kb", "--ci", "github")
    assert (made.exit_code != 0, "link" in made.stderr) == (True, True)
    assert list(Path("elsewhere").iterdir()) == []


def test_the_folder_that_one_stands_in_holds_its_own(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kb").mkdir()
    monkeypatch.chdir(tmp_path / "kb")
    assert run("init", ".", "--ci", "github").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kb"]
    assert {".gitattributes", ".gitignore", ".github"} <= {p.name for p in Path().iterdir()}
    assert "0 errors\n" in run("check").stdout


def test_a_name_that_a_shell_would_take_apart_gets_no_workflow(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("my kb", "$(id)", "a'b", "-kb", "kb\nx"):
        made = run("init", "--ci", "github", "--", name)
        assert (made.exit_code, "--ci takes a folder named by" in made.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_will_do(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kb").mkdir()
    assert run("init", "kb").exit_code == 0
    assert Path("kb/kb.yaml").is_file()
