"""What shows data of a source that asks for credit has its line, and nothing else has."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from test_source_numbers import lines_of
from word_files import folded

from jobcareer_kb.inline import plain
from jobcareer_kb.kb import KnowledgeBase

WORDS = {"onet-30-1": "O*NET® is a trademark", "bls-projections": "Source: Employment Projections"}


def words_of(path: Path) -> str:
    if path.suffix == ".pdf":
        text = " ".join(page.extract_text() for page in PdfReader(path).pages)
        return folded(text.replace("\u200b", ""))
    return folded(" ".join(lines_of(path))).replace("&amp;", "&").replace("\\", "")


@pytest.mark.parametrize("source", WORDS)
def test_a_file_has_the_credit_line_of_what_it_cites(
    real_build: Path, real_kb: KnowledgeBase, source: str
) -> None:
    assert WORDS[source] in plain(real_kb.sources[source].credit)
    entries = json.loads((real_build / "manifest.json").read_text())["artifacts"]
    citing = {path for path, entry in entries.items() if source in entry["references"]}
    forms = {Path(path).suffix for path in citing}
    assert forms == {".docx", ".pdf", ".pptx", ".md", ".txt", ".xml"}
    assert {path for path in entries if WORDS[source] in words_of(real_build / path)} == citing
    assert WORDS[source] in (real_build / "index.html").read_text()


def test_no_file_prints_a_figure_of_such_a_source_without_citing_it(
    real_build: Path, real_kb: KnowledgeBase
) -> None:
    entries = json.loads((real_build / "manifest.json").read_text())["artifacts"]
    for path, entry in entries.items():
        names = (name for name in entry["records"] if name.startswith("figure/"))
        shown = {real_kb.records[name].reference for name in names}  # type: ignore[attr-defined]
        assert shown <= {*entry["references"]}, path
