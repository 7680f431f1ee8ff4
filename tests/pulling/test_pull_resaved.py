"""`pull` reads a handout that went through other programs, and says what it lost on its way."""

import subprocess
from pathlib import Path

import docx
import pytest
from edited_handout import Work

OLD, NEW = "usual weather of a place", "usual weather at a place"
CLIMATE = "definition/climate.yaml"


def execute(*words: object) -> None:
    subprocess.run([*map(str, words)], check=True, capture_output=True, timeout=180)


@pytest.mark.office
def test_an_edit_through_uno_goes_into_its_record(work: Work, tmp_path: Path) -> None:
    saved = tmp_path / "saved.docx"
    places = [path.as_uri() for path in (tmp_path / "profile", work.handout, saved)]
    script = Path(__file__).with_name("edit_with_uno.py")
    execute("/usr/bin/python3", script, *places, OLD, NEW)
    work.handout.write_bytes(saved.read_bytes())
    done = work.pull()
    assert (done.exit_code, done.stdout.count(": changed\n")) == (0, 1), done.stdout
    assert f"{NEW}, averaged over many years. [@noaa-climate]" in work.file(CLIMATE)


def test_an_edit_through_python_docx_goes_into_its_record(work: Work) -> None:
    work.say(OLD, NEW)
    word = docx.Document(str(work.handout))
    word.core_properties.author = "Ann"
    word.save(str(work.handout))
    assert work.pull().exit_code == 0
    assert NEW in work.file(CLIMATE)


@pytest.mark.office
def test_by_way_of_odt_an_edit_is_shown_and_not_written(work: Work, tmp_path: Path) -> None:
    """ODT keeps bookmarks and loses what the build knew: which side changed, nobody can tell."""
    work.say(OLD, NEW)
    before, path = work.records(), work.handout
    user = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for number, step in enumerate(("odt", "docx")):
        out = tmp_path / str(number)
        execute("soffice", "--headless", user, "--convert-to", step, "--outdir", out, path)
        path = out / f"{path.stem}.{step}"
    work.handout.write_bytes(path.read_bytes())
    done = work.pull()
    assert done.exit_code == 1
    assert "    record   definition/climate, meaning\n" in done.stdout
    assert f"    new      Climate is the {NEW}, averaged over many years." in done.stdout
    assert "the file does not tell what was built" in done.stdout
    assert work.records() == before


@pytest.mark.pandoc
def test_pandoc_drops_the_marks_and_the_texts_are_found_by_their_words(work: Work) -> None:
    """Pandoc 2.17 writes bookmarks for its own headings alone, and no part of another program."""
    again = work.handout.with_name("by-pandoc.docx")
    execute("pandoc", work.handout, "-o", again)
    refused = work.run("pull", str(again))
    assert refused.exit_code == 2
    assert "the file holds none of the marks that lead back to the records" in refused.stderr
    manifest = work.kb.parent / "build/manifest.json"
    found = work.run("why", str(again), "--manifest", str(manifest)).stdout
    assert "    record   definition/climate, meaning\n" in found
    assert "state    edited" not in found


def test_a_file_from_before_the_last_build_brings_its_own_base(work: Work) -> None:
    """What changed in the records since, and what a later build made of it, does not matter."""
    work.slip("definition/weather.yaml", "at one time", "at a moment")
    assert work.run("build", "--out", str(work.kb.parent / "build")).exit_code == 0
    work.say(OLD, NEW)
    done = work.pull()
    assert (done.exit_code, done.stdout.count(": changed\n")) == (0, 1), done.stdout
    assert NEW in work.file(CLIMATE)
    assert "at a moment" in work.file("definition/weather.yaml")
