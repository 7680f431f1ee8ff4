"""References in APA 7: list entries, year letters and short forms."""

import json
import re
import subprocess
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.bibliography import bibliography, year_letters
from jobcareer_kb.inline import Emphasis, Inlines, Link, Text, plain
from jobcareer_kb.loading.files import read_folder
from jobcareer_kb.loading.wordings import wordings
from jobcareer_kb.loading.yaml.plain_data import load
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.packaged import packaged

ENGLISH = wordings("en", {})

ANN = {"family": "Lee", "given": "Ann Mei"}
BO = {"family": "Cruz", "given": "Bo"}
ORG = {"literal": "Bureau of Tea"}


def entry(**fields: Any) -> str:
    """One entry as marked words: emphasis in stars, a link as its address."""
    fields = {name.replace("_", "-"): value for name, value in fields.items()}
    ref = Reference.model_validate({"id": "one", **fields})
    return marked(bibliography([ref], ENGLISH)["one"].entry)


def marked(nodes: Inlines) -> str:
    parts = []
    for node in nodes:
        match node:
            case Text(text):
                parts.append(text)
            case Emphasis(children):
                parts.append(f"*{marked(children)}*")
            case Link(url, children):
                parts.append(
                    f"<{url}>" if marked(children) in url else f"{marked(children)}<{url}>"
                )
    return "".join(parts)


