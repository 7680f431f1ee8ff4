"""The files of a revision are those of the folder as it stood; nothing is checked out."""

import os
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from git_repository import Repository, commit_of

from jobcareer_kb.diagnostic import in_order
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.loading import revisions
from jobcareer_kb.loading.corpus import load_corpus
from jobcareer_kb.loading.files import Listing, read_folder
from jobcareer_kb.loading.revisions import read_revision


def contents(listing: Listing) -> dict[str, bytes]:
    return {file.path: file.data for file in (*listing.files, *listing.other)}


def test_a_revision_gives_what_the_folder_gave(repository: Repository) -> None:
    before = read_folder(repository.kb, "kb")
    repository.change("definition/climate.yaml", "term: Climate", "term: The climate")
    (repository.kb / "takeaway" / "coat-and-date.yaml").unlink()
    (repository.kb / "takeaway" / "new.yaml").write_text("id: new\n", encoding="utf-8")
    at_head = read_revision(repository.kb, "kb", "HEAD")
    assert contents(at_head) == contents(before)
    assert {f.shown for f in at_head.files} == {f.shown for f in before.files}
    assert load_corpus(at_head).diagnostics == ()


def test_nothing_is_checked_out_or_locked(repository: Repository) -> None:
    repository.change("definition/climate.yaml", "term: Climate", "term: The climate")
    status = repository.git("status", "--porcelain")
    read_revision(repository.kb, "kb", "HEAD")
    assert repository.git("status", "--porcelain") == status


@pytest.mark.parametrize("name", ["main", "v1", "HEAD~1", "main~1", "@{0}"])
def test_any_name_of_a_commit_will_do(repository: Repository, name: str) -> None:
    repository.git("tag", "-a", "v1", "-m", "one")
    repository.commit("Two")
    assert len(commit_of(repository.kb, name)) == 40


@pytest.mark.parametrize(
    "name",
    ["no-such-branch", "", "--help", "-h", "HEAD..main", "HEAD:kb", "a\x00b", "a\nb", "v9~2"],
)
def test_an_unknown_revision_is_said_so(repository: Repository, name: str) -> None:
    with pytest.raises(UsageFault, match="git knows no revision") as fault:
        read_revision(repository.kb, "kb", name)
    assert fault.value.exit_code == 2
    assert "name a branch, a tag or a commit" in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_shallow_clone_is_told_how_to_get_the_rest(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit("Two")
    source = repository.root.as_uri()
    repository.git("clone", "-q", "--depth", "1", source, str(tmp_path / "clone"))
    with pytest.raises(UsageFault, match="git fetch --unshallow"):
        read_revision(tmp_path / "clone" / "kb", "kb", "HEAD~1")


def test_no_repository_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "kb").mkdir()
    if shutil.which("git") is None:
        pytest.skip("git is absent here")
    with pytest.raises(UsageFault, match="is in no git repository") as fault:
        read_revision(tmp_path / "kb", "kb", "HEAD")
    assert fault.value.exit_code == 2


