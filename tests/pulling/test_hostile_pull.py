"""A file that `pull` reads comes from outside: it may propose words, and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from edited_handout import Work
from hostile_files import word, zipped

from jobcareer_kb.cli import group
from jobcareer_kb.errors import OutputFault
from jobcareer_kb.inline import route_digest, text_digest
from jobcareer_kb.mending.edits import files

pytestmark = pytest.mark.slow

ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
REFUSED = {
    "another format": ("a.pptx", b"PK", "pull reads Word files (.docx)"),
    "no zip": ("a.docx", b"PK but no zip", "not a readable Office file"),
    "an entity": ("a.docx", zipped([("word/document.xml", ENTITY)]), "declares a document type"),
    "no marks": ("a.docx", word("<w:p><w:r><w:t>Words</w:t></w:r></w:p>"), "none of the marks"),
}


@pytest.mark.parametrize("name, data, why", REFUSED.values(), ids=REFUSED)
def test_what_is_no_built_file_is_refused_in_one_line(
    work: Work, tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    before = work.records()
    (tmp_path / name).write_bytes(data)
    result = work.run("pull", str(tmp_path / name))
    assert result.exit_code == 2
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert work.records() == before


def rewritten(work: Work, change: Callable[[str, str], str]) -> None:
    """Change the parts of the handout as texts."""
    with ZipFile(work.handout) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    work.handout.write_bytes(
        zipped([
            (name, change(name, data.decode()) if name.endswith(".xml") else data)
            for name, data in parts
        ])
    )  # fmt: skip


MARK = re.compile(f"_kb_{route_digest('definition/climate', ('meaning',))}_1")
OTHER = f"_kb_{route_digest('definition/weather', ('meaning',))}_9"


def test_a_forged_mark_proposes_words_for_its_own_record_as_a_diff(work: Work) -> None:
    weather = "Weather is what the air is doing at one place and at one time. [1]"

    def forge(name: str, text: str) -> str:
        known = MARK.search(text) if name.startswith("customXml/item1") else None
        entry = f'<mark name="{OTHER}" digest="{text_digest(weather)}"/></marks>'
        if known:
            return text.replace("</marks>", entry)
        return MARK.sub(OTHER, text).replace(">[3]<", ">[1]<", 1)

    rewritten(work, forge)
    before = work.records()
    result = work.pull("--dry-run")
    assert "record   definition/weather, meaning" in result.stdout
    assert "+++ b/" in result.stdout, result.stdout
    assert work.records() == before
    work.pull()
    changed = [path for path, data in work.records().items() if before[path] != data]
    assert [Path(path).name for path in changed] == ["weather.yaml"]


def test_a_forged_mark_that_the_build_did_not_know_writes_nothing(work: Work) -> None:
    rewritten(work, lambda name, text: MARK.sub(OTHER, text) if "document" in name else text)
    before = work.records()
    result = work.pull()
    assert result.exit_code == 1
    assert "the file does not tell what was built" in result.stdout
    assert work.records() == before


def test_all_files_are_written_or_none(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    work.say("usual weather of", "usual weather at")
    work.say("Minutes, days, or weeks", "Hours, days, or weeks")
    before, real, times = work.records(), files.swap, [0]

    def failing(*words: object) -> bool:
        times[0] += 1
        if times[0] == 2:
            raise OutputFault("the disk is full")
        return real(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "swap", failing)
    result = work.pull()
    assert result.exit_code == 3
    assert "the disk is full" in result.stderr
    assert {p: d for p, d in work.records().items() if "/.kb" not in p} == before


def test_the_knowledge_base_that_came_along_is_not_written(
    work: Work, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(group, ["pull", str(work.handout)])
    assert result.exit_code == 2
    assert "the knowledge base that came along is not changed" in result.stderr
