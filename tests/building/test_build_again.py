"""Building again: nothing is done twice, and every build gives the same bytes."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.building import build as build_module
from jobcareer_kb.disk.folder import Folder

pytestmark = pytest.mark.slow

Run = Callable[..., Any]
HEAVY = {"pydantic", "pydantic_core", "jinja2", "docx", "pptx", "lxml", "yaml", "markupsafe"}


def state(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Of every file: when it was written, which file it is, and what it holds."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mtime_ns,
            path.stat().st_ino,
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def last_line(output_text: str) -> str:
    return output_text.strip().split("\n")[-1].partition(", in ")[0]


@pytest.mark.slow
def test_a_second_build_renders_nothing_and_writes_nothing(
    starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("build")
    assert last_line(first.stdout) == "10 made, 0 unchanged, 0 kept because edited"
    before = state(starter.parent)
    calls: list[str] = []
    told = ((build_module, "finished"), (build_module, "jobs"), (Folder, "write"), (Folder, "lay"))
    for module, name in told:
        monkeypatch.setattr(module, name, lambda *_, name=name: calls.append(name))
    second = run("build")
    assert last_line(second.stdout) == "0 made, 10 unchanged, 0 kept because edited"
    assert (second.exit_code, calls) == (0, [])
    assert state(starter.parent) == before


def test_the_counters_of_the_test_above_do_count(
    starter: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    before = Folder._laid

    def counting(folder: Folder, name: str, *given: Any) -> str:
        written.append(name)
        return before(folder, name, *given)

    monkeypatch.setattr(Folder, "_laid", counting)
    run("build")
    assert {"index.html", "manifest.json", ".journal.json"} < set(written)
    assert len(set(written)) == 10 + 4, "the artifacts, these three, and the lock"


def python(code: str, cwd: Path, **env: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


BUILD_AND_LIST_MODULES = """
import json, sys
from jobcareer_kb.cli import run
sys.argv = ["jobcareer-kb", "build"]
try:
    run()
except SystemExit as end:
    assert not end.code
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
assert ("importlib.metadata" in sys.modules) == ("pydantic" in sys.modules)
"""


@pytest.mark.slow
def test_an_unchanged_build_imports_nothing_heavy(small: Path, run: Run) -> None:
    run("build")
    said = python(BUILD_AND_LIST_MODULES, small.parent).strip().split("\n")
    assert "0 made, 3 unchanged" in said[-2]
    assert HEAVY & set(json.loads(said[-1])) == set()
    for path in small.parent.glob("build/*/*.docx"):
        path.unlink()
    changed = python(BUILD_AND_LIST_MODULES, small.parent).strip().split("\n")
    assert set(json.loads(changed[-1])) >= {"pydantic", "jinja2", "lxml", "yaml"}


@pytest.mark.slow
def test_an_unchanged_build_says_again_what_the_first_one_said(starter: Path, run: Run) -> None:
    shop = starter / "workshop" / "weather-or-climate-30.yaml"
    shop.write_text(shop.read_text().replace("  - challenge/*\n", ""))
    first = run("build").stdout.split("\n")
    assert any("warning[JK304]" in line for line in first)
    assert any(line.startswith("not carried by") for line in first)
    assert run("build").stdout.split("\n")[:-2] == first[:-2]


@pytest.mark.slow
def test_explain_gives_the_reason_for_each_file(starter: Path, run: Run) -> None:
    assert run("build", "--explain").stdout.count(": not made before\n") == 10
    unchanged = "why: no input file has changed since the last build\n"
    assert unchanged in run("build", "--explain").stdout
    takeaway = starter / "takeaway" / "coat-and-date.yaml"
    takeaway.write_text(takeaway.read_text().replace("choose the coat", "choose a coat"))
    (starter.parent / "build/weather-or-climate-30/weather-or-climate-30-quiz.docx").unlink()
    assert [line for line in run("build", "--explain").stdout.split("\n") if "why:" in line] == [
        "why: weather-or-climate-30/weather-or-climate-30-facilitator-guide.docx: slides (changed)",
        "why: weather-or-climate-30/weather-or-climate-30-handout.docx: "
        "takeaway/coat-and-date (changed)",
        "why: weather-or-climate-30/weather-or-climate-30-quiz.docx: the file is gone",
        "why: weather-or-climate-30/weather-or-climate-30-slides.md: "
        "takeaway/coat-and-date (changed)",
        "why: weather-or-climate-30/weather-or-climate-30-slides.pptx: "
        "takeaway/coat-and-date (changed)",
    ]


PLACES: dict[str, dict[str, str]] = {
    "here": {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    "elsewhere, far away": {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kolkata", "LC_ALL": "C"},
}
BUILD = "from jobcareer_kb.cli import main; main()"


@pytest.mark.slow
def test_every_machine_and_folder_gives_equal_bytes(tmp_path: Path, starter: Path) -> None:
    built = {}
    for place, env in PLACES.items():
        folder = tmp_path / place
        shutil.copytree(starter, folder / "kb")
        for path in (folder / "kb").rglob("*.yaml"):
            os.utime(path, (len(place) * 10**7,) * 2)
        command = [sys.executable, "-c", BUILD, "build", "--out", f"out of {place}"]
        done = subprocess.run(command, cwd=folder, env={**os.environ, **env}, capture_output=True)
        assert done.returncode == 0, done.stderr
        built[place] = contents(folder / f"out of {place}")
    one, other = built.values()
    assert list(one) == list(other)
    assert [path for path in one if one[path] != other[path]] == []


@pytest.mark.slow
def test_a_fresh_build_and_a_grown_one_give_equal_bytes(starter: Path, run: Run) -> None:
    run("build")
    for path in sorted(starter.rglob("*.yaml")):
        path.write_text(path.read_text().replace("forecast", "outlook"))
    run("build")
    run("build", "--out", "fresh")
    assert contents(Path("build")) == contents(Path("fresh"))


@pytest.mark.slow
def test_a_build_of_one_format_and_then_of_all_gives_equal_bytes(starter: Path, run: Run) -> None:
    run("build", "--format", "docx")
    assert last_line(run("build").stdout) == "4 made, 6 unchanged, 0 kept because edited"
    run("build", "--out", "fresh")
    assert contents(Path("build")) == contents(Path("fresh"))


def test_a_build_writes_nowhere_else(starter: Path, run: Run, tmp_path: Path) -> None:
    before = state(tmp_path)
    run("build", "--out", "deep/down/here")
    after = state(tmp_path)
    assert {path: after[path] for path in before} == before
    assert {path for path in after if not path.startswith("deep/down/here/")} == set(before)
