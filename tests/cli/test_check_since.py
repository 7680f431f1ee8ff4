"""`check --since`: what an edit touched, and what it broke elsewhere; the rest is counted."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from git_repository import Repository

from jobcareer_kb.cli import group

pytestmark = [pytest.mark.usefixtures("once"), pytest.mark.slow]

Check = Callable[..., Result]
DAY = "2026-11-24"


@pytest.fixture
def check(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Check:
    monkeypatch.chdir(repository.root)

    def run(*words: str) -> Result:
        return CliRunner().invoke(group, ["check", "--as-of", DAY, "--format", "concise", *words])

    return run


def codes(result: Result) -> list[str]:
    """Place and code of each finding that is shown."""
    lines = [line for line in result.stdout.splitlines() if "[JK" in line]
    return [f"{line.split(':')[0]} {line.split('[')[1][:5]}" for line in lines]


CLIMATE = "definition/climate.yaml"
UNCITED = (CLIMATE, "over many years. [@noaa-climate]", "over many years.")


def test_an_old_fault_in_a_record_that_nobody_touched_is_counted_only(
    repository: Repository, check: Check
) -> None:
    repository.change(*UNCITED)
    repository.commit("A fault")
    repository.change("definition/weather.yaml", "term: Weather", "term: The weather")
    assert codes(check()) == [f"kb/{CLIMATE} JK201"]
    narrowed = check("--since", "HEAD")
    assert codes(narrowed) == []
    assert narrowed.exit_code == 0
    assert "1 record touched; 1 finding from before, in records not touched" in narrowed.stderr


def test_an_old_fault_in_a_touched_record_is_shown(repository: Repository, check: Check) -> None:
    repository.change(*UNCITED)
    repository.commit("A fault")
    repository.change(CLIMATE, "term: Climate", "term: The climate")
    narrowed = check("--since", "HEAD")
    assert codes(narrowed) == [f"kb/{CLIMATE} JK201"]
    assert narrowed.exit_code == 1


def test_what_an_edit_breaks_elsewhere_is_shown(repository: Repository, check: Check) -> None:
    repository.change(*UNCITED)
    repository.commit("A fault")
    repository.change("definition/weather.yaml", "id: weather", "id: the-weather")
    shown = codes(check("--since", "HEAD"))
    assert "kb/distinction/time.yaml JK302" in shown, "it names weather as one of its sides"
    assert f"kb/{CLIMATE} JK201" not in shown
    assert codes(check("--since", "HEAD", "--select", "JK2")) == []


def test_lines_that_move_make_no_finding_new(repository: Repository, check: Check) -> None:
    repository.change(*UNCITED)
    repository.commit("A fault")
    repository.change(CLIMATE, "id: climate\n", "# one\n# two\nid: climate\n")
    narrowed = check("--since", "HEAD")
    assert codes(narrowed) == []
    assert "0 records touched; 1 finding from before" in narrowed.stderr


def test_a_fault_in_a_new_record_and_one_in_a_broken_one_are_shown(
    repository: Repository, check: Check
) -> None:
    (repository.kb / "takeaway" / "new.yaml").write_text("id: new\ntekst: x\n", encoding="utf-8")
    repository.change("definition/weather.yaml", "term: Weather", "term: [")
    shown = codes(check("--since", "HEAD"))
    assert {"kb/takeaway/new.yaml JK111", "kb/definition/weather.yaml JK003"} <= set(shown)


def test_a_severity_that_rises_is_shown(repository: Repository, check: Check) -> None:
    with (repository.kb / "kb.yaml").open("a", encoding="utf-8") as settings:
        settings.write("severities:\n  JK203: warning\n")
    with (repository.kb / "references.yaml").open("a", encoding="utf-8") as references:
        references.write(
            "  - id: unused\n    type: book\n    title: A book that nobody cites\n"
            "    custom:\n      reason_no_url: A printed book.\n"
        )
    repository.commit("A warning")
    assert "kb/references.yaml JK203" in codes(check())
    repository.change("kb.yaml", "JK203: warning", "JK203: error")
    narrowed = check("--since", "HEAD", "--select", "JK203")
    assert codes(narrowed) == ["kb/references.yaml JK203"]
    assert narrowed.exit_code == 1


def test_findings_that_an_edit_mends_are_counted(repository: Repository, check: Check) -> None:
    repository.change(*UNCITED)
    repository.commit("A fault")
    repository.change(CLIMATE, "over many years.", "over many years. [@noaa-climate]")
    narrowed = check("--since", "HEAD")
    assert narrowed.exit_code == 0
    assert "1 record touched, 1 finding mended." in narrowed.stderr


def test_paths_narrow_what_is_left(repository: Repository, check: Check) -> None:
    repository.change(*UNCITED)
    repository.change("definition/weather.yaml", "[@noaa-weather]", "")
    assert len(codes(check("--since", "HEAD"))) == 2
    assert codes(check("--since", "HEAD", f"kb/{CLIMATE}")) == [f"kb/{CLIMATE} JK201"]


@pytest.mark.parametrize("revision", ["no-such", "--fix"])
def test_an_unknown_revision_ends_with_2(check: Check, revision: str) -> None:
    done = check("--since", revision)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert f"git knows no revision '{revision}'" in done.stderr


def test_no_repository_ends_with_2(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.root / ".git").rename(tmp_path / "gone")
    monkeypatch.chdir(repository.root)
    done = CliRunner().invoke(group, ["check", "--since", "HEAD"])
    assert done.exit_code == 2
    assert "is in no git repository" in done.stderr


def test_git_missing_ends_with_2(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = check("--since", "HEAD")
    assert done.exit_code == 2
    assert "git is not installed" in done.stderr
    assert isinstance(done.exception, SystemExit | click.ClickException)


def test_a_floor_of_coverage_only_rises(repository: Repository, check: Check) -> None:
    settings = repository.kb / "kb.yaml"
    floor = "policies:\n  evidence:\n    coverage: {cited: 100}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + floor, encoding="utf-8")
    repository.commit("A floor")
    assert codes(check("--since", "HEAD")) == []
    repository.change("kb.yaml", "{cited: 100}", "{cited: 90}")
    narrowed = check("--since", "HEAD", "--select", "JK210")
    assert codes(narrowed) == ["kb/kb.yaml JK143"]
    assert narrowed.exit_code == 1


# A change that lowers what it is judged by


def quiet(repository: Repository) -> None:
    """Seven claims without a source, and settings by which these are notes."""
    for record in ("climate", "weather"):
        file = repository.kb / "definition" / f"{record}.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r" \[@[a-z-]+\]", "", text), encoding="utf-8", newline="\n")
    with (repository.kb / "kb.yaml").open("a", encoding="utf-8", newline="\n") as settings:
        settings.write("severities: {JK201: note, JK210: note}\n")


LOWERED = ["kb/kb.yaml JK143", "kb/kb.yaml JK143"]


def test_a_change_does_not_quiet_its_own_faults(repository: Repository, check: Check) -> None:
    quiet(repository)
    assert check().exit_code == 0, "by its own settings it would pass"
    found = check("--since", "HEAD")
    assert found.exit_code == 1
    assert codes(found)[:2] == LOWERED
    assert set(codes(found)[2:]) == {
        f"kb/{CLIMATE} JK201", "kb/definition/weather.yaml JK201",
    }  # fmt: skip
    assert found.stdout.count("error[JK201]") == len(codes(found)) - 2 > 6
    assert "what is judged by lowered or changed 2 times" in found.stderr


def test_so_does_none_of_two_commits(repository: Repository, check: Check) -> None:
    with (repository.kb / "kb.yaml").open("a", encoding="utf-8", newline="\n") as settings:
        settings.write("severities: {JK201: note}\n")
    repository.commit("First the bar")
    repository.change(*UNCITED)
    repository.commit("Then the fault")
    assert codes(check("--since", "HEAD~2")) == ["kb/kb.yaml JK143", f"kb/{CLIMATE} JK201"]
    assert check("--since", "HEAD~2").exit_code == 1


@pytest.mark.parametrize(
    "choice",
    [["--select", "JK4"], ["kb/references.yaml"], ["--select", "JK211", "kb/words.yaml"]],
    ids=" ".join,
)
def test_no_choice_of_codes_or_files_hides_what_is_lowered(
    repository: Repository, check: Check, choice: list[str]
) -> None:
    quiet(repository)
    found = check("--since", "HEAD", *choice)
    assert codes(found) == LOWERED
    assert found.exit_code == 1


def test_who_merges_lets_it_pass_on_the_command_line(repository: Repository, check: Check) -> None:
    quiet(repository)
    found = check("--since", "HEAD", "--allow-lower")
    assert found.exit_code == 0
    assert codes(found)[:2] == LOWERED
    assert found.stdout.count("note[JK143]") == 2
    assert "error[" not in found.stdout


def test_allow_lower_goes_with_a_revision(check: Check) -> None:
    done = check("--allow-lower")
    assert done.exit_code == 2
    assert "--allow-lower goes with --since REV" in done.stderr


def test_what_is_lowered_stands_first_for_who_reviews(
    repository: Repository, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet(repository)
    (repository.kb / "definition" / "aaa.yaml").write_text("id: aaa\n", encoding="utf-8")
    with (repository.kb / "words.yaml").open("a", encoding="utf-8", newline="\n") as lists:
        lists.write("teaching: {negative: [not]}\n")
    summary = repository.root / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    found = CliRunner().invoke(
        group, ["check", "--as-of", DAY, "--since", "HEAD", "--format", "github"]
    )
    annotations = re.findall(r"title=(JK\d+)", found.stdout)
    assert annotations[:3] == ["JK143", "JK143", "JK144"]
    assert {"JK110", "JK201"} <= set(annotations[3:])
    rows = re.findall(r"<br>(JK\d+) ", summary.read_text(encoding="utf-8"))
    assert rows[:3] == ["JK143", "JK143", "JK144"]


def moved(repository: Repository) -> str:
    (repository.root / "kb").rename(repository.root / "content")
    return "content"


def moved_into_a_folder(repository: Repository) -> str:
    (repository.root / "courses").mkdir()
    (repository.root / "kb").rename(repository.root / "courses" / "kb")
    return "courses/kb"


def moved_among_others(repository: Repository) -> str:
    """A smaller one is gone as well."""
    shutil.rmtree(repository.root / "another")
    return moved(repository)


@pytest.mark.parametrize("move", [moved, moved_into_a_folder, moved_among_others])
def test_a_folder_that_moves_is_held_to_what_it_was(
    repository: Repository, check: Check, move: Callable[[Repository], str]
) -> None:
    another = repository.root / "another"
    another.mkdir()
    (another / "kb.yaml").write_text("title: Another\n", encoding="utf-8")
    repository.commit("Another")
    quiet(repository)
    folder = move(repository)
    found = check("--since", "HEAD", "--kb", folder)
    assert codes(found)[:2] == [f"{folder}/kb.yaml JK143"] * 2
    assert "error[JK201]" in found.stdout
    assert "compared with kb, where it stood then" in found.stderr
    assert found.exit_code == 1


def test_a_folder_that_moves_behind_a_link_is_not_followed(
    repository: Repository, check: Check
) -> None:
    quiet(repository)
    moved(repository)
    (repository.root / "kb").symlink_to("content", target_is_directory=True)
    found = check("--since", "HEAD", "--kb", "kb")
    assert (found.exit_code, "kb is a link, and links are not followed" in found.stderr) == (
        3,
        True,
    )


def test_a_second_knowledge_base_has_no_earlier_bar(repository: Repository, check: Check) -> None:
    shutil.copytree(repository.kb, repository.root / "second")
    found = check("--since", "HEAD", "--kb", "second")
    assert found.exit_code == 0
    assert ("no knowledge base then" in found.stderr, "mended" in found.stderr) == (True, False)


def test_mending_by_machine_is_held_to_the_bar_too(repository: Repository, check: Check) -> None:
    quiet(repository)
    repository.change("step/read-the-forecast.yaml", "[@scijinks-", "[@sciijinks-")
    found = check("--since", "HEAD", "--fix")
    assert found.exit_code == 1
    assert "Mended 1 finding" in found.stderr
    assert "error[JK143]" in found.stdout
    assert "error[JK201]" in found.stdout
