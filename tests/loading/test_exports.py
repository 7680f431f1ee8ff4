"""References as Zotero, RStudio, JabRef and Pandoc write them."""

import json
from typing import Any, get_args

import pytest

from jobcareer_kb.loading.corpus import Loaded, load_corpus
from jobcareer_kb.loading.files import Listing, SourceFile
from jobcareer_kb.model._csl import UNPRINTED, Type
from jobcareer_kb.model.reference import Reference

SETTINGS = "kb.yaml"


def loaded(**files: str) -> Loaded:
    """What is loaded of files, each named by its stem and its ending: `references_json`."""
    sources = [
        SourceFile(name.replace("_", "."), f"kb/{name.replace('_', '.')}", text.encode())
        for name, text in files.items()
    ]
    return load_corpus(Listing("kb", tuple(sources), ()))


def codes(**files: str) -> list[str]:
    return [found.code for found in loaded(**files).diagnostics if found.span.path != "kb/kb.yaml"]


def ref(**fields: Any) -> Reference:
    fields = {name.replace("_", "-"): value for name, value in fields.items()}
    return Reference.model_validate({"id": "one", "title": "On tea", **fields})


ITEM = {"id": "one", "type": "book", "title": "On tea", "publisher": "Fox"}
JSON = {
    "a list": json.dumps([ITEM], indent=1),
    "indented by tabs, as Zotero does": json.dumps([ITEM], indent="\t"),
    "under a key": json.dumps({"references": [ITEM]}, indent=1),
    "with escapes": json.dumps([{**ITEM, "title": 'Tea – "on" it\n\\'}], indent=1),
    "with a slash": json.dumps([{**ITEM, "URL": "https://a.org/x"}]).replace("/", "\\/"),
}


@pytest.mark.parametrize("text", JSON.values(), ids=JSON)
def test_json_is_read(text: str) -> None:
    assert codes(references_json=text) == []


NO_JSON = {
    "one entry without a list": json.dumps(ITEM),
    "cut off": json.dumps([ITEM], indent=1)[:-4],
    "a comma too many": '[{"id": "one", "title": "On tea"},,]',
    "a tab in YAML": "",
}


@pytest.mark.parametrize("text", NO_JSON.values(), ids=NO_JSON)
def test_what_is_no_list_of_references_is_a_finding(text: str) -> None:
    assert len(codes(references_json=text)) == 1


def test_an_id_in_both_files_is_doubled() -> None:
    yaml = "references:\n  - id: one\n    title: On tea\n"
    assert codes(references_json=JSON["a list"], references_yaml=yaml) == ["JK301"]


def test_a_finding_in_json_stands_at_its_place() -> None:
    text = json.dumps([ITEM, {**ITEM, "id": "two", "type": "tome"}], indent="\t")
    found = [each for each in loaded(references_json=text).diagnostics if each.code == "JK112"]
    assert [(each.span.line, each.span.column) for each in found] == [(10, 11)]


NOCITE = {
    "before": "---\nnocite: '[@*]'\nreferences:\n- id: one\n  title: On tea\n---\n",
    "behind": "references:\n- id: one\n  title: On tea\nnocite: |\n  @*\n",
}


@pytest.mark.parametrize("text", NOCITE.values(), ids=NOCITE)
def test_nocite_is_passed_over(text: str) -> None:
    assert codes(references_yaml=text) == []


@pytest.mark.parametrize("type_", get_args(Type))
def test_every_type_is_taken(type_: str) -> None:
    assert ref(type=type_, URL="https://example.org/").type == type_


KEPT = [*sorted(UNPRINTED), "libraryID", "key", "providerKey", "versionNumber", "keywords", "orcid"]


@pytest.mark.parametrize("name", KEPT)
def test_a_field_that_nobody_prints_is_no_fault(name: str) -> None:
    assert Reference.model_validate({"id": "one", "title": "On tea", name: "x"}).title == "On tea"


def test_a_field_with_a_capital_is_the_same_field() -> None:
    """So RStudio writes what stands in the field "Extra" of Zotero."""
    assert ref(Publisher="Fox").publisher == "Fox"
    assert ref(Publisher="Fox", publisher="Owl").publisher == "Owl"


def test_an_address_within_a_program_is_left_out() -> None:
    assert ref(URL="papers://ebd7d3df/Paper/p1417").URL is None


