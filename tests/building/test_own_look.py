"""Base documents beside a knowledge base: taken first, read as what strangers may have written."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt

from jobcareer_kb.archive import canonical_zip, entries_of
from jobcareer_kb.errors import UsageFault
from jobcareer_kb.look import POWERPOINT, WORD, Look, look_beside

Run = Callable[..., Any]
HANDOUT = "build/weather-or-climate-30/weather-or-climate-30-handout.docx"


def larger_heading() -> bytes:
    word = docx.Document(io.BytesIO(Look().word))
    word.styles["Heading 1"].font.size = Pt(36)
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


@pytest.fixture
def beside(small: Path) -> Path:
    folder = small.parent / "templates"
    folder.mkdir()
    return folder


def test_a_base_beside_the_knowledge_base_is_taken_first(beside: Path, run: Run) -> None:
    assert run("build").exit_code == 0
    (beside / WORD).write_bytes(larger_heading())
    again = run("build", "--explain")
    assert "-handout.docx: look (changed)" in again.stderr + again.stdout
    assert "2 made, 1 unchanged" in again.stdout  # handout and quiz, not the GIFT bank
    assert docx.Document(HANDOUT).styles["Heading 1"].font.size == Pt(36)
    (beside / WORD).unlink()
    assert run("build").exit_code == 0
    assert docx.Document(HANDOUT).styles["Heading 1"].font.size == Pt(28)


def test_without_one_it_is_that_of_the_program(small: Path) -> None:
    assert look_beside(small) == Look()


def test_a_base_that_lacks_a_style_gets_ours_and_the_build_says_so(beside: Path, run: Run) -> None:
    entries = entries_of(Look().word)
    styles = entries["word/styles.xml"].replace(b'"Table Key"', b'"Right row"')
    (beside / WORD).write_bytes(canonical_zip({**entries, "word/styles.xml": styles}))
    for _ in range(2):
        done = run("build")
        assert done.exit_code == 0
        assert (
            "templates/base.docx lacks a style that is taken from the program's own: Table Key; "
            "to change how such a style looks, make one of its name in yours\n"
        ) in done.stdout
    assert "Table Key" in {style.name for style in docx.Document(HANDOUT).styles}


def link(path: Path) -> None:
    secret = path.parent.parent / "secret.docx"
    secret.write_bytes(larger_heading())
    path.symlink_to(secret)


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5 * 1024 * 1024)


REFUSED = {
    "a link": (link, "is a link"),
    "a folder": (Path.mkdir, "is a folder"),
    "a pipe": (os.mkfifo, "is a pipe"),
    "too large": (large, "more than 4,194,304 bytes; take large pictures out"),
}


@pytest.mark.parametrize(("make", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_file_is_refused(
    make: Callable[[Path], None], said: str, beside: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(beside / WORD)
    monkeypatch.delenv("JOBCAREER_KB_DEBUG")
    done = run("build")
    assert (done.exit_code, done.stdout) == (2, "")
    assert WORD in done.stderr and said in done.stderr


OTHERS = {
    "a template": ("base.dotx", "base.docx"),
    "of LibreOffice": ("base.odt", "base.docx"),
    "another case": ("Base.docx", "base.docx"),
    "with macros": ("base.pptm", "base.pptx"),
}


@pytest.mark.parametrize(("name", "expected"), OTHERS.values(), ids=OTHERS.keys())
def test_a_base_under_another_name_is_not_passed_over_in_silence(
    name: str, expected: str, beside: Path, small: Path
) -> None:
    (beside / name).write_bytes(Look().word)
    with pytest.raises(UsageFault, match=rf"{name} is not read; save it as {expected}$"):
        look_beside(small)
    for each in (WORD, POWERPOINT):
        (beside / each).write_bytes(Look().word)
    assert look_beside(small).word == Look().word


HOLLOW = {"no zip": b"PK", "no theme": canonical_zip({"a.txt": b"a"})}


@pytest.mark.parametrize("word", HOLLOW.values(), ids=HOLLOW.keys())
def test_a_page_has_colors_of_its_own_where_the_base_has_none(word: bytes) -> None:
    assert Look(word=word).colors == {}
