"""No option that names an output takes a source for one.

Seen: `check --format json=kb/kb.yaml` replaced `kb.yaml` without a word.
"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sandbox import Sandbox

from jobcareer_kb.packaged import packaged

Run = Callable[..., Result]
FORMATS = ["concise", "github", "gitlab", "json", "junit", "rdjson", "sarif", "summary", "text"]
SIGNED = ["json", "junit", "rdjson", "sarif"]
"""Formats in which a report says who wrote it."""


def commit(box: Sandbox) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "all"]):
        subprocess.run([*git, *words], cwd=box.project, check=True, capture_output=True)


WAYS = {
    "as it is": "kb/kb.yaml",
    "with a dot": "./kb/./kb.yaml",
    "up and down": "kb/../kb/kb.yaml",
    "a record": "kb/definition/weather.yaml",
}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_report_over_a_record(sandbox: Sandbox, run: Run, way: str, format_: str) -> None:
    before = Path(way).read_bytes()
    result = run("check", "--format", f"{format_}={way}")
    assert (result.exit_code, Path(way).read_bytes()) == (2, before)
    assert f"{Path(way)} lies in the knowledge base; name another file" in result.stderr


def test_a_report_over_a_record_that_is_named_by_its_whole_path(sandbox: Sandbox, run: Run) -> None:
    path = sandbox.kb / "kb.yaml"
    before = path.read_bytes()
    assert run("check", "--format", f"text={path}").exit_code == 2
    assert path.read_bytes() == before


def test_a_report_over_a_template(sandbox: Sandbox, run: Run) -> None:
    path = packaged("templates") / "quiz.xml.j2"
    before = path.read_bytes()
    result = run("check", "--format", f"json={path}")
    assert (result.exit_code, path.read_bytes()) == (2, before)
    assert "lies in the templates" in result.stderr


@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_over_a_file_that_git_keeps(sandbox: Sandbox, run: Run, format_: str) -> None:
    Path("README.md").write_text("# My course\n")
    commit(sandbox)
    result = run("check", "--format", f"{format_}=README.md")
    assert (result.exit_code, Path("README.md").read_text()) == (2, "# My course\n")
    assert "README.md is under version control; name another file" in result.stderr


@pytest.mark.parametrize("name", ["config", "hooks/pre-commit", "info/new"])
def test_a_report_into_the_folder_of_git(sandbox: Sandbox, run: Run, name: str) -> None:
    commit(sandbox)
    path = Path(".git", name)
    before = path.read_bytes() if path.exists() else None
    assert run("check", "--format", f"text={path}").exit_code == 2
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.slow
@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_over_an_earlier_report(sandbox: Sandbox, run: Run, format_: str) -> None:
    """It is meant, as long as nobody keeps the file, or it says itself that it is a report."""
    for _ in range(2):
        assert run("check", "--format", f"{format_}=report").exit_code == 0
    commit(sandbox)
    expected = 0 if format_ in SIGNED else 2
    assert run("check", "--format", f"{format_}=report").exit_code == expected


def test_schemas_over_files_of_somebody(sandbox: Sandbox, run: Run) -> None:
    """Before the first one is written, so that it is all or nothing."""
    Path("schemas").mkdir()
    Path("schemas/workshop.json").write_text('{"title": "mine"}')
    result = run("schema", "--all", "schemas")
    assert (result.exit_code, os.listdir("schemas")) == (2, ["workshop.json"])
    Path("schemas/workshop.json").unlink()
    for _ in range(2):
        assert run("schema", "--all", "schemas").exit_code == 0


def test_a_schema_of_somebody_beside_the_records(sandbox: Sandbox, run: Run) -> None:
    (sandbox.kb / ".schema").mkdir()
    (sandbox.kb / ".schema/definition.json").write_text("{}")
    result = run("new", "definition", "wind")
    assert result.exit_code == 2
    assert "kb/.schema/definition.json is not a schema that this program wrote" in result.stderr
    assert (sandbox.kb / ".schema/definition.json").read_text() == "{}"
    assert not (sandbox.kb / "definition/wind.yaml").exists()


OUTS = {
    "the knowledge base": ("kb", "lies in the knowledge base"),
    "a folder of it": ("kb/definition/new", "lies in the knowledge base"),
    "around it": (".", "holds the knowledge base"),
    "git": (".git/build", "lies in the folder of git"),
}


@pytest.mark.parametrize("out, said", OUTS.values(), ids=OUTS)
def test_a_build_among_sources(sandbox: Sandbox, run: Run, out: str, said: str) -> None:
    for options in ((), ("--force",)):
        result = run("build", "--out", out, *options)
        assert (result.exit_code, said in result.stderr) == (2, True)


def test_a_build_among_the_templates(sandbox: Sandbox, run: Run) -> None:
    out = packaged("templates") / "build"
    result = run("build", "--out", out, "--force")
    assert (result.exit_code, "lies in the templates" in result.stderr) == (2, True)
    assert not out.exists()
