"""`check --since`: what an edit touched, and what it broke elsewhere; the rest is counted."""

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from git_repository import Repository

from jobcareer_kb.cli import group

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
    assert codes(narrowed) == ["kb/kb.yaml JK210"]
    assert narrowed.exit_code == 1
