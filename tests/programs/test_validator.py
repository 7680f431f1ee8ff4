"""Microsoft's Open XML SDK finds nothing to complain of in any Word or PowerPoint file."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from built_files import Built

pytestmark = pytest.mark.node
SCRIPT = Path(__file__).with_name("validate_office.mjs")


def test_every_office_file_is_valid(
    built: Built, execute: Callable[..., str], tmp_path: Path
) -> None:
    files = built.files(".docx", ".pptx")
    planted = [spoilt(path, tmp_path) for path in (files[0], built.files(".pptx")[0])]
    found = json.loads(execute("node", SCRIPT, *files, *planted))
    assert {path: found[str(path)] for path in files if found[str(path)]} == {}
    assert len(found) == len(files) + len(planted)
    for path in planted:
        assert found[str(path)], f"the validator missed what was planted in {path.name}"


def spoilt(path: Path, folder: Path) -> Path:
    """A copy with an element where the schema has none: a validator must not pass it."""
    bad = folder / f"bad-{path.name}"
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(bad, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            data = data.replace(b"</w:pPr>", b"<w:b/></w:pPr>", 1)
            data = data.replace(b"</a:bodyPr>", b"<a:tbl/></a:bodyPr>", 1)
            data = data.replace(b"<a:bodyPr/>", b"<a:bodyPr><a:tbl/></a:bodyPr>", 1)
            copy.writestr(name, data)
    return bad
