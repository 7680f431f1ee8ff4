"""From a sentence in a built file to its record and field, and back."""

import json
from pathlib import Path
from typing import Any

import pytest
from word_files import every_text, marked, uncited

from jobcareer_kb.contacts import Contact
from jobcareer_kb.inline import parse, plain, with_addresses, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.values import MARK, Advice, Claim, Words, words_of

SHOPS = ("job-or-career-45", "job-or-career-60", "job-or-career-90")
PRODUCTS = (
    *("handout", "booklet", "help-list", "agenda", "sheets", "quiz", "facilitator-guide"),
    *("sources", "key"),
)
FILES = [f"{shop}/{shop}-{product}.docx" for shop in SHOPS for product in PRODUCTS]


@pytest.fixture(scope="session")
def manifest(real_build: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((real_build / "manifest.json").read_text(encoding="utf-8"))
    return data


def value_at(kb: KnowledgeBase, mark: str) -> Any:
    """What stands at `kind/id#field.0.text`."""
    record, _, route = mark.partition("#")
    value: Any = kb.settings if record == "kb.yaml" else kb.records[record]
    for part in route.split("."):
        if part.isdigit():
            value = value[int(part)]
        elif isinstance(value, Advice):
            assert part == MARK
        else:
            value = value[part] if isinstance(value, dict) else getattr(value, part)
    return value


def printed(kb: KnowledgeBase, mark: str) -> str:
    """The words of a text, or of a reference's entry, without citations."""
    record = mark.partition("#")[0]
    if record.startswith("reference/") and mark.endswith("#author"):
        return kb.sources[record.partition("/")[2]].short
    if record.startswith("reference/") and not mark.endswith(("#title", "#custom.credit")):
        return " ".join(str(value_at(kb, mark)).split())
    if record.startswith("reference/") and mark.endswith("#title"):
        return " ".join(plain(kb.sources[record.partition("/")[2]].entry).split())
    return " ".join(plain(with_addresses(without_cites(value_at(kb, mark).inlines))).split())


def test_the_plan_is_the_one_that_these_tests_look_at(manifest: dict[str, Any]) -> None:
    built = [path for path in manifest["artifacts"] if path.endswith(".docx")]
    one_sheet = [path for path in built if "-sheet-" in path]  # all of them stand in `sheets`
    assert sorted({*built} - {*one_sheet}) == sorted(FILES)


@pytest.mark.parametrize("path", FILES)
def test_every_bookmark_stands_in_the_manifest_and_every_mark_in_the_file(
    real_build: Path, manifest: dict[str, Any], path: str
) -> None:
    marks = manifest["artifacts"][path]["marks"]
    there = set(marked(real_build / path))
    assert there - set(marks) == set()
    fields = {marks[name] for name in there}
    drawn = [marks[name] for name in marks if name not in there]
    assert [field for field in drawn if field not in fields] == [], "a table says what is drawn"
    assert len(drawn) < len(there) / 3
    assert len(marks) > 10


@pytest.mark.parametrize("path", FILES)
def test_a_bookmark_holds_the_words_of_its_record(
    real_build: Path, manifest: dict[str, Any], real_kb: KnowledgeBase, path: str
) -> None:
    marks = manifest["artifacts"][path]["marks"]
    for name, words in marked(real_build / path).items():
        said = words if marks[name].endswith("#title") else uncited(words)
        assert said == printed(real_kb, marks[name]), marks[name]


@pytest.mark.parametrize("path", FILES)
def test_every_claim_of_a_printed_record_that_stands_in_the_file_is_traced(
    real_build: Path, manifest: dict[str, Any], real_kb: KnowledgeBase, path: str
) -> None:
    """No sentence of a record gets into a file without its bookmark."""
    entry = manifest["artifacts"][path]
    traced = set(entry["marks"].values())
    text = "\n".join(uncited(t) for part, t in every_text(real_build / path) if "document" in part)
    for record, each in real_kb.records.items():
        for route, words in words_of(each):
            said = " ".join(plain(without_cites(words.inlines)).split())
            if isinstance(words, Claim) and said in text:
                assert any(printed(real_kb, mark) == said for mark in traced), (record, route)


@pytest.mark.parametrize("path", FILES)
def test_the_manifest_names_the_records_that_are_printed(
    manifest: dict[str, Any], path: str
) -> None:
    entry = manifest["artifacts"][path]
    marked_records = {mark.partition("#")[0] for mark in entry["marks"].values()}
    assert marked_records <= set(entry["records"])


def test_every_artifact_has_marks_with_routes_that_exist(
    manifest: dict[str, Any], real_kb: KnowledgeBase
) -> None:
    for path, entry in manifest["artifacts"].items():
        assert entry["marks"], path
        for mark in entry["marks"].values():
            value = value_at(real_kb, mark)
            assert isinstance(value, Words | Contact) or mark.startswith("reference/"), (path, mark)


def test_every_printed_claim_has_its_sources_in_the_list_of_its_file(
    manifest: dict[str, Any], real_kb: KnowledgeBase
) -> None:
    """Also where a slide prints the words and gathers the citations at its foot."""
    for path, entry in manifest["artifacts"].items():
        for mark in entry["marks"].values():
            value = value_at(real_kb, mark)
            if isinstance(value, Claim):
                cited = {node.reference for node in cited_in(value)}
                assert cited <= set(entry["references"]), (path, mark)


def cited_in(words: Words) -> list[Any]:
    return [cite.item for cite in parse(str(words)).cites]
