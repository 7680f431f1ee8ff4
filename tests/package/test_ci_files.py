"""CI runs what README tells people to run, on every Python that the project admits."""

import re
import tomllib
from pathlib import Path

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
    assert re.findall(r"faketime -f '([^']+)' \S+ -m pytest", SCRIPT) == ["+10y", "-1y"]


def test_every_program_mark_is_run_by_the_script() -> None:
    marks = [
        line.partition(":")[0] for line in PYPROJECT["tool"]["pytest"]["ini_options"]["markers"]
    ]
    assert "pytest --slow" in SCRIPT
    for mark in set(marks) - {"slow"}:
        assert re.search(rf'-m "[^"]*\b{mark}\b', SCRIPT), f"{mark} is never run"
