"""CI runs what README tells people to run, on every Python that the project admits."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCRIPT = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def posix_command(end: str) -> str:
    """The one line of README that begins an environment and ends in a command."""
    (line,) = re.findall(rf"(?m)^python3 -m venv \.venv && .*{re.escape(end)}$", README)
    return line


def test_the_workflow_runs_the_test_command_of_readme() -> None:
    steps = WORKFLOW["jobs"]["readme"]["steps"]
    assert posix_command("-m pytest") in [step.get("run") for step in steps]


def test_the_script_finds_both_commands_in_readme() -> None:
    for end in ("jobcareer-kb build", "-m pytest"):
        assert posix_command(end)
        assert f"readme_command '{end}'" in SCRIPT


def test_every_admitted_python_is_run() -> None:
    admitted = SpecifierSet(PYPROJECT["project"]["requires-python"])
    versions = [v for v in (f"3.{minor}" for minor in range(30)) if v in admitted]
    assert WORKFLOW["jobs"]["readme"]["strategy"]["matrix"]["python"] == versions
    assert f"for version in {' '.join(versions)}; do" in SCRIPT


def test_the_clock_is_set_back_and_forward() -> None:
    assert re.findall(r"faketime -f (\S+) \S+ -m pytest$", SCRIPT, re.MULTILINE) == [
        "-1y",
        *2 * ["+10y"],
    ]


def test_each_property_test_is_run_in_full() -> None:
    assert re.search(r"-m pytest --hypothesis-profile full$", SCRIPT, re.MULTILINE)


def test_every_mark_is_run_by_the_script() -> None:
    marks = [
        line.partition(":")[0] for line in PYPROJECT["tool"]["pytest"]["ini_options"]["markers"]
    ]
    for mark in marks:
        assert re.search(rf'-m "[^"]*\b{mark}\b', SCRIPT), f"{mark} is never run"


# What a stranger's pull request may do in a workflow

EXAMPLES = sorted(
    path
    for folder in (ROOT / ".github", ROOT / "docs" / "ci-examples")
    for path in folder.rglob("*.y*ml")
)
FENCED = re.compile(r"```ya?ml\n(.*?)```", re.DOTALL)
READING = ({"contents": "read"}, {}, "read-all")


def workflows() -> Iterator[tuple[str, str]]:
    """Every workflow for GitHub with its text, also those that a page shows."""
    for path in EXAMPLES:
        if ".github" in path.parts:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for page in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]):
        for number, text in enumerate(FENCED.findall(page.read_text(encoding="utf-8"))):
            if re.search(r"(?m)^\s*(- )?(uses|runs-on):", text):
                yield f"{page.name}, example {number}", text


GITHUB = dict(workflows())


def jobs(name: str) -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(GITHUB[name])["jobs"])


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in jobs(name).values() for step in job["steps"]]


def test_the_workflows_are_seen() -> None:
    assert {".github/workflows/ci.yml", ".github/workflows/content.yml"} <= set(GITHUB)
    assert [path.name for path in EXAMPLES] == ["ci.yml", "content.yml", "gitlab-ci.yml"]


@pytest.mark.parametrize("name", GITHUB)
def test_every_action_is_pinned_to_a_commit_with_its_version(name: str) -> None:
    used = re.findall(r"(?m)^\s*(?:- )?uses:(.*)$", GITHUB[name])
    assert used, "no action"
    loose = [
        line
        for line in used
        if not re.fullmatch(r" [\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d[\d.]*", line)
    ]
    assert loose == []


def test_one_action_has_one_commit() -> None:
    found = re.findall(r"uses: ([\w./-]+)@([0-9a-f]{40} # v[\d.]+)", "\n".join(GITHUB.values()))
    assert len(dict(found)) == len(set(found))


@pytest.mark.parametrize("name", GITHUB)
def test_a_workflow_runs_on_a_pull_request_and_has_no_more_rights_for_it(name: str) -> None:
    workflow = yaml.safe_load(GITHUB[name])
    triggers = set(workflow[True])  # YAML 1.1 reads `on` so
    assert "pull_request" in triggers
    assert triggers.isdisjoint({"pull_request_target", "workflow_run", "issue_comment"})
    assert workflow["permissions"] in READING


@pytest.mark.parametrize("name", GITHUB)
def test_a_job_that_may_write_neither_checks_out_nor_runs_anything(name: str) -> None:
    for job in jobs(name).values():
        if job.get("permissions", {}) not in READING:
            assert [step for step in job["steps"] if "run" in step] == []
            assert "actions/checkout" not in str(job["steps"])


@pytest.mark.parametrize("name", GITHUB)
def test_no_checkout_leaves_its_token_behind(name: str) -> None:
    for step in steps(name):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", GITHUB)
def test_no_expression_stands_in_a_shell_line(name: str) -> None:
    """What an event says, such as the name of a branch, reaches a shell by the environment only."""
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []
    assert "secrets." not in GITHUB[name]


def test_whoever_reads_content_judges_it_by_its_base() -> None:
    for path in EXAMPLES:
        text = path.read_text(encoding="utf-8")
        for line in re.findall(r"jobcareer-kb check .*", text):
            assert re.search(r'--since "\$\w+"', line), f"{path.name}: {line}"
        if "jobcareer-kb check" in text:
            assert re.search(r'git worktree add --detach "\$\S+" "\$\w+"', text), path.name