ENTRIES: dict[str, tuple[dict[str, Any], str]] = {
    "a book": (
        {"type": "book", "title": "On tea", "author": [ANN], "issued": 2020, "publisher": "Fox"},
        "Lee, A. M. (2020). *On tea*. Fox.",
    ),
    "a book in an edition": (
        {"type": "book", "title": "On tea", "author": [ANN], "issued": 2020, "edition": "2"},
        "Lee, A. M. (2020). *On tea* (2nd ed.).",
    ),
    "a book that its editor made": (
        {"type": "book", "title": "On tea", "editor": [ANN, BO], "issued": 2020},
        "Lee, A. M., & Cruz, B. (Eds.). (2020). *On tea*.",
    ),
    "a chapter": (
        {
            "type": "chapter", "title": "Green leaves", "author": [ANN], "issued": 2020,
            "container_title": "All about tea", "editor": [BO], "page": "12-34",
            "edition": "3", "publisher": "Fox",
        },
        "Lee, A. M. (2020). Green leaves. In B. Cruz (Ed.), *All about tea* (3rd ed., pp. 12–34). "
        "Fox.",
    ),
    "a chapter of one page": (
        {
            "type": "chapter", "title": "Green leaves", "author": [ANN], "issued": 2020,
            "container_title": "All about tea", "page": "12",
        },
        "Lee, A. M. (2020). Green leaves. In *All about tea* (p. 12).",
    ),
    "an article of a journal": (
        {
            "type": "article-journal", "title": "Does green calm?", "author": [ANN, BO],
            "issued": "2020-03", "container_title": "Tea Studies", "volume": "4", "issue": "2",
            "page": "45-67", "DOI": "10.1000/tea.1",
        },
        "Lee, A. M., & Cruz, B. (2020). Does green calm? *Tea Studies, 4*(2), 45–67. "
        "<https://doi.org/10.1000/tea.1>",
    ),
    "an article of a newspaper": (
        {
            "type": "article-newspaper", "title": "Tea prices rise", "author": [BO],
            "issued": "2020-03-09", "container_title": "The Daily Pot", "page": "A3",
        },
        "Cruz, B. (2020, March 9). Tea prices rise. *The Daily Pot*, A3.",
    ),
    "a page of a site": (
        {
            "type": "webpage", "title": "How to pour", "author": [ORG], "issued": 2020,
            "container_title": "Tea Online", "URL": "https://tea.example.org/pour/",
        },
        "Bureau of Tea. (2020). *How to pour*. Tea Online. <https://tea.example.org/pour/>",
    ),
    "a page whose site is its author": (
        {"type": "webpage", "title": "How to pour", "author": [ORG],
         "container_title": "Bureau of Tea"},
        "Bureau of Tea. (n.d.). *How to pour*. Bureau of Tea.",
    ),
    "a page that asks": (
        {"type": "webpage", "title": "How do I pour?", "author": [ORG]},
        "Bureau of Tea. (n.d.). *How do I pour?*",
    ),
    "a page without a date, opened on a day": (
        {
            "type": "webpage", "title": "How to pour", "author": [ORG],
            "accessed": "2026-11-24", "URL": "https://tea.example.org",
        },
        "Bureau of Tea. (n.d.). *How to pour*. Retrieved November 24, 2026, from "
        "<https://tea.example.org>",
    ),
    "a post of a blog": (
        {
            "type": "post-weblog", "title": "My pot", "author": [BO], "issued": "2020-01-05",
            "container_title": "Pots and Cups",
        },
        "Cruz, B. (2020, January 5). My pot. *Pots and Cups*.",
    ),
    "a report with a number": (
        {"type": "report", "title": "Tea in figures", "author": [ORG], "number": "7",
         "issued": 2020},
        "Bureau of Tea. (2020). *Tea in figures* (No. 7).",
    ),
    "a data set": (
        {"type": "dataset", "title": "Cups a day", "author": [ORG], "version": "30.1",
         "issued": "2025-12"},
        "Bureau of Tea. (2025). *Cups a day* (Version 30.1) [Dataset].",
    ),
    "a leaflet": (
        {"type": "pamphlet", "title": "Pour well", "author": [ORG], "genre": "Brochure"},
        "Bureau of Tea. (n.d.). *Pour well* [Brochure].",
    ),
    "no author": (
        {"type": "webpage", "title": "How to pour", "issued": 2020, "publisher": "Fox"},
        "Fox. (2020). *How to pour*.",
    ),
    "an author who publishes": (
        {"type": "book", "title": "On tea", "author": [ORG], "publisher": "Bureau of Tea"},
        "Bureau of Tea. (n.d.). *On tea*. Bureau of Tea.",
    ),
    "a name that ends in a stop": (
        {"type": "book", "title": "On tea", "author": [{"literal": "Tea Inc."}], "issued": 2020},
        "Tea Inc. (2020). *On tea*.",
    ),
    "a name with a hyphen": (
        {"type": "book", "title": "On tea", "author": [{"family": "Xu", "given": "Ai-Jun"}]},
        "Xu, A.-J. (n.d.). *On tea*.",
    ),
    "one name only": (
        {"type": "book", "title": "On tea", "author": [{"family": "Plato"}]},
        "Plato. (n.d.). *On tea*.",
    ),
    "two organisations": (
        {"type": "book", "title": "On tea", "author": [ORG, {"literal": "Cup Board"}]},
        "Bureau of Tea, & Cup Board. (n.d.). *On tea*.",
    ),
    "three authors": (
        {"type": "book", "title": "On tea", "author": [ANN, BO, {"family": "Poe", "given": "C"}]},
        "Lee, A. M., Cruz, B., & Poe, C. (n.d.). *On tea*.",
    ),
    "more than twenty authors": (
        {
            "type": "book", "title": "On tea",
            "author": [{"family": f"A{n:02}", "given": "B"} for n in range(1, 23)],
        },
        ", ".join(f"A{n:02}, B." for n in range(1, 20)) + ", … A22, B. (n.d.). *On tea*.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fields, expected", ENTRIES.values(), ids=ENTRIES)
def test_an_entry(fields: dict[str, Any], expected: str) -> None:
    assert entry(**fields) == expected


SHORT: dict[str, tuple[dict[str, Any], str]] = {
    "one": ({"author": [ANN], "issued": 2020}, "Lee, 2020"),
    "two": ({"author": [ANN, BO], "issued": 2020}, "Lee & Cruz, 2020"),
    "three": ({"author": [ANN, BO, ORG], "issued": 2020}, "Lee et al., 2020"),
    "an organisation": ({"author": [ORG], "issued": "2020-03-09"}, "Bureau of Tea, 2020"),
    "no date": ({"author": [ORG]}, "Bureau of Tea, n.d."),
    "no author": ({"issued": 2020}, "“On tea,” 2020"),
    "an editor": ({"editor": [ANN], "issued": 2020}, "Lee, 2020"),
}


@pytest.mark.parametrize("fields, expected", SHORT.values(), ids=SHORT)
def test_a_short_form(fields: dict[str, Any], expected: str) -> None:
    ref = Reference.model_validate(
        {"id": "one", "type": "book", "title": "On tea: a book", **fields}
    )
    assert bibliography([ref], ENGLISH)["one"].short == expected


def page(id_: str, title: str, issued: Any = None, author: Any = ORG) -> Reference:
    fields = {"id": id_, "type": "webpage", "title": title, "author": [author]}
    return Reference.model_validate(fields | ({"issued": issued} if issued else {}))


LETTERS = {
    "one work a year": ([page("a", "A", 2020), page("b", "B", 2021)], {"a": "", "b": ""}),
    "two works of a year": ([page("b", "B", 2020), page("a", "A", 2020)], {"a": "a", "b": "b"}),
    "articles are passed over": (
        [page("a", "The zest", 2020), page("b", "A leaf", 2020)],
        {"b": "a", "a": "b"},
    ),
    "a year alone comes first, then days": (
        [page("z", "Z", 2020), page("a", "A", "2020-03"), page("b", "B", "2020-01-05")],
        {"z": "a", "b": "b", "a": "c"},
    ),
    "no date": ([page("a", "A"), page("b", "B")], {"a": "a", "b": "b"}),
    "other authors": ([page("a", "A", 2020), page("b", "B", 2020, ANN)], {"a": "", "b": ""}),
    "one title twice": ([page("b", "A", 2020), page("a", "A", 2020)], {"a": "a", "b": "b"}),
}


@pytest.mark.parametrize("references, expected", LETTERS.values(), ids=LETTERS)
def test_letters_tell_works_of_one_year_apart(
    references: list[Reference], expected: dict[str, str]
) -> None:
    assert year_letters(references, ENGLISH) == expected
    assert year_letters(reversed(references), ENGLISH) == expected


def test_letters_stand_in_entry_and_short_form() -> None:
    sources = bibliography(
        [page("a", "A", 2020), page("b", "B", 2020), page("c", "C"), page("d", "D")], ENGLISH
    )
    assert plain(sources["b"].entry).startswith("Bureau of Tea. (2020b). ")
    assert sources["b"].short == "Bureau of Tea, 2020b"
    assert plain(sources["d"].entry).startswith("Bureau of Tea. (n.d.-b). ")
    assert sources["d"].short == "Bureau of Tea, n.d.-b"


def test_the_letters_after_z() -> None:
    letters = year_letters([page(f"a{n:02}", f"T{n:02}", 2020) for n in range(28)], ENGLISH)
    assert [letters["a25"], letters["a26"], letters["a27"]] == ["z", "aa", "ab"]


@given(st.permutations([page(f"p{n}", f"Title {n % 3}", 2020 + n % 2) for n in range(6)]))
def test_letters_do_not_hang_on_the_order_of_the_file(references: list[Reference]) -> None:
    letters = year_letters(references, ENGLISH)
    assert {ref.id: letters[ref.id] for ref in references} == year_letters(
        sorted(references, key=lambda ref: ref.id), ENGLISH
    )


DATES: dict[str, tuple[Any, str]] = {
    "a year": (2020, "(2020)"),
    "a year in quotes": ("2020", "(2020)"),
    "a month": ("2020-03", "(2020, March)"),
    "a day": ("2020-03-09", "(2020, March 9)"),
    "as Zotero writes it": ([{"year": 2020, "month": 3, "day": 9}], "(2020, March 9)"),
    "as CSL-JSON has it": ({"date-parts": [[2020, 3, 9]]}, "(2020, March 9)"),
}


@pytest.mark.parametrize("issued, expected", DATES.values(), ids=DATES)
def test_the_forms_of_a_date(issued: Any, expected: str) -> None:
    assert expected in entry(type="webpage", title="On tea", author=[ORG], issued=issued)


NO_DATES = ["2020-13", "2020-00", "2020-02-31"]


@pytest.mark.parametrize("issued", NO_DATES)
def test_a_day_that_never_was_is_refused(issued: str) -> None:
    with pytest.raises(ValueError):
        Reference.model_validate({"id": "a", "type": "book", "title": "T", "issued": issued})


REAL = tuple(
    Reference.model_validate(item)
    for file in read_folder(packaged("kb"), "kb").files
    if file.path == "references.yaml"
    for item in load(file.data.decode(), "kb", markers=True).value["references"]
)


def test_an_entry_prints_every_field_that_a_reader_needs() -> None:
    """Nothing that `references.yaml` says of a source is left out in silence."""
    silent = {"id", "type", "language", "ISBN", "note", "custom", "publisher_place"}
    for ref in REAL:
        words = plain(bibliography([ref], ENGLISH)[ref.id].entry)
        for name in type(ref).model_fields:
            value = getattr(ref, name)
            if name in silent or not value or (name == "accessed" and ref.issued):
                continue  # of a page with a date, APA 7 prints no day on which it was read
            for piece in pieces(value):
                assert piece in words, (ref.id, name)


def pieces(value: Any) -> list[str]:
    if isinstance(value, str):
        return [re.sub(r"^https?://|/$", "", value)]
    if isinstance(value, tuple):
        return [str(name.literal or name.family) for name in value]
    return [str(value.year)]


@pytest.mark.pandoc
def test_pandoc_gives_the_same_letters() -> None:
    """By Pandoc's own style, which sorts as APA does, but for leading articles."""
    references = [
        *REAL,
        page("x-one", "Zest", 2020, ANN), page("x-two", "Leaf", 2020, ANN),
        page("y-year", "Zest", 2021, BO), page("y-month", "Cup", "2021-03", BO),
        page("y-day", "Pot", "2021-01-05", BO), page("z-one", "B", None, ANN),
        page("z-two", "A", None, ANN),
    ]  # fmt: skip
    data = [
        ref.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"custom"})
        for ref in references
    ]
    for item in data:
        for field in {"issued", "accessed"} & set(item):
            parts = [item[field].get(part) for part in ("year", "month", "day")]
            item[field] = {"date-parts": [[part for part in parts if part]]}
    text = "---\n" + json.dumps({"references": data}) + "\n---\n\n"
    text += "\n\n".join(f"{ref.id}: [@{ref.id}]" for ref in references)
    done = subprocess.run(
        ["pandoc", "--citeproc", "--to=plain", "--wrap=none"],
        input=text, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    letters = year_letters(references, ENGLISH)
    said = dict(re.findall(r"^([a-z0-9-]+): \((.*)\)$", done.stdout, re.MULTILINE))
    assert set(said) == set(letters)
    assert {id_: letter_in(words) for id_, words in said.items()} == letters


def letter_in(words: str) -> str:
    found = re.search(r"(?:\d{4}|n\.d\.)([a-z]?)$", words)
    return found.group(1) if found else ""
