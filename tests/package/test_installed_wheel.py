"""The wheel, installed into a new environment, does its main job in an empty folder."""

import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.package
ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., str]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, without what Python leaves there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def build_of_wheel(installed, execute: Run) -> dict[str, bytes]:
    said = execute(installed.command("jobcareer-kb"), "build", cwd=installed.folder)
    assert re.search(r"(?m)^\d+ made, 0 unchanged, 0 kept", said)
    return tree(installed.folder / "build")


def test_wheel_carries_sources_content_and_templates(made) -> None:
    with zipfile.ZipFile(made.wheel) as wheel:
        found = {name: wheel.read(name) for name in wheel.namelist()}
    package = "jobcareer_kb/"
    wanted = {f"{package}{p}": data for p, data in tree(ROOT / "src/jobcareer_kb").items()}
    for folder in ("kb", "templates"):
        files = tree(ROOT / folder)
        assert files
        wanted |= {f"{package}_data/{folder}/{path}": data for path, data in files.items()}
    assert {n: d for n, d in found.items() if n.startswith(package)} == wanted
    assert f"{package}starter/kb.yaml" in found, "init has nothing to start from"
    assert f"{package}py.typed" in found
    others = {name.partition("/")[0] for name in found if not name.startswith(package)}
    assert len(others) == 1 and others.pop().endswith(".dist-info")


def test_metadata_is_complete(made) -> None:
    with zipfile.ZipFile(made.wheel) as wheel:
        (name,) = (n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
        fields = Parser().parsestr(wheel.read(name).decode())
        licences = [n.rpartition("/licenses/")[2] for n in wheel.namelist() if "/licenses/" in n]
    assert fields["Name"] == "jobcareer-kb"
    assert fields["Requires-Python"] == "<3.14,>=3.11"
    assert fields["License-Expression"] == "MIT AND CC-BY-4.0 AND OFL-1.1"
    expected = ["LICENSE", "LICENSE-CONTENT", "templates/fonts/Carlito-OFL.txt"]
    assert fields.get_all("License-File") == sorted(licences) == expected
    for line in fields.get_all("Requires-Dist"):
        requirement = Requirement(line)
        signs = {s.operator for s in requirement.specifier}
        assert "extra" in line or {">=", "<"} <= signs, f"{line} has no bounded range"


def test_sdist_carries_what_the_wheel_and_the_tests_need(made) -> None:
    with tarfile.open(made.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for path in ("pyproject.toml", "README.md", "LICENSE", "kb/kb.yaml", "tests/conftest.py"):
        assert path in names
    assert not [n for n in names if n.startswith((".git/", "build/", "tests/node_modules/"))]


def test_it_builds_checks_and_helps_in_an_empty_folder(
    installed, build_of_wheel: dict[str, bytes], execute: Run
) -> None:
    program = installed.command("jobcareer-kb")
    assert "build" in execute(program, "--help", cwd=installed.folder)
    assert execute(program, "check", cwd=installed.folder)
    suffixes = {Path(path).suffix for path in build_of_wheel}
    assert {".docx", ".pdf", ".pptx", ".html", ".json"} <= suffixes
    again = execute(program, "build", cwd=installed.folder)
    assert re.search(r"(?m)^0 made, \d+ unchanged", again)
    assert sorted(p.name for p in installed.folder.iterdir()) == ["build"]


def test_it_runs_as_a_module_and_starts_a_knowledge_base(installed, execute: Run, tmp_path) -> None:
    python = installed.command("python")
    execute(python, "-m", "jobcareer_kb", "init", "mine/kb", cwd=tmp_path)
    execute(python, "-m", "jobcareer_kb", "check", "--kb", "mine/kb", cwd=tmp_path)
    execute(python, "-m", "jobcareer_kb", "build", "--kb", "mine/kb", cwd=tmp_path)
    assert (tmp_path / "build" / "index.html").is_file()


def test_wheel_and_checkout_make_the_same_bytes(
    build_of_wheel: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "build"
    command = [sys.executable, "-m", "jobcareer_kb", "build", "--out", str(out)]
    # In an empty folder, where the content that came along is used, as the wheel's is.
    subprocess.run(command, cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)
    ours = tree(out)
    assert sorted(ours) == sorted(build_of_wheel)
    assert [path for path in ours if ours[path] != build_of_wheel[path]] == []
