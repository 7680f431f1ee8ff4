"""A folder that another zlib packed is up to date, and one of an earlier version is taken over."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jobcareer_kb.archive import digest_of_bytes, entries_of

pytestmark = pytest.mark.slow
SHOP = "weather-or-climate-30"
HANDOUT = Path("build", SHOP, f"{SHOP}-handout.docx")
Run = Callable[..., Any]


def packed_with(level: int | None, package: bytes) -> bytes:
    """The same parts as another zlib packs them; without a level, stored as by earlier versions."""
    buffer = io.BytesIO()
    method = zipfile.ZIP_STORED if level is None else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in entries_of(package).items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            file.writestr(info, data, method, level)
    return buffer.getvalue()


@pytest.fixture
def handout(starter: Path, run: Run) -> bytes:
    """The bytes of a handout that was built just now."""
    assert run("build", "--format", "docx").exit_code == 0
    assert run("build").exit_code == 0
    return HANDOUT.read_bytes()


def test_what_another_zlib_packed_is_up_to_date(handout: bytes, run: Run) -> None:
    other = packed_with(1, handout)
    assert other != handout
    HANDOUT.write_bytes(other)
    assert "0 made, 10 unchanged, 0 kept because edited" in run("build").stdout
    assert HANDOUT.read_bytes() == other
    said = run("why", HANDOUT, "climate").stdout
    assert "state    unchanged" in said


def test_a_folder_of_an_earlier_version_is_taken_over(
    handout: bytes, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stored its files uncompressed, and its manifest knows them by their bytes."""
    manifest = Path("build/manifest.json")
    told = json.loads(manifest.read_text(encoding="utf-8"))
    for path, entry in told["artifacts"].items():
        file = Path("build", path)
        if file.suffix in (".docx", ".pptx"):
            file.write_bytes(packed_with(None, file.read_bytes()))
        entry["digest"] = digest_of_bytes(file.read_bytes())
        entry["fingerprint"]["program"] = told["inputs"]["program"] = "0" * 16
    del told["origins"]
    manifest.write_text(json.dumps(told), encoding="utf-8")
    assert "10 made, 0 unchanged, 0 kept because edited" in run("build").stdout
    assert HANDOUT.read_bytes() == handout


def test_an_edited_file_of_an_earlier_version_is_kept(handout: bytes, run: Run) -> None:
    manifest = Path("build/manifest.json")
    told = json.loads(manifest.read_text(encoding="utf-8"))
    entry = told["artifacts"][HANDOUT.relative_to("build").as_posix()]
    entry["digest"] = digest_of_bytes(packed_with(None, handout))
    entry["fingerprint"]["program"] = told["inputs"]["program"] = "0" * 16
    manifest.write_text(json.dumps(told), encoding="utf-8")
    edited = packed_with(None, handout) + b"edited"
    HANDOUT.write_bytes(edited)
    assert f"kept: {SHOP}/{SHOP}-handout.docx was edited by somebody" in run("build").stdout
    assert HANDOUT.read_bytes() == edited


def test_files_are_compressed(handout: bytes) -> None:
    assert len(handout) * 2 < sum(map(len, entries_of(handout).values()))
