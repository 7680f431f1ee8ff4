"""Versions of libraries are those that `importlib.metadata` tells, mostly without asking it."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from jobcareer_kb.building import fingerprint
from jobcareer_kb.building.libraries import versions

LIBRARIES = fingerprint._LIBRARIES
FOLDERS = {
    "a wheel": ("py_thing-1.2.dist-info", "1.2"),
    "points and capitals": ("Py.Thing-1.2.post1.dist-info", "1.2.post1"),
    "an egg": ("Py_Thing-1.2-py3.11.egg-info", "1.2"),
    "another library": ("py_thing_more-1.2.dist-info", "none"),
}


def test_they_are_those_of_the_installation() -> None:
    assert versions(LIBRARIES) == {name: version(name) for name in LIBRARIES}


@pytest.mark.parametrize("folder, expected", FOLDERS.values(), ids=FOLDERS)
def test_a_folder_tells_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, expected: str
) -> None:
    (tmp_path / folder).mkdir()
    monkeypatch.setattr(sys, "path", ["nowhere", str(tmp_path)])
    assert versions(["py-thing"]) == {"py-thing": expected}


def test_the_first_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("one/thing-2.dist-info", "two/thing-1.dist-info"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "one"), str(tmp_path / "two")])
    assert versions(["thing"]) == {"thing": "2"}


def test_what_stands_in_no_folder_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobcareer_kb.building.libraries._on_path", dict)
    assert versions(["click", "no-such-thing"]) == {
        "click": version("click"),
        "no-such-thing": "none",
    }


def test_nothing_heavy_is_imported_for_it() -> None:
    code = (
        "import sys; from jobcareer_kb.building.fingerprint import program_digest; "
        "program_digest(); print('importlib.metadata' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "False\n"
