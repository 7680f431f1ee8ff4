"""requirements/ci.txt pins what pyproject.toml asks for, by hash, and names no place to get it."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "requirements" / "ci.txt").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?m)^(?=\S)([^#\n]+(?:\n[ ]+.*)*)", TEXT)
PLATFORMS = {"linux": ("posix", "Linux"), "darwin": ("posix", "Darwin"), "win32": ("nt", "Windows")}


def pins(version: str, platform: str) -> dict[str, str]:
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
    for block in BLOCKS:
        requirement = Requirement(block.split("\\")[0].strip())
        if requirement.marker is None or requirement.marker.evaluate(place):
            name = canonicalize_name(requirement.name)
            assert name not in found, f"{name} is pinned twice for {version} on {platform}"
            (pin,) = requirement.specifier
            assert pin.operator == "=="
            found[name] = pin.version
    return found


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("platform", sorted(PLATFORMS))
def test_every_declared_dependency_is_pinned_within_its_range(version: str, platform: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    declared = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *extras["test"],
        *extras["dev"],
    ]
    pinned = pins(version, platform)
    for line in declared:
        requirement = Requirement(line)
        if requirement.name != "jobcareer-kb":
            assert pinned[canonicalize_name(requirement.name)] in requirement.specifier, line


def test_every_pin_has_hashes() -> None:
    assert len(BLOCKS) > 30
    assert [block for block in BLOCKS if "--hash=sha256:" not in block] == []


def test_no_address_or_folder_stands_in_it() -> None:
    for path in sorted((ROOT / "requirements").iterdir()):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"://|\bfile:|--(extra-)?index|--find-links|(?m:^|\s)/\w", text), path


def test_node_packages_are_pinned_exactly_and_without_a_lock_file() -> None:
    import json

    folder = ROOT / "tests"
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    for name, version in package["dependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), f"{name} is not pinned: {version}"
    assert not (folder / "package-lock.json").exists()
