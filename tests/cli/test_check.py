"""`check`: one report on stdout, an exit code, a narrower look by path."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def spoil(kb: Path, *names: str) -> None:
    for name in names:
        path = kb / f"{name}.yaml"
        path.write_text(path.read_text().replace("[@", "[@no-"))


def test_a_sound_folder_passes(starter: Path, run: Run) -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("files: 0 errors\n")


def test_the_folder_here_is_the_one_that_is_checked(starter: Path, run: Run) -> None:
    spoil(starter, "definition/climate")
    result = run("check")
    assert result.exit_code == 1
    assert "\nkb/definition/climate.yaml:" in f"\n{result.stdout}"


def test_paths_are_shown_as_the_user_named_the_folder(starter: Path, run: Run) -> None:
    spoil(starter, "definition/climate")
    for named in ("./kb", "../" + starter.parent.name + "/kb/", str(starter)):
        shown = named.rstrip("/").removeprefix("./")
        assert f"\n{shown}/definition/climate.yaml:" in "\n" + run("check", "--kb", named).stdout


@pytest.mark.slow
def test_without_a_folder_here_the_packaged_one_is_checked(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 0
    assert int(result.stdout.partition(" records")[0].rpartition("\n")[2]) > 100


def test_a_path_narrows_the_report_and_the_exit_code(starter: Path, run: Run) -> None:
    spoil(starter, "definition/climate", "step/read-the-forecast")
    everything = run("check").stdout
    assert "climate.yaml" in everything
    assert "read-the-forecast.yaml" in everything
    narrow = run("check", "kb/step")
    assert narrow.exit_code == 1
    assert "climate.yaml" not in narrow.stdout
    assert run("check", "kb/takeaway").exit_code == 0
    assert run("check", "kb/takeaway/", "kb/definition/climate.yaml").exit_code == 1


def test_a_path_that_holds_nothing_is_wrong_use(starter: Path, run: Run) -> None:
    result = run("check", "kb/stepp")
    assert result.exit_code == 2
    assert "kb/stepp: no file of the knowledge base lies there" in result.stderr


def test_json_for_programs(starter: Path, run: Run) -> None:
    spoil(starter, "definition/climate")
    result = run("check", "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {finding["code"] for finding in data["findings"]} == {"JK202"}
    assert data["counts"]["error"] == len(data["findings"])


def test_an_unknown_format_names_those_that_there_are(starter: Path, run: Run) -> None:
    result = run("check", "--format", "xml")
    assert result.exit_code == 2
    known = "concise, github, gitlab, json, junit, rdjson, sarif, summary, text"
    assert f"unknown format 'xml'; known: {known}" in result.stderr


def test_a_warning_does_not_fail(starter: Path, run: Run) -> None:
    (starter / "notes.txt").write_text("buy chalk")
    result = run("check")
    assert result.exit_code == 0
    assert "warning[JK102]" in result.stdout


def test_a_warning_fails_where_the_check_is_strict(starter: Path, run: Run) -> None:
    assert run("check", "--strict").exit_code == 0
    (starter / "notes.txt").write_text("buy chalk")
    result = run("check", "--strict")
    assert result.exit_code == 1
    assert "0 errors, 1 warning" in result.stdout
    assert run("check", "--strict", "--ignore", "JK102").exit_code == 0
    settings = starter / "kb.yaml"
    settings.write_text(settings.read_text() + "severities: {JK102: note}\n")
    assert run("check", "--strict").exit_code == 0


def test_severities_are_those_of_kb_yaml(starter: Path, run: Run) -> None:
    (starter / "notes.txt").write_text("buy chalk")
    settings = starter / "kb.yaml"
    settings.write_text(settings.read_text() + "severities: {JK102: error}\n")
    result = run("check")
    assert result.exit_code == 1
    assert "error[JK102]" in result.stdout


def test_check_writes_nothing(starter: Path, run: Run) -> None:
    before = sorted(path.as_posix() for path in starter.parent.rglob("*"))
    run("check")
    assert sorted(path.as_posix() for path in starter.parent.rglob("*")) == before
