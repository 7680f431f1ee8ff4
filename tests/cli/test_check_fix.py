"""`check --fix`: what has one right answer is mended in place, after its diff was shown."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from git_repository import STARTER

from jobcareer_kb.artifacts import fixes
from jobcareer_kb.cli import group

Check = Callable[..., Result]
CLIMATE, GUIDE = "definition/climate.yaml", "guide/plan-a-day-outside.yaml"


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the starter; the command is given beside it."""
    shutil.copytree(STARTER, tmp_path / "kb")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "kb"


def check(*words: str) -> Result:
    return CliRunner().invoke(group, ["check", "--as-of", "2026-11-24", *words])


def slip(kb: Path, path: str, old: str, new: str) -> None:
    text = (kb / path).read_text(encoding="utf-8")
    assert old in text
    (kb / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def files(kb: Path) -> dict[str, bytes]:
    return {p.relative_to(kb).as_posix(): p.read_bytes() for p in kb.rglob("*") if p.is_file()}


MENDED = {
    "a citation": (CLIMATE, "years. [@noaa-climate]", "years. [@noaa-climat]"),
    "one of two citations": (
        CLIMATE,
        "years. [@noaa-climate]",
        "years. [@ncei-normals; @noaa-climatee, p. 3]",
    ),
    "a record": (GUIDE, "step/read-the-forecast", "step/read-the-forcast"),
}


@pytest.mark.parametrize("path, right, wrong", MENDED.values(), ids=MENDED)
def test_a_slip_is_mended_and_nothing_else(kb: Path, path: str, right: str, wrong: str) -> None:
    before = files(kb)
    slip(kb, path, right, wrong)
    done = check("--fix")
    assert done.exit_code == 0, done.output
    assert "0 errors" in done.stdout
    mended = wrong.replace("@noaa-climatee", "@noaa-climate").replace(
        "@noaa-climat]", "@noaa-climate]"
    )
    mended = mended.replace("forcast", "forecast")
    assert files(kb) == {**before, path: before[path].replace(right.encode(), mended.encode())}


def test_the_diff_stands_first_and_diff_alone_changes_nothing(kb: Path) -> None:
    slip(kb, *MENDED["a record"])
    before = files(kb)
    shown = check("--diff", "--format", "concise")
    assert files(kb) == before
    assert shown.exit_code == 1
    lines = shown.stdout.splitlines()
    assert lines[:2] == [f"--- a/kb/{GUIDE}", f"+++ b/kb/{GUIDE}"]
    assert [line for line in lines if line.startswith(("-  ", "+  "))] == [
        "-  - step/read-the-forcast",
        "+  - step/read-the-forecast",
    ]
    assert "error[JK302]" in shown.stdout
    done = check("--fix", "--format", "concise")
    assert done.stdout.startswith(shown.stdout.split("kb/guide")[0])


def test_a_second_run_finds_nothing_to_do(kb: Path) -> None:
    for change in (MENDED["a citation"], MENDED["a record"]):
        slip(kb, *change)
    assert check("--fix").exit_code == 0
    after = files(kb)
    again = check("--fix")
    assert files(kb) == after
    assert "---" not in again.stdout
    assert "Mended 0 findings" in again.stderr


NOT_MENDED = {
    "nothing near": (CLIMATE, "[@noaa-climate]", "[@something-else]"),
    "a digit": (CLIMATE, "[@noaa-climate]", "[@noaa-climate2]"),
    "no claim": (CLIMATE, "over many years. [@noaa-climate]", "over many years."),
    "unlike any": (
        "workshop/weather-or-climate-30.yaml",
        "- question/q-three-looks",
        "- question/not-there",
    ),
}


@pytest.mark.parametrize("path, right, wrong", NOT_MENDED.values(), ids=NOT_MENDED)
def test_what_is_not_certain_is_left_to_a_person(
    kb: Path, path: str, right: str, wrong: str
) -> None:
    slip(kb, path, right, wrong)
    before = files(kb)
    done = check("--fix")
    assert done.exit_code == 1
    assert files(kb) == before


@pytest.mark.parametrize(
    "word, known, near",
    [
        ("get-trainning", ["get-training", "set-goals"], "get-training"),
        ("get-trainings", ["get-training", "get-trainingx"], None),
        ("bls-2024", ["bls-2023"], None),
        ("bls-2023x", ["bls-2023", "bls-2024"], None),
        ("blz-2023", ["bls-2023"], "bls-2023"),
        ("abc", ["xyz"], None),
        ("abc", [], None),
    ],
)
def test_only_one_near_name_is_an_answer(word: str, known: list[str], near: str | None) -> None:
    assert fixes.only_near(word, known) == near


def test_only_shown_findings_are_mended(kb: Path) -> None:
    slip(kb, *MENDED["a citation"])
    slip(kb, *MENDED["a record"])
    check("--fix", "--select", "JK302")
    assert b"noaa-climat]" in files(kb)[CLIMATE]
    assert b"forecast" in files(kb)[GUIDE]
    check("--fix", f"kb/{CLIMATE}")
    assert b"noaa-climat]" not in files(kb)[CLIMATE]


def test_a_report_for_programs_keeps_stdout_to_itself(kb: Path) -> None:
    slip(kb, *MENDED["a record"])
    done = check("--fix", "--format", "json")
    assert json.loads(done.stdout)["counts"]["error"] == 0
    assert "+  - step/read-the-forecast" in done.stderr


def test_the_knowledge_base_that_came_along_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = check("--fix")
    assert done.exit_code == 2
    assert "the knowledge base that came along is not changed" in done.stderr
    assert check("--diff").exit_code != 2


def test_a_file_that_changes_while_it_is_checked_is_not_overwritten(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slip(kb, *MENDED["a record"])
    real = fixes.fixes

    def slow(*words: object) -> fixes.Fixes:
        found = real(*words)  # type: ignore[arg-type]
        with (kb / GUIDE).open("a", encoding="utf-8") as file:
            file.write("# somebody saved the file meanwhile\n")
        return found

    monkeypatch.setattr(fixes, "fixes", slow)
    done = check("--fix")
    assert done.exit_code == 3
    assert f"kb/{GUIDE} changed while it was being checked" in done.stderr
    assert "step/read-the-forcast" in (kb / GUIDE).read_text(encoding="utf-8")


def test_every_fix_is_of_a_known_code() -> None:
    from jobcareer_kb.artifacts.inspect import all_rules

    assert set(fixes.FIXES) <= set(all_rules())
