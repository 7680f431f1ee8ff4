"""The files for CI: the very commands that they hold are run, with a fault and without."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import the_day
import yaml
from click.testing import CliRunner
from examples import sizes

import jobcareer_kb
from jobcareer_kb.cli import group
from jobcareer_kb.packaged import packaged

ROOT = Path(__file__).parent.parent.parent
DAY = "2026-11-24"
STARTER = Path(jobcareer_kb.__file__).parent / "starter"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the lines are for a POSIX shell")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a copy of the starter as kb/, and the command on its PATH."""
    folder = tmp_path / "project"
    shutil.copytree(STARTER, folder / "kb")
    commit(folder, "git init -q .")
    program = tmp_path / "bin" / "jobcareer-kb"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {the_day.program()} "$@"\n')
    program.chmod(0o755)
    return folder


def commit(folder: Path, first: str = "true") -> None:
    who = "-c user.name=A -c user.email=a@example.org"
    line = f"{first} && git add -A && git {who} commit -qm one"
    done = subprocess.run(["bash", "-euc", line], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


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


def read_text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def read(path: str) -> Any:
    return yaml.safe_load(read_text(path))


def steps(path: str) -> dict[str, str]:
    """The shell lines of a workflow's first job, by the names of their steps."""
    job = next(iter(read(path)["jobs"].values()))
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step}


FAULTS = pytest.mark.parametrize(
    "fault",
    [pytest.param(True, id="fault"), pytest.param(False, id="clean", marks=pytest.mark.slow)],
)
"""What comes along is clean too, and runs through one workflow every day."""
CONTENT = ".github/workflows/content.yml"
GITLAB = "docs/ci-examples/gitlab-ci.yml"


def test_the_workflow_holds_the_steps_that_are_tried_here() -> None:
    assert list(steps(CONTENT)) == ["Install", "Check", "What the edit changes", "Coverage"]


def test_steps_that_tell_more_run_also_when_check_fails_but_not_without_a_program() -> None:
    (job,) = (job for name, job in read(CONTENT)["jobs"].items() if name == "check")
    told = {step["name"]: step["if"] for step in job["steps"] if "if" in step}
    installed = "${{ !cancelled() && steps.install.outcome == 'success' }}"
    assert told == dict.fromkeys(
        ("What the edit changes", "Coverage", "Keep the reports"), installed
    )
    assert [step.get("id") for step in job["steps"] if step.get("name") == "Install"] == ["install"]


def test_init_writes_the_same_workflow_for_a_repository_with_a_base_alone(tmp_path: Path) -> None:
    """Only the program comes from elsewhere, since no commit of that repository holds one."""
    made = CliRunner().invoke(group, ["init", str(tmp_path / "course"), "--ci", "github"])
    assert made.exit_code == 0, made.output
    file = tmp_path / ".github/workflows/content.yml"
    theirs, ours = yaml.safe_load(file.read_text(encoding="utf-8")), read(CONTENT)
    assert theirs["env"] == {"PROGRAM": f"jobcareer-kb=={jobcareer_kb.__version__}"}
    assert theirs["permissions"] == ours["permissions"] == {"contents": "read"}
    assert theirs[True] == {  # `on`, which YAML 1.1 takes for a truth
        "pull_request": {**ours[True]["pull_request"], "paths": ["course/**"]}
    }
    install, own = (job["steps"].pop(2) for job in (theirs["jobs"]["check"], ours["jobs"]["check"]))
    assert install["run"] == 'python -I -m pip install "$PROGRAM"'
    assert install["id"] == own["id"]
    as_ours = json.loads(json.dumps(theirs["jobs"]).replace("--kb course", "--kb kb"))
    assert as_ours == {"check": ours["jobs"]["check"]}


