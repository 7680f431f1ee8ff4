"""requirements/ pins what pyproject.toml asks for, by hash, and names no place to get it."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FILES = ("ci.txt", "lowest.txt")
PLATFORMS = {"linux": ("posix", "Linux"), "darwin": ("posix", "Darwin"), "win32": ("nt", "Windows")}


def blocks(file: str) -> list[str]:
    """The pins of a file, each with its hashes."""
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    return re.findall(r"(?m)^(?=\S)([^#\n]+(?:\n[ ]+.*)*)", text)


def pins(file: str, version: str, platform: str) -> dict[str, str]:
    """Names and versions that apply to one Python on one platform."""
    os_name, system = PLATFORMS[platform]
    place = {
        **default_environment(),
        "python_version": version,
        "python_full_version": f"{version}.9",
        "sys_platform": platform,
        "os_name": os_name,
        "platform_system": system,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    found: dict[str, str] = {}
    for block in blocks(file):
        requirement = Requirement(block.split("\\")[0].strip())
        if requirement.marker is None or requirement.marker.evaluate(place):
            name = canonicalize_name(requirement.name)
            assert name not in found, f"{name} is pinned twice for {version} on {platform}"
            (pin,) = requirement.specifier
            assert pin.operator == "=="
            found[name] = pin.version
    return found


def ranges(*extras: str) -> dict[str, SpecifierSet]:
    """What the project declares, by name."""
    optional = PROJECT["project"]["optional-dependencies"]
    lines = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
    lines += [line for extra in extras for line in optional[extra]]
    found = {canonicalize_name(r.name): r.specifier for r in map(Requirement, lines)}
    found.pop("jobcareer-kb", None)
    return found


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("platform", sorted(PLATFORMS))
@pytest.mark.parametrize(
    ("file", "extras"), [("ci.txt", ["test", "dev"]), ("lowest.txt", ["test"])]
)
def test_every_declared_dependency_is_pinned_within_its_range(
    file: str, extras: list[str], version: str, platform: str
) -> None:
    pinned = pins(file, version, platform)
    for name, admitted in ranges(*extras).items():
        assert pinned.get(name) in admitted, f"{name} {pinned.get(name)} not in {admitted}"


def test_lowest_versions_are_the_lower_bounds() -> None:
    pinned = pins("lowest.txt", "3.11", "linux")
    for line in PROJECT["project"]["dependencies"]:
        requirement = Requirement(line)
        (lowest,) = [s.version for s in requirement.specifier if s.operator == ">="]
        assert Version(pinned[canonicalize_name(requirement.name)]) == Version(lowest), line


@pytest.mark.parametrize("file", FILES)
def test_every_pin_has_hashes(file: str) -> None:
    assert len(blocks(file)) > 20
    assert [block for block in blocks(file) if "--hash=sha256:" not in block] == []


def test_no_address_or_folder_stands_in_it() -> None:
    for path in sorted((ROOT / "requirements").iterdir()):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"://|\bfile:|--(extra-)?index|--find-links|(?m:^|\s)/\w", text), path


def test_node_packages_are_pinned_exactly_and_without_a_lock_file() -> None:
    folder = ROOT / "tests"
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    for name, version in package["dependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+(-[\w.]+)?", version), f"{name} is not pinned: {version}"
    assert not (folder / "package-lock.json").exists()