SLIPS = {
    "autor": "author", "titel": "title", "container_title": "container-title",
    "containr-title": "container-title", "publiser": "publisher", "volum": "volume",
    "pages": "page", "doi": "DOI", "url": "URL", "year": "issued", "journal": "container-title",
    "isued": "issued", "acessed": "accessed", "editors": "editor", "notee": "note",
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_of_a_field_is_told(name: str) -> None:
    text = json.dumps([{**ITEM, name: "x"}])
    found = [each for each in loaded(references_json=text).diagnostics if each.code == "JK111"]
    assert [each.help for each in found] == [f"did you mean '{SLIPS[name]}'?"]


KEYS = ["Cole1999PAYscores", "work_rules", "uk:2021:st", "müller_2019", "10.1000/182", "a" * 200, 7]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_a_text_can_cite(key: Any) -> None:
    assert ref(id=key).id == str(key)


@pytest.mark.parametrize("key", ["", "a b", "a;b", "a]", "{a}", "a#b", "@a", "a" * 201, "a,b"])
def test_a_key_that_no_text_can_cite(key: str) -> None:
    with pytest.raises(ValueError):
        ref(id=key)


DOIS = {
    "10.1000/182": "10.1000/182",
    "https://doi.org/10.1000/182": "10.1000/182",
    "http://dx.doi.org/10.1000/182": "10.1000/182",
    "doi.org/10.1000/182": "10.1000/182",
    "doi:10.1000/182": "10.1000/182",
    "DOI: 10.1000/182": "10.1000/182",
    "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O": (
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
    ),
    "10.1002/(SICI)1097-4571(199806)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-O": (
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
    ),
}


@pytest.mark.parametrize("written, read", DOIS.items(), ids=DOIS)
def test_a_doi_is_taken_without_what_stands_before_it(written: str, read: str) -> None:
    assert read == ref(DOI=written).DOI


DATES: dict[str, tuple[Any, dict[str, Any]]] = {
    "a year": (2016, {"year": 2016}),
    "EDTF": ("2016-03", {"year": 2016, "month": 3}),
    "with a time": ("2016-03-04T10:00:00Z", {"year": 2016, "month": 3, "day": 4}),
    "as Zotero fills it up": ("2016-00-00", {"year": 2016}),
    "about": ("2016~", {"year": 2016, "circa": True}),
    "a season": ("2016-21", {"year": 2016, "season": 1}),
    "a range": ("2010/2014", {"year": 2010, "until": {"year": 2014}}),
    "an open range": ("2010/..", {"year": 2010}),
    "before the common era": ("-0349", {"year": -350}),
    "date-parts": ({"date-parts": [[2016, 3]]}, {"year": 2016, "month": 3}),
    "date-parts as texts": ({"date-parts": [["2016", "3"]]}, {"year": 2016, "month": 3}),
    "date-parts of a range": (
        {"date-parts": [[2010], [2014, 5]]}, {"year": 2010, "until": {"year": 2014, "month": 5}}
    ),
    "date-parts with zeros": ({"date-parts": [[2016, 0, 0]]}, {"year": 2016}),
    "no date-parts": ({"date-parts": [[]]}, {}),
    "a season beside": ({"date-parts": [[1950]], "season": "1"}, {"year": 1950, "season": 1}),
    "circa": ({"date-parts": [[1850]], "circa": True}, {"year": 1850, "circa": True}),
    "a list": ([{"year": 2010}, {"year": 2014}], {"year": 2010, "until": {"year": 2014}}),
    "words": ({"literal": "in press"}, {"literal": "in press"}),
    "raw, which can be read": ({"raw": "2011-03"}, {"year": 2011, "month": 3}),
    "raw, which cannot": ({"raw": "March 2011"}, {"literal": "March 2011"}),
    "a text for a date": ("in press", {"literal": "in press"}),
}  # fmt: skip


@pytest.mark.parametrize("written, read", DATES.values(), ids=DATES)
def test_a_date(written: Any, read: dict[str, Any]) -> None:
    issued = ref(issued=written).issued
    assert issued is not None
    assert issued.model_dump(exclude_none=True) == read


NO_DATES = ["Marhc 2016", "2016-13", "2016-00", "2016-02-30", {"season": 1}, [[2016]], True]


@pytest.mark.parametrize("written", NO_DATES, ids=map(str, NO_DATES))
def test_what_is_no_date_is_refused(written: Any) -> None:
    with pytest.raises(ValueError):
        ref(issued=written)


def test_long_words_are_taken() -> None:
    assert len(ref(title="teas" * 500, note="n" * 100_000).title) == 2000


AUTHORS: dict[str, Any] = {
    "one text": "Tea Board",
    "one mapping": {"family": "Lee", "given": "Ann"},
    "a person of one name": [{"given": "Ann"}],
    "a list of texts": ["Tea Board", "Cup Board"],
    "an institution of old": [{"family": "Tea Board", "isInstitution": True}],
}


@pytest.mark.parametrize("author", AUTHORS.values(), ids=AUTHORS)
def test_forms_of_authors(author: Any) -> None:
    assert ref(author=author).author


@pytest.mark.parametrize("author", ["Lee, Ann", ["Lee, Ann"], "Lee and Cruz", 7])
def test_what_names_nobody_as_it_should_is_refused(author: Any) -> None:
    with pytest.raises(ValueError):
        ref(author=author)
