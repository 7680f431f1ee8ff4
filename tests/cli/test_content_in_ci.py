"""The files for CI: the very commands that they hold are run, with a fault and without."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import the_day
import yaml

import jobcareer_kb
from jobcareer_kb.packaged import packaged

ROOT = Path(__file__).parent.parent.parent
STARTER = Path(jobcareer_kb.__file__).parent / "starter"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the lines are for a POSIX shell")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a copy of the starter as kb/, committed, and the command on its PATH."""
    folder = tmp_path / "project"
    shutil.copytree(STARTER, folder / "kb")
    program = tmp_path / "bin" / "jobcareer-kb"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {the_day.program()} "$@"\n')
    program.chmod(0o755)
    return folder


def shell(project: Path, line: str, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{project.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", line],
        cwd=project, env={**os.environ, "PATH": path, **variables},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def plant(project: Path) -> None:
    """Take the source from a claim."""
    file = project / "kb/definition/weather.yaml"
    text = file.read_text(encoding="utf-8")
    assert "one time. [@noaa-weather]" in text
    file.write_text(text.replace("one time. [@noaa-weather]", "one time."), encoding="utf-8")


def read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def steps(path: str) -> dict[str, str]:
    """The shell lines of a workflow's one job, by the names of their steps."""
    (job,) = read(path)["jobs"].values()
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step}


CONTENT = ".github/workflows/content.yml"


def test_the_workflow_holds_the_steps_that_are_tried_here() -> None:
    assert list(steps(CONTENT)) == [
        "Install",
        "Check",
        "Coverage may only rise",
        "What the edit changes",
    ]
    assert steps(CONTENT)["Install"] == "python -m pip install ."


@pytest.mark.parametrize("fault", [False, True], ids=["clean", "fault"])
def test_the_workflow_for_content(project: Path, fault: bool) -> None:
    if fault:
        plant(project)
    summary = project.parent / "summary.md"
    done = shell(project, steps(CONTENT)["Check"], GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == int(fault), done.stdout + done.stderr
    assert ("::error file=kb/definition/weather.yaml,line=5" in done.stdout) is fault
    assert ("JK201" in summary.read_text(encoding="utf-8")) is fault
    run = json.loads((project / "reports/content.sarif").read_text(encoding="utf-8"))["runs"][0]
    assert ("JK201" in {result["ruleId"] for result in run["results"]}) is fault
    assert (project / "reports/content.json").is_file()


def test_the_workflow_says_what_the_edit_changes(project: Path) -> None:
    git = "git -c user.name=A -c user.email=a@example.org -c init.defaultBranch=main"
    done = shell(project, f"{git} init -q && {git} add . && {git} commit -qm one")
    assert done.returncode == 0, done.stderr
    file = project / "kb/takeaway/look-up-one-date.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("date", "day"), encoding="utf-8")
    summary = project.parent / "summary.md"
    line = steps(CONTENT)["What the edit changes"]
    done = shell(project, line, GITHUB_STEP_SUMMARY=str(summary), BASE="HEAD")
    assert done.returncode == 0, done.stderr
    assert "takeaway/look-up-one-date" in summary.read_text(encoding="utf-8")


@pytest.mark.parametrize("floor", [100, 90], ids=["kept", "lowered"])
def test_the_workflow_lets_coverage_only_rise(project: Path, floor: int) -> None:
    file = project / "kb/kb.yaml"
    text = file.read_text(encoding="utf-8")
    ratchet = "policies:\n  evidence:\n    coverage: {cited: 100}\n"
    file.write_text(text + ratchet, encoding="utf-8")
    git = "git -c user.name=A -c user.email=a@example.org -c init.defaultBranch=main"
    done = shell(project, f"{git} init -q && {git} add . && {git} commit -qm one")
    assert done.returncode == 0, done.stderr
    file.write_text(text + ratchet.replace("100", str(floor)), encoding="utf-8")
    done = shell(project, steps(CONTENT)["Coverage may only rise"], BASE="HEAD")
    assert done.returncode == int(floor < 100), done.stdout + done.stderr
    assert ("[JK210]" in done.stdout) is (floor < 100)


@pytest.mark.parametrize("fault", [False, True], ids=["clean", "fault"])
def test_the_hook_of_pre_commit(project: Path, fault: bool) -> None:
    if fault:
        plant(project)
    (hook,) = read(".pre-commit-hooks.yaml")
    done = shell(project, hook["entry"])
    assert done.returncode == int(fault), done.stdout + done.stderr
    assert ("kb/definition/weather.yaml:5:10: error[JK201]" in done.stdout) is fault


@pytest.mark.parametrize("fault", [False, True], ids=["clean", "fault"])
def test_the_example_for_gitlab(project: Path, fault: bool) -> None:
    if fault:
        plant(project)
    job = read("docs/ci-examples/gitlab-ci.yml")["content"]
    assert job["before_script"] == ["python -m pip install ."]
    done = shell(project, "\n".join(job["script"]))
    assert done.returncode == int(fault), done.stdout + done.stderr
    reports = job["artifacts"]["reports"]
    issues = json.loads((project / reports["codequality"]).read_text(encoding="utf-8"))
    assert ("JK201" in {issue["check_name"].split()[0] for issue in issues}) is fault
    junit = (project / reports["junit"]).read_text(encoding="utf-8")
    assert ("<failure " in junit) is fault


def test_the_real_knowledge_base_passes_the_workflow(project: Path) -> None:
    shutil.rmtree(project / "kb")
    shutil.copytree(packaged("kb"), project / "kb")
    done = shell(project, steps(CONTENT)["Check"])
    assert done.returncode == 0, done.stdout
