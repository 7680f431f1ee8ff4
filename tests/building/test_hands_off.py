"""What a build may overwrite and remove: its own work, never somebody's edits."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from examples import daily, sizes

pytestmark = pytest.mark.usefixtures("once")

SIGN = b"This folder was made by jobcareer-kb, which keeps two builds apart by this file.\n"
Run = Callable[..., Any]
SHOP = "weather-or-climate-30"
HANDOUT = Path(f"build/{SHOP}/{SHOP}-handout.docx")
QUIZ = Path(f"build/{SHOP}/{SHOP}-quiz.docx")
KEPT = f"kept: {SHOP}/{SHOP}-handout.docx was edited by somebody; --force overwrites it\n"


def edit_record(kb: Path) -> None:
    takeaway = kb / "takeaway" / "coat-and-date.yaml"
    takeaway.write_text(takeaway.read_text().replace("choose the coat", "choose a coat"))


def test_an_edited_file_is_kept_and_named(small: Path, run: Run) -> None:
    run("build")
    HANDOUT.write_bytes(b"my own words")
    for _ in range(2):
        result = run("build")
        assert (result.exit_code, HANDOUT.read_bytes()) == (0, b"my own words")
        assert KEPT in result.stdout
        assert "0 made, 2 unchanged, 1 kept" in result.stdout


def test_an_edited_file_is_kept_when_its_records_change(small: Path, run: Run) -> None:
    run("build")
    HANDOUT.write_bytes(b"my own words")
    edit_record(small)
    for _ in range(2):
        result = run("build")
        assert HANDOUT.read_bytes() == b"my own words"
        assert KEPT in result.stdout
        assert "0 made, 2 unchanged, 1 kept" in result.stdout


def test_a_kept_file_is_told_whether_its_records_changed_since(small: Path, run: Run) -> None:
    """By each later build, also by one that finds nothing changed, until it is made anew."""
    takeaway = small / "takeaway" / "coat-and-date.yaml"
    words = takeaway.read_text()
    since = f"changed since {SHOP}/{SHOP}-handout.docx was made\n"
    run("build")
    HANDOUT.write_bytes(b"my own words")
    assert f"records: none {since}" in run("build").stdout
    for text in ("choose a coat", "choose one coat"):
        takeaway.write_text(words.replace("choose the coat", text))
        told = [
            run("build", *more).stdout for more in ((), (), ("--format", "gift"), ("--no-cache",))
        ]
        assert [f"records: takeaway/coat-and-date {since}" in each for each in told] == [
            True, True, False, True]  # fmt: skip
    assert "--dry-run' shows the edits there" in told[0]
    assert "and none of a text in another language" in told[0]
    takeaway.write_text(words)
    assert f"records: none {since}" in run("build").stdout
    assert "records: " not in run("build", "--force").stdout


def test_force_overwrites_an_edited_file(small: Path, run: Run) -> None:
    run("build")
    good = HANDOUT.read_bytes()
    HANDOUT.write_bytes(b"my own words")
    result = run("build", "--force")
    assert HANDOUT.read_bytes() == good
    assert "1 made, 2 unchanged, 0 kept" in result.stdout


def test_force_keeps_a_copy_of_each_edit_that_it_overwrites(small: Path, run: Run) -> None:
    run("build")
    for number in (1, 2):
        HANDOUT.write_bytes(b"my own words %d" % number)
        copy = HANDOUT.with_name(f"{SHOP}-handout-edited-{number}.docx")
        result = run("build", "--force")
        assert copy.read_bytes() == b"my own words %d" % number
        assert f"it lies in {SHOP}/{copy.name} now\n" in result.stdout
    assert "copied: " not in run("build", "--force").stdout


def test_undoing_an_edit_makes_the_file_ours_again(small: Path, run: Run) -> None:
    run("build")
    good = HANDOUT.read_bytes()
    HANDOUT.write_bytes(b"my own words")
    run("build")
    HANDOUT.write_bytes(good)
    assert "0 made, 3 unchanged, 0 kept" in run("build").stdout


def test_a_file_that_was_there_before_the_first_build_is_kept(small: Path, run: Run) -> None:
    HANDOUT.parent.mkdir(parents=True)
    HANDOUT.write_bytes(b"made by somebody else")
    Path("build/index.html").write_bytes(b"a home page")
    refused = run("build")
    assert (refused.exit_code, HANDOUT.read_bytes()) == (2, b"made by somebody else")
    assert "--out build holds 'index.html' and was not made by this program" in refused.stderr
    Path("build/.lock").write_bytes(SIGN)  # as if a build had died there
    result = run("build")
    assert HANDOUT.read_bytes() == b"made by somebody else"
    assert Path("build/index.html").read_bytes() == b"a home page"
    assert KEPT in result.stdout
    assert "kept: index.html" in result.stdout


def test_an_edited_index_is_kept_and_named(small: Path, run: Run) -> None:
    run("build")
    page = Path("build/index.html")
    good = page.read_bytes()
    page.write_bytes(good + b"<!-- mine -->")
    assert "kept: index.html" in run("build").stdout
    edit_record(small)
    assert "kept: index.html" in run("build").stdout
    assert page.read_bytes().endswith(b"<!-- mine -->")
    run("build", "--force")
    assert b"mine" not in page.read_bytes()


def test_a_removed_file_is_made_again(small: Path, run: Run) -> None:
    run("build")
    good = HANDOUT.read_bytes()
    HANDOUT.unlink()
    Path("build/index.html").unlink()
    assert "1 made, 2 unchanged" in run("build").stdout
    assert HANDOUT.read_bytes() == good
    assert Path("build/index.html").is_file()


def without_quiz(kb: Path) -> None:
    settings = kb / "kb.yaml"
    text = settings.read_text()
    start, end = text.index("  quiz:\n"), text.index("  gift:\n")
    settings.write_text(text[:start] + text[end:])


def test_a_file_no_longer_planned_is_removed(small: Path, run: Run) -> None:
    run("build")
    without_quiz(small)
    result = run("build")
    assert f"removed: {SHOP}/{SHOP}-quiz.docx (no longer planned)\n" in result.stdout
    assert not QUIZ.exists()
    assert "quiz.docx" not in Path("build/index.html").read_text()
    assert "0 made, 2 unchanged, 0 kept" in run("build").stdout


def test_a_folder_left_empty_goes_with_its_last_file(small: Path, run: Run) -> None:
    run("build")
    shop = small / "workshop" / f"{SHOP}.yaml"
    shop.write_text(shop.read_text().replace(f"id: {SHOP}", "id: outdoors"))
    run("build")
    assert sorted(path.name for path in Path("build").iterdir() if path.is_dir()) == ["outdoors"]


def test_an_edited_file_no_longer_planned_is_spared(small: Path, run: Run) -> None:
    run("build")
    QUIZ.write_bytes(b"my own words")
    without_quiz(small)
    result = run("build")
    assert QUIZ.read_bytes() == b"my own words"
    told = f"kept: {SHOP}/{SHOP}-quiz.docx was edited by somebody and is no longer planned"
    for again in ((), (), ("--force",), ()):
        result = run("build", *again)
        assert (told in result.stdout, QUIZ.read_bytes()) == (True, b"my own words")
    result = run("build", "--prune-edited")
    assert (QUIZ.exists(), f"removed: {SHOP}/{SHOP}-quiz.docx" in result.stdout) == (False, True)
    assert "0 kept" in run("build").stdout


def test_a_spared_file_that_is_as_it_was_built_again_goes(small: Path, run: Run) -> None:
    run("build")
    built = QUIZ.read_bytes()
    QUIZ.write_bytes(b"my own words")
    without_quiz(small)
    run("build")
    QUIZ.write_bytes(built)
    assert f"removed: {SHOP}/{SHOP}-quiz.docx" in run("build").stdout


PARTS = {
    "a format": ("--format", "gift"),
    "a workshop": (SHOP,),
    "both": (SHOP, "--format", "docx"),
}


@pytest.mark.parametrize("narrow", daily(("a workshop",), PARTS))
def test_a_partial_build_removes_nothing(small: Path, run: Run, narrow: tuple[str, ...]) -> None:
    run("build")
    without_quiz(small)
    result = run("build", *narrow)
    assert "removed" not in result.stdout
    assert QUIZ.is_file()
    assert "removed" in run("build").stdout


def test_files_of_others_in_the_output_folder_are_left_alone(small: Path, run: Run) -> None:
    run("build")
    notes = HANDOUT.with_name("notes.txt")
    notes.write_text("mine")
    without_quiz(small)
    run("build", "--force")
    assert notes.read_text() == "mine"


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["plain", "--force"])
@pytest.mark.parametrize("name", sizes("manifest.json", ".journal.json"))
def test_a_manifest_that_is_not_ours_is_named_and_kept(
    small: Path, run: Run, name: str, force: tuple[str, ...]
) -> None:
    run("build")
    good = HANDOUT.read_bytes()
    QUIZ.write_bytes(b"my own words")
    for broken in (b"", b"{", b"[]", b'{"schema": 99}', b'{"name": "My web app"}', b"\xff"):
        Path("build", name).write_bytes(broken)
        result = run("build", *force)
        assert (result.exit_code, Path("build", name).read_bytes()) == (3, broken)
        assert f"build/{name} is no " in result.stderr
        assert (HANDOUT.read_bytes(), QUIZ.read_bytes()) == (good, b"my own words")


def test_once_it_is_moved_away_the_edits_are_kept(small: Path, run: Run) -> None:
    run("build")
    QUIZ.write_bytes(b"my own words")
    Path("build/manifest.json").unlink()
    result = run("build")
    assert QUIZ.read_bytes() == b"my own words"
    assert f"kept: {SHOP}/{SHOP}-quiz.docx was edited by somebody" in result.stdout


WRONG = {
    "a workshop": (("rain",), "unknown workshop 'rain'; known: weather-or-climate-30"),
    "a format": (("--format", "odt"), "unknown format 'odt'; known: docx, gift, markdown, "),
    "inside the records": (("--out", "kb/build"), "--out kb/build lies in the knowledge base"),
    "no such records": (("--kb", "kn"), "--kb kn: no such folder"),
}


@pytest.mark.parametrize("arguments, message", WRONG.values(), ids=WRONG)
def test_wrong_use_is_said_and_writes_nothing(
    small: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    result = run("build", *arguments)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert not list(Path().glob("**/*.docx"))


def test_wrong_use_is_said_of_a_finished_build_too(small: Path, run: Run) -> None:
    run("build")
    assert run("build", "rain").exit_code == 2
    assert run("build", "--format", "odt").exit_code == 2