def test_actions_are_named_by_commit() -> None:
    for text in (read_text(CONTENT), read_text("src/jobcareer_kb/companions/github.yml")):
        uses = re.findall(r"uses: (\S+)", text)
        assert uses
        assert [each for each in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", each)] == []
        assert "pull_request_target" not in text.split("\nname:")[1]


@dataclass(frozen=True)
class Service:
    """A workflow as its service runs it, on a change since the last commit."""

    project: Path

    @property
    def temporary(self) -> Path:
        """Outside the checkout."""
        return self.project.parent / "temporary"

    @property
    def summary(self) -> str:
        return (self.project.parent / "summary.md").read_text(encoding="utf-8")

    def run(self, step: str, **variables: str) -> subprocess.CompletedProcess[str]:
        self.temporary.mkdir(exist_ok=True)
        return shell(
            self.project, steps(CONTENT)[step], BASE="HEAD", RUNNER_TEMP=str(self.temporary),
            GITHUB_STEP_SUMMARY=str(self.project.parent / "summary.md"), **variables,
        )  # fmt: skip


@pytest.fixture
def github(project: Path) -> Service:
    return Service(project)


@pytest.mark.slow
@FAULTS
def test_the_workflow_for_content(github: Service, fault: bool) -> None:
    if fault:
        plant(github.project)
    done = github.run("Check")
    assert done.returncode == int(fault), done.stdout + done.stderr
    assert ("::error file=kb/definition/weather.yaml,line=5" in done.stdout) is fault
    assert ("JK201" in github.summary) is fault
    reports = github.temporary / "reports"
    run = json.loads((reports / "content.sarif").read_text(encoding="utf-8"))["runs"][0]
    assert ("JK201" in {result["ruleId"] for result in run["results"]}) is fault
    assert (reports / "content.json").is_file()


@pytest.mark.slow
def test_the_workflow_says_what_the_edit_changes(github: Service) -> None:
    file = github.project / "kb/takeaway/look-up-one-date.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("date", "day"), encoding="utf-8")
    done = github.run("What the edit changes")
    assert done.returncode == 0, done.stderr
    assert "takeaway/look-up-one-date" in github.summary


@pytest.mark.slow
@pytest.mark.parametrize("looked", [True, False], ids=["looked at", "not yet"])
def test_the_workflow_shows_the_coverage_also_of_a_base_with_errors(
    github: Service, looked: bool
) -> None:
    plant(github.project)
    (github.project.parent / "summary.md").touch()
    if looked:
        look = github.project / "kb/evidence/climate.yaml"
        look.parent.mkdir()
        look.write_text(
            'id: climate\nclaim: definition/climate\nclaim_digest: "0123456789abcdef"\n'
            'reference: noaa-climate\nreference_digest: "0123456789abcdef"\n'
            "says_so: supported\nby: A\non: 2026-01-01\nnote: N.\n"
        )
    done = github.run("Coverage")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ("## Coverage\n\n```text\nevidence: " in github.summary) is looked


def lower(project: Path) -> None:
    """Make a note of what claims lack."""
    with (project / "kb/kb.yaml").open("a", encoding="utf-8") as settings:
        settings.write("severities: {JK201: note, JK210: note}\n")


@pytest.mark.slow
@pytest.mark.parametrize("label", sizes("", "yes"), ids=["no label", "label"])
def test_the_workflow_holds_a_change_to_the_bar_of_its_base(github: Service, label: str) -> None:
    plant(github.project)
    lower(github.project)
    done = github.run("Check", LOWER=label)
    assert done.returncode == int(not label), done.stdout + done.stderr
    first = done.stdout.splitlines()[0]
    assert first.startswith(f"::{'notice' if label else 'error'} file=kb/kb.yaml")
    assert "JK143" in first
    assert github.summary.index("JK143 bar-") < github.summary.index("JK201 claim-")


def installs_the_base(project: Path, line: str, **variables: str) -> None:
    """Run the lines that install; what is told to Python and pip is written to a file."""
    (project / "program.txt").write_text("of the base", encoding="utf-8")
    commit(project)
    (project / "program.txt").write_text("of the pull request", encoding="utf-8")
    (project / "pip.py").write_text("raise SystemExit('a module of the checkout')\n")
    commit(project)
    asked = project.parent / "asked.txt"
    python = project.parent / "bin" / "python"
    python.write_text(f'#!/bin/sh\necho "$@" > {asked}\ncat "$5/program.txt" >> {asked}\n')
    python.chmod(0o755)
    done = shell(project, line, **variables)
    assert done.returncode == 0, done.stderr
    words, said = asked.read_text(encoding="utf-8").split("\n")
    assert words.startswith("-I -m pip install "), "-I: no module of the checkout is imported"
    assert said == "of the base"


def test_the_workflow_installs_the_program_of_the_base(project: Path) -> None:
    temporary = project.parent / "temporary"
    temporary.mkdir()
    line = steps(CONTENT)["Install"]
    installs_the_base(project, line, RUNNER_TEMP=str(temporary), BASE="HEAD~1")


def test_the_example_for_gitlab_installs_the_program_of_the_base(project: Path) -> None:
    line = "\n".join(read(GITLAB)["content"]["before_script"])
    installs_the_base(project, line, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD~1")


@pytest.mark.slow
@FAULTS
def test_the_hook_of_pre_commit(project: Path, fault: bool) -> None:
    if fault:
        plant(project)
    (hook,) = read(".pre-commit-hooks.yaml")
    done = shell(project, hook["entry"])
    assert done.returncode == int(fault), done.stdout + done.stderr
    assert ("kb/definition/weather.yaml:5:10: error[JK201]" in done.stdout) is fault


def gitlab(project: Path, labels: str = "") -> subprocess.CompletedProcess[str]:
    return shell(
        project, "\n".join(read(GITLAB)["content"]["script"]),
        CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD", CI_MERGE_REQUEST_LABELS=labels,
    )  # fmt: skip


@pytest.mark.slow
@FAULTS
def test_the_example_for_gitlab(project: Path, fault: bool) -> None:
    if fault:
        plant(project)
    done = gitlab(project)
    assert done.returncode == int(fault), done.stdout + done.stderr
    reports = read(GITLAB)["content"]["artifacts"]["reports"]
    issues = json.loads((project / reports["codequality"]).read_text(encoding="utf-8"))
    assert ("JK201" in {issue["check_name"].split()[0] for issue in issues}) is fault
    junit = (project / reports["junit"]).read_text(encoding="utf-8")
    assert ("<failure " in junit) is fault


@pytest.mark.slow
@pytest.mark.parametrize(
    ("labels", "code"),
    [("", 1), ("content,lower the bar", 0), ("do not lower the bar", 1)],
    ids=["none", "that one", "another"],
)
def test_the_example_for_gitlab_holds_a_change_to_its_base(
    project: Path, labels: str, code: int
) -> None:
    plant(project)
    lower(project)
    done = gitlab(project, labels)
    assert done.returncode == code, done.stdout + done.stderr
    assert "[JK143]" in done.stdout.splitlines()[0]


@pytest.mark.slow
def test_a_planted_link_leads_no_report_elsewhere(project: Path) -> None:
    outside = project.parent / "outside"
    outside.mkdir()
    (project / "reports").symlink_to(outside, target_is_directory=True)
    assert gitlab(project).returncode == 0
    assert list(outside.iterdir()) == []


@pytest.mark.slow
def test_the_real_knowledge_base_passes_the_workflow(github: Service) -> None:
    """As a whole: there is none at the base, so each of its findings would be new."""
    shutil.rmtree(github.project / "kb")
    (github.project / "empty").touch()
    commit(github.project)
    shutil.copytree(packaged("kb"), github.project / "kb")
    done = github.run("Check")
    assert "no knowledge base then" in done.stderr
    assert done.returncode == 0, done.stdout
