"""`brand check FILE`: is the file of a school fit to be a base, and if not, what to do."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from unfit_base import PALE, plain_base, unfit_base

from jobcareer_kb.look import Look

pytestmark = pytest.mark.slow
Run = Callable[..., Any]


@pytest.fixture
def check(run: Run, tmp_path: Path) -> Callable[[bytes, str], Any]:
    """Write bytes into a file, and look into it."""

    def checked(data: bytes, name: str) -> Any:
        path = tmp_path / name
        path.write_bytes(data)
        return run("brand", "check", str(path))

    return checked


Check = Callable[[bytes, str], Any]


OURS = {"docx": Look().word, "pptx": Look().powerpoint}


@pytest.mark.parametrize("form", OURS)
def test_the_bases_that_came_along_are_fit(check: Check, form: str) -> None:
    done = check(OURS[form], f"ours.{form}")
    assert done.exit_code == 0
    assert done.stdout.endswith(f"/ours.{form} is fit for use\n")


def test_an_unfit_base_is_told_what_to_do(check: Check) -> None:
    done = check(unfit_base(), "school.docx")
    assert done.exit_code == 1
    assert "styles are not in it and taken from the program: " in done.stdout
    assert "Subtitle" in done.stdout
    assert f"JK715: style 'heading 2': 1.72 to 1 of {PALE} on FFFFFF, needs 3" in done.stdout
    assert "the nearest that does is 8B95A0\n" in done.stdout
    assert "in Word, Styles, the style, Modify, Font Color" in done.stdout


def test_each_thing_to_mend_is_said_once(check: Check) -> None:
    done = check(plain_base(), "plain.docx")
    said = [line for line in done.stdout.splitlines() if ": JK" in line]
    assert len(said) == len({*said}) >= 5
    assert f"{len(said)} things to mend" in done.stdout


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "x")
        package.writestr("word/a.bin", bytes(60_000_000))
    return packed.getvalue()


HOSTILE = {
    "empty": (b"", "a.docx", "is empty"),
    "no zip": (b"my letter", "a.docx", "is no Word file"),
    "a zip bomb": (bomb(), "a.docx", "unpacks to"),
    "slides as a letter": (Look().powerpoint, "a.docx", "is no Word file"),
    "a letter as slides": (Look().word, "a.pptx", "is no PowerPoint file"),
    "another ending": (Look().word, "a.odt", "is neither a Word nor a PowerPoint file"),
}


@pytest.mark.parametrize("data, name, said", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_base_is_refused_by_its_name(
    check: Check, data: bytes, name: str, said: str
) -> None:
    done = check(data, name)
    assert done.exit_code == 2
    assert f"/{name} {said}" in done.stderr
    assert "templates/" not in done.stderr


def test_a_build_with_an_unfit_base_of_a_brand_writes_nothing(small: Path, run: Run) -> None:
    folder = small / "brand"
    folder.mkdir()
    (folder / "school.docx").write_bytes(unfit_base())
    (folder / "school.yaml").write_text("id: school\nname: A school\nword_base: school.docx\n")
    done = run("build", "--brand", "school")
    assert done.exit_code == 1
    assert "kb/brand/school.docx" in done.stdout
    assert f"of {PALE} on FFFFFF" in done.stdout
    assert not list(Path("build").rglob("*.docx"))
