"""Git is asked as the user installed it, and nothing that a stranger laid in the folder is run."""

import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest
from git_repository import Repository, commit_of
from the_day import Later

from jobcareer_kb.errors import JobcareerKbError, UsageFault
from jobcareer_kb.loading import git
from jobcareer_kb.loading.revisions import read_revision

POSIX = pytest.mark.skipif(os.name == "nt", reason="the planted programs are scripts of a shell")
GONE = "1" * 40
"""Name of an object that no repository here holds."""


def script(path: Path, lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def planted(folder: Path, mark: Path) -> None:
    """Fill a folder as a pull request may: with the inside of a repository.

    Its settings name a program that leaves `mark`, for what the repository lacks and much else.
    """
    for name in ("objects", "refs"):
        (folder / name).mkdir(parents=True)
        (folder / name / "keep").write_text("")
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "refs" / "heads").mkdir()
    (folder / "refs" / "heads" / "main").write_text(f"{GONE}\n")
    run = script(folder / "run", f"touch {mark}")
    (folder / "config").write_text(
        "[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tworktree = .\n"
        f"\tfsmonitor = {run}\n\thooksPath = {folder}\n\tsshCommand = {run}\n"
        '[extensions]\n\tpartialClone = far\n[remote "far"]\n\tpromisor = true\n'
        f"\turl = ext::{run}\n\tuploadpack = {run}\n[protocol]\n\tallow = always\n"
        '[protocol "ext"]\n\tallow = always\n'
    )


@POSIX
def test_the_planted_repository_runs_its_program_where_nobody_is_careful(
    repository: Repository, tmp_path: Path
) -> None:
    """Or else the tests below would show nothing."""
    mark = tmp_path / "mark"
    planted(repository.kb, mark)
    words = ["git", "-C", str(repository.kb), "cat-file", "-p", GONE]
    subprocess.run(words, capture_output=True, check=False)
    assert mark.exists()


