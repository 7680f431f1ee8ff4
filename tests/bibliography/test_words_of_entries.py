"""The fixed words of entries, such as `n.d.`, are those of the language, and can be set."""

import re
from typing import Any

import pytest
from test_beside_pandoc import SHAPES

from jobcareer_kb.bibliography import bibliography
from jobcareer_kb.bibliography.sorts import LAW
from jobcareer_kb.inline import plain
from jobcareer_kb.loading.wordings import wordings, words_of
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.wordings import PLACE, Wordings

PAZ = {"family": "Paz", "given": "Ana"}
ROS = {"family": "Ros", "given": "Luis"}
SOL = {"family": "Sol", "given": "Eva"}
SITE = "https://te.example.org/"
BOOK = {"type": "book", "title": "El té", "author": [PAZ], "issued": 2020}
PAGE = {"type": "webpage", "title": "El té", "author": [PAZ], "URL": SITE}
PART = {"type": "chapter", "title": "Hojas", "author": [PAZ], "issued": 2020,
        "container-title": "El té"}  # fmt: skip

SPANISH = {
    "no date": (PAGE, "Paz, A. (s.\u00a0f.). El té. te.example.org/"),
    "when it was read": (
        {**PAGE, "accessed": "2026-11-22"},
        "Paz, A. (s.\u00a0f.). El té. Recuperado el 22 de noviembre de 2026, de te.example.org/",
    ),
    "the month in which it was read": (
        {**PAGE, "accessed": "2026-11"},
        "Paz, A. (s.\u00a0f.). El té. Recuperado en noviembre de 2026, de te.example.org/",
    ),
    "a day": (
        {**PAGE, "issued": "2020-03-09"},
        "Paz, A. (2020, 9 de marzo). El té. te.example.org/",
    ),
    "days": (
        {**PAGE, "issued": "2020-03-09/2020-03-11"},
        "Paz, A. (2020, 9–11 de marzo). El té. te.example.org/",
    ),
    "a month": ({**PAGE, "issued": "2020-03"}, "Paz, A. (2020, marzo). El té. te.example.org/"),
    "a season": (
        {**PAGE, "issued": "2020-21"},
        "Paz, A. (2020, primavera). El té. te.example.org/",
    ),
    "about a year": ({**BOOK, "issued": "1850~"}, "Paz, A. (ca. 1850). El té."),
    "two authors": ({**BOOK, "author": [PAZ, ROS]}, "Paz, A. y Ros, L. (2020). El té."),
    "three authors": (
        {**BOOK, "author": [PAZ, ROS, SOL]},
        "Paz, A., Ros, L. y Sol, E. (2020). El té.",
    ),
    "an editor": ({**BOOK, "author": [], "editor": [PAZ]}, "Paz, A. (Ed.). (2020). El té."),
    "two editors": (
        {**BOOK, "author": [], "editor": [PAZ, ROS]},
        "Paz, A. y Ros, L. (Eds.). (2020). El té.",
    ),
    "a translator": ({**BOOK, "translator": [ROS]}, "Paz, A. (2020). El té (L. Ros, Trad.)."),
    "an edition": ({**BOOK, "edition": 2}, "Paz, A. (2020). El té (2.ª ed.)."),
    "the third edition": ({**BOOK, "edition": "3rd"}, "Paz, A. (2020). El té (3.ª ed.)."),
    "a volume": ({**BOOK, "volume": 4}, "Paz, A. (2020). El té (Vol. 4)."),
    "a chapter": (
        {**PART, "editor": [ROS, SOL], "page": "10-20"},
        "Paz, A. (2020). Hojas. En L. Ros y E. Sol (Eds.), El té (pp. 10–20).",
    ),
    "one page": ({**PART, "page": "3"}, "Paz, A. (2020). Hojas. En El té (p. 3)."),
    "a first edition": (
        {**BOOK, "original-date": 1901},
        "Paz, A. (2020). El té. (Obra original publicada en 1901)",
    ),
    "a first edition of another title": (
        {**BOOK, "original-date": 1901, "original-title": "On tea", "original-publisher": "Fox"},
        "Paz, A. (2020). El té. (Obra original publicada como On tea, 1901, Fox)",
    ),
    "a piece that somebody plays": (
        {"type": "song", "title": "Hojas", "composer": [PAZ], "author": [ROS], "issued": 2020},
        "Paz, A. (2020). Hojas [Grabado por L. Ros].",
    ),
    "a data set": ({**BOOK, "type": "dataset"}, "Paz, A. (2020). El té [Conjunto de datos]."),
    "a report": (
        {**BOOK, "type": "report", "number": 7},
        "Paz, A. (2020). El té (N.º 7).",
    ),
    "a review": (
        {"type": "review-book", "title": "Hojas", "author": [PAZ], "issued": 2020,
         "reviewed-title": "El té", "reviewed-author": [ROS]},
        "Paz, A. (2020). Hojas [Reseña del libro El té, por L. Ros].",
    ),
    "a letter": (
        {"type": "personal_communication", "title": "El té", "author": [PAZ], "issued": 2020,
         "recipient": [ROS]},
        "Paz, A. (2020). El té [Carta a Luis Ros].",
    ),
}  # fmt: skip


def printed(fields: dict[str, Any], terms: Wordings) -> str:
    ref = Reference.model_validate({"id": "one", **fields})
    return plain(bibliography([ref], terms)[ref.id].entry)


@pytest.mark.parametrize("fields, entry", SPANISH.values(), ids=SPANISH)
def test_an_entry_in_spanish(fields: dict[str, Any], entry: str) -> None:
    assert printed(fields, wordings("es", {})) == entry


def test_short_forms_in_spanish() -> None:
    every = [
        Reference.model_validate({**BOOK, "id": "two", "author": [PAZ, ROS]}),
        Reference.model_validate({**BOOK, "id": "many", "author": [PAZ, ROS, SOL]}),
        Reference.model_validate({**PAGE, "id": "undated"}),
    ]
    sources = bibliography(every, wordings("es", {}))
    shorts = [sources[ref.id].short for ref in every]
    assert shorts == ["Paz y Ros, 2020", "Paz et al., 2020", "Paz, s.\u00a0f."]


def test_a_knowledge_base_sets_words_of_entries() -> None:
    terms = wordings("en", {"entry-no-date": "no date", "entry-retrieved": "Read {date} at"})
    words = printed({**PAGE, "accessed": "2026-11-22"}, terms)
    assert words == "Paz, A. (no date). El té. Read November 22, 2026 at te.example.org/"


MUTE = Wordings({key: " ".join(f"{{{n}}}" for n in PLACE.findall(text)) or "…"
                 for key, text in words_of("en").items()})  # fmt: skip
"""Words without letters of their own."""


def strange(csl: dict[str, Any]) -> list[str]:
    """Words of an entry that its source does not have; names in Chinese are closed up."""
    given = set(re.findall(r"[^\W\d_]+", str(csl).casefold()))
    found = re.findall(r"[^\W\d_]{2,}", printed(csl, MUTE).casefold())
    return [word for word in found if word not in {*given, "doi", "org"} and word.isascii()]


def test_an_entry_has_no_words_but_those_of_its_source_and_of_the_language() -> None:
    entries = [shape["csl"] for shape in SHAPES if shape["csl"].get("type") not in LAW]
    assert {csl["id"]: words for csl in entries if (words := strange(csl))} == {}