def test_a_repository_of_somebody_else_is_told_how_to_be_trusted(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own switch for its tests
    with pytest.raises(UsageFault, match=r"dubious ownership.*safe\.directory FOLDER") as fault:
        read_revision(repository.kb, "kb", "HEAD")
    assert "\n" not in str(fault.value)


def test_a_repository_without_a_commit_knows_no_revision(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is absent here")
    empty = Repository(tmp_path)
    empty.git("init", "-q")
    empty.kb.mkdir()
    with pytest.raises(UsageFault, match="git knows no revision 'HEAD'"):
        read_revision(empty.kb, "kb", "HEAD")


def test_git_missing_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageFault, match="git is not installed") as fault:
        read_revision(tmp_path, "kb", "HEAD")
    assert fault.value.exit_code == 2


def test_before_the_folder_there_is_nothing(repository: Repository) -> None:
    (repository.root / "other").mkdir()
    (repository.root / "other" / "kb.yaml").write_text("title: x\n", encoding="utf-8")
    assert contents(read_revision(repository.root / "other", "other", "HEAD")) == {}


def test_the_root_of_a_repository_may_be_the_knowledge_base(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is absent here")
    root = Repository(tmp_path)
    root.git("init", "-q")
    (tmp_path / "kb.yaml").write_text("title: x\n", encoding="utf-8")
    (tmp_path / "definition").mkdir()
    (tmp_path / "definition" / "a b\u00e9.yaml").write_text("id: a\n", encoding="utf-8")
    root.commit("One")
    assert set(contents(read_revision(tmp_path, "kb", "HEAD"))) == {
        "kb.yaml",
        "definition/a b\u00e9.yaml",
    }


def test_hidden_names_are_passed_over_as_on_disk(repository: Repository) -> None:
    (repository.kb / ".cache").mkdir()
    (repository.kb / ".cache" / "x.yaml").write_text("id: x\n", encoding="utf-8")
    (repository.kb / "definition" / ".y.yaml").write_text("id: y\n", encoding="utf-8")
    repository.commit("Hidden")
    assert contents(read_revision(repository.kb, "kb", "HEAD")) == contents(
        read_folder(repository.kb, "kb")
    )


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_links_are_refused_as_on_disk_hidden_ones_too(repository: Repository) -> None:
    (repository.root / "outside.yaml").write_text("id: outside\n", encoding="utf-8")
    for path, target in {
        "step/in.yaml": "read-the-forecast.yaml",
        "step/out.yaml": "../../outside.yaml",
        "step/.out.yaml.jobcareer-kb-new": "../../.git/hooks/pre-commit",
        ".schema/deep/gone.json": "nowhere",
        "brand/logo.png": "/etc/passwd",
        "away": "/",
    }.items():
        (repository.kb / path).parent.mkdir(parents=True, exist_ok=True)
        (repository.kb / path).symlink_to(target)
    repository.commit("Links")
    at_head = same_as_on_disk(repository)
    assert [d.span.path for d in at_head.diagnostics] == [
        "kb/.schema/deep/gone.json", "kb/away", "kb/brand/logo.png",
        "kb/step/.out.yaml.jobcareer-kb-new", "kb/step/in.yaml", "kb/step/out.yaml",
    ]  # fmt: skip
    assert {d.code for d in at_head.diagnostics} == {"JK011"}


@pytest.mark.skipif(os.name == "nt", reason="Windows takes none of these names")
def test_names_are_refused_as_on_disk(repository: Repository) -> None:
    for path in (
        "Step/a.yaml", "step/JOB.yaml", "step/job.yaml", "step/aux.yaml", "step/a:b?.yaml",
        "step/.c:d", "step/caf\u00e9.yaml", "step/cafe\u0301.yaml", "step/a\u3164.yaml",
        "step/deep/" * 5 + "a.yaml", f"step/{'long-' * 40}.yaml", "step/Thumbs.db",
    ):  # fmt: skip
        (repository.kb / path).parent.mkdir(parents=True, exist_ok=True)
        (repository.kb / path).write_text("id: a\n", encoding="utf-8")
    (repository.kb / "step" / os.fsdecode(b"\xff.yaml")).write_text("id: a\n", encoding="utf-8")
    repository.commit("Names")
    found = Counter(d.code for d in same_as_on_disk(repository).diagnostics)
    assert found == {"JK014": 9, "JK011": 1}


def same_as_on_disk(repository: Repository) -> Listing:
    at_head, on_disk = read_revision(repository.kb, "kb", "HEAD"), read_folder(repository.kb, "kb")
    assert contents(at_head) == contents(on_disk)
    assert [f.shown for f in at_head.files] == [f.shown for f in on_disk.files]
    assert in_order(at_head.diagnostics) == in_order(on_disk.diagnostics)
    return replace(at_head, diagnostics=in_order(at_head.diagnostics))


def test_too_many_files_are_one_finding(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "MAX_ENTRIES", 10)
    at_head = read_revision(repository.kb, "kb", "HEAD")
    assert [(d.code, d.span.path) for d in at_head.diagnostics] == [("JK015", "kb")]
    assert contents(at_head) == {}


def test_files_that_are_too_large_together_are_not_fetched(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "MAX_TOTAL", 5_000)
    at_head = read_revision(repository.kb, "kb", "HEAD")
    assert [d.code for d in at_head.diagnostics] == ["JK015"]
    assert 0 < sum(map(len, contents(at_head).values())) <= 5_000


def test_a_huge_blob_is_not_fetched(repository: Repository) -> None:
    (repository.kb / "step" / "huge.yaml").write_bytes(b"# " + b"x" * 4 * 1024 * 1024)
    repository.commit("Huge")
    at_head = read_revision(repository.kb, "kb", "HEAD")
    assert "step/huge.yaml" not in contents(at_head)
    assert [(d.code, d.span.path) for d in at_head.diagnostics] == [("JK009", "kb/step/huge.yaml")]


def test_what_git_sets_for_its_hooks_does_not_lead_astray(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    assert "kb.yaml" in contents(read_revision(repository.kb, "kb", "HEAD"))