@POSIX
def test_a_planted_repository_is_not_asked(repository: Repository, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    planted(repository.kb, mark)
    repository.commit("Planted")
    assert commit_of(repository.kb, "HEAD") == repository.git("rev-parse", "HEAD").strip()
    paths = {f.path for f in read_revision(repository.kb, "kb", "HEAD").files}
    assert "kb.yaml" in paths
    assert git.tracked(repository.kb / "kb.yaml")
    with pytest.raises(UsageFault, match="git knows no revision"):
        read_revision(repository.kb, "kb", GONE)
    assert not mark.exists()


@POSIX
def test_a_planted_repository_alone_is_none(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    planted(tmp_path / "kb", mark)
    with pytest.raises(UsageFault, match="is in no git repository"):
        commit_of(tmp_path / "kb", "HEAD")
    assert not git.tracked(tmp_path / "kb" / "config")
    assert not mark.exists()


@POSIX
def test_settings_of_the_repository_itself_run_nothing(
    repository: Repository, tmp_path: Path
) -> None:
    """A folder that was unpacked with its `.git`, whose settings a stranger wrote."""
    mark = tmp_path / "mark"
    run = script(tmp_path / "run", f"touch {mark}")
    script(tmp_path / "hooks" / "post-index-change", f"touch {mark}")
    for name, value in {
        "core.fsmonitor": str(run), "core.hooksPath": str(tmp_path / "hooks"),
        "core.pager": str(run), "core.sshCommand": str(run), "credential.helper": f"!{run}",
        "extensions.partialClone": "far", "core.repositoryFormatVersion": "1",
        "remote.far.promisor": "true", "remote.far.url": f"ext::{run}",
        "protocol.ext.allow": "always",
    }.items():  # fmt: skip
        repository.git("config", name, value)
    assert "kb.yaml" in {f.path for f in read_revision(repository.kb, "kb", "HEAD").files}
    assert git.tracked(repository.kb / "kb.yaml")
    with pytest.raises(UsageFault):
        git.answered(repository.root, "cat-file", "-p", GONE)
    assert not mark.exists()


def test_a_replaced_object_is_not_taken_for_the_true_one(repository: Repository) -> None:
    old = repository.git("rev-parse", "HEAD:kb/kb.yaml").strip()
    repository.change("kb.yaml", "title:", "# another\ntitle:")
    new = repository.git("hash-object", "-w", "kb/kb.yaml").strip()
    repository.git("replace", old, new)
    (kb,) = (f for f in read_revision(repository.kb, "kb", "HEAD").files if f.path == "kb.yaml")
    assert b"# another" not in kb.data


def test_a_clone_that_lacks_a_file_says_so(repository: Repository, tmp_path: Path) -> None:
    """Nothing is fetched: a check of a stranger's branch asks no other machine."""
    repository.git("config", "uploadpack.allowFilter", "true")
    words = ("clone", "-q", "--no-checkout", "--filter=blob:none", repository.root.as_uri())
    repository.git(*words, str(tmp_path / "clone"))
    (tmp_path / "clone" / "kb").mkdir()
    with pytest.raises(UsageFault, match=r"git (ls-tree|cat-file) failed: |this clone lacks "):
        read_revision(tmp_path / "clone" / "kb", "kb", "HEAD")


@POSIX
@pytest.mark.parametrize("entry", ["", ".", "bin", "{here}"], ids=["empty", "dot", "near", "here"])
def test_a_git_in_the_current_folder_is_never_run(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, entry: str, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    for folder in ("", "bin"):
        script(repository.root / folder / "git", f"touch {mark}")
    monkeypatch.chdir(repository.root)
    path = entry.format(here=repository.root)
    monkeypatch.setenv("PATH", os.pathsep.join((path, os.environ["PATH"])))
    assert os.path.isabs(git.program())
    assert len(commit_of(Path("kb"), "HEAD")) == 40
    monkeypatch.setenv("PATH", path)
    with pytest.raises(git.NoGit, match="git is not installed"):
        commit_of(Path("kb"), "HEAD")
    assert not mark.exists()


@pytest.mark.slow
@POSIX
def test_git_that_never_answers_is_ended(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also what it began; a pipe that stays open would be waited for."""
    script(tmp_path / "bin" / "git", "sleep 60")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setattr(git, "SECONDS", 0.3)
    monkeypatch.setattr(threading, "Timer", Later)
    began = time.monotonic()
    with pytest.raises(JobcareerKbError, match="did not answer within"):
        commit_of(repository.kb, "HEAD")
    assert time.monotonic() - began < 30


@POSIX
def test_an_answer_without_end_is_cut(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script(tmp_path / "bin" / "git", "exec cat /dev/zero")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    with pytest.raises(JobcareerKbError, match="git rev-parse answers with more than"):
        commit_of(repository.kb, "HEAD")


def test_what_git_says_at_length_is_read_in_part(repository: Repository) -> None:
    answer = git.ask(repository.root, "rev-parse", "--verify", "x" * 100_000)
    assert answer.code != 0
    assert len(answer.said) <= 10_000


TRACKED = {
    "a file that was committed": ("kb/kb.yaml", True),
    "a file of git": (".git/config", True),
    "a hook that is not there yet": (".git/hooks/pre-commit", True),
    "the same in capitals": (".GIT/hooks/pre-commit", True),
    "a file of no commit": ("kb/new.yaml", False),
    "a file that was added": ("added.txt", True),
    "a file that is ignored": ("ignored.txt", False),
    "a name with signs of a pattern": ("kb/*.yaml", False),
    "a file in a folder that is not there": ("a/b/c.txt", False),
    "a file outside": ("../other.txt", False),
}


@pytest.mark.parametrize("path, expected", TRACKED.values(), ids=TRACKED)
def test_what_is_tracked(repository: Repository, path: str, expected: bool) -> None:
    for name in ("added.txt", "ignored.txt", "kb/new.yaml"):
        (repository.root / name).write_text("x", encoding="utf-8")
    (repository.root / ".gitignore").write_text("ignored.txt\n", encoding="utf-8")
    repository.git("add", "added.txt")
    assert git.tracked(repository.root / path) is expected


@POSIX
def test_a_file_reached_by_a_linked_folder_is_tracked(
    repository: Repository, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(repository.kb, target_is_directory=True)
    assert git.tracked(tmp_path / "link" / "kb.yaml")


def test_nothing_is_tracked_without_git(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not git.tracked(repository.kb / "kb.yaml")


def test_a_repository_that_git_does_not_open_is_taken_for_careful(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own switch for its tests
    assert git.tracked(repository.root / "new.txt")


def test_a_folder_that_git_finds_elsewhere_is_refused(
    repository: Repository, tmp_path: Path
) -> None:
    repository.git("config", "core.worktree", str(tmp_path))
    with pytest.raises(UsageFault, match="for the repository of"):
        commit_of(repository.kb, "HEAD")


def test_every_module_that_runs_a_program_is_known() -> None:
    """Git is run by one module; whoever runs another program says so here."""
    src = Path(git.__file__).parents[1]
    running = {
        path.relative_to(src).as_posix()
        for path in src.rglob("*.py")
        if "import subprocess" in path.read_text(encoding="utf-8")
    }
    assert running == {"loading/git.py"}
    assert shutil.which("git") is None or os.path.isabs(git.program())
