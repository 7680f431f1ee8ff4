"""No two sources of a list have one label (APA 7, 8.17 to 8.20)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcareer_kb.bibliography import bibliography
from jobcareer_kb.loading.wordings import wordings
from jobcareer_kb.model.reference import Reference

ENGLISH = wordings("en", {})


def book(id_: str, *people: str, year: int = 2016, title: str = "") -> Reference:
    """A book by some people, each `Family Given` or the name of an organisation."""
    author = [
        {"family": name.split()[0], "given": name.split()[1]} if " " in name else {"literal": name}
        for name in people
    ]
    fields: dict[str, Any] = {"author": author, "issued": year, "title": title or id_}
    return Reference.model_validate({"id": id_, "type": "book", **fields})


LABELS: dict[str, tuple[list[Reference], list[str]]] = {
    "two people of one family name": (
        [book("a", "Ford Amy"), book("b", "Ford Ben")],
        ["A. Ford, 2016", "B. Ford, 2016"],
    ),
    "the same in other years": (
        [book("a", "Ford Amy"), book("b", "Ford Ben", year=2017)],
        ["A. Ford, 2016", "B. Ford, 2017"],
    ),
    "two people of one initial": (
        [book("a", "Low Kim"), book("b", "Low Kai")],
        ["Low, 2016a", "Low, 2016b"],
    ),
    "one person, two works": (
        [book("a", "Ford Amy"), book("b", "Ford Amy")],
        ["Ford, 2016a", "Ford, 2016b"],
    ),
    "a second author does not count": (
        [book("a", "Lee Ann", "Ford Amy"), book("b", "Ford Ben")],
        ["Lee & Ford, 2016", "Ford, 2016"],
    ),
    "the second of three authors differs": (
        [book("a", "Kerr A", "Drew B", "Cole C"), book("b", "Kerr A", "Poe E", "Cole C")],
        ["Kerr, Drew, et al., 2016", "Kerr, Poe, et al., 2016"],
    ),
    "the last of three authors differs": (
        [book("a", "Kerr A", "Drew B", "Cole C"), book("b", "Kerr A", "Drew B", "Poe E")],
        ["Kerr, Drew, & Cole, 2016", "Kerr, Drew, & Poe, 2016"],
    ),
    "three authors, two works": (
        [book("a", "Kerr A", "Drew B", "Cole C"), book("b", "Kerr A", "Drew B", "Cole C")],
        ["Kerr et al., 2016a", "Kerr et al., 2016b"],
    ),
    "the same three authors in another year": (
        [book("a", "Kerr A", "Poe E", "Lee C"), book("b", "Kerr A", "Cole E", "Lee C", year=2017)],
        ["Kerr et al., 2016", "Kerr et al., 2017"],
    ),
    "one title, no author": (
        [book("a", title="On tea"), book("b", title="On tea")],
        ["“On tea,” 2016a", "“On tea,” 2016b"],
    ),
    "organisations": (
        [book("a", "Board"), book("b", "Bureau")],
        ["Board, 2016", "Bureau, 2016"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("references, expected", LABELS.values(), ids=LABELS)
def test_labels(references: list[Reference], expected: list[str]) -> None:
    sources = bibliography(references, ENGLISH)
    assert [sources[ref.id].short for ref in references] == expected


NAMES = st.sampled_from(["Ford Amy", "Ford Ben", "Ford Bo", "Kerr A", "Poe E", "Board"])


@given(st.lists(st.tuples(st.lists(NAMES, max_size=4), st.sampled_from([2016, 2017])), max_size=12))
def test_no_two_sources_have_one_label(works: list[tuple[list[str], int]]) -> None:
    every = [
        book(f"b{n}", *people, year=year, title="On tea") for n, (people, year) in enumerate(works)
    ]
    shorts = [source.short for source in bibliography(every, ENGLISH).values()]
    assert len(set(shorts)) == len(shorts)
