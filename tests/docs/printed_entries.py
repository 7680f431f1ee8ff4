"""One made-up source of each usual type, for the table of docs/records.md that shows its entry."""

from collections.abc import Iterator
from typing import Any

from jobcareer_kb.bibliography import bibliography
from jobcareer_kb.inline import Emphasis, Inlines, Link, Strong, Text
from jobcareer_kb.loading.wordings import wordings
from jobcareer_kb.model.reference import Reference

ENGLISH = wordings("en", {})

LEE = {"family": "Lee", "given": "Ann Mei"}
CRUZ = {"family": "Cruz", "given": "Bo"}
BOARD = {"literal": "Tea Board"}
SITE = "https://tea.example.org/"

ENTRIES: tuple[dict[str, Any], ...] = (
    {"type": "article-journal", "title": "Does green calm?", "author": [LEE, CRUZ],
     "issued": "2020-03", "container-title": "Tea Studies", "volume": 4, "issue": 2,
     "page": "45-67", "DOI": "10.5555/tea.1"},
    {"type": "article-magazine", "title": "Cups are back", "author": [LEE], "issued": "2020-12",
     "container-title": "The Pot", "volume": 9, "page": "4"},
    {"type": "article-newspaper", "title": "Tea prices rise", "author": [CRUZ],
     "issued": "2020-03-09", "container-title": "The Daily Pot", "page": "A3"},
    {"type": "book", "title": "On tea", "author": [LEE], "issued": 2020, "edition": 2,
     "translator": [CRUZ], "publisher": "Fox", "original-date": 1906},
    {"type": "chapter", "title": "Green leaves", "author": [LEE], "issued": 2020,
     "container-title": "All about tea", "editor": [CRUZ], "page": "12-34", "publisher": "Fox"},
    {"type": "dataset", "title": "Cups a day", "author": [BOARD], "issued": "2025-12",
     "version": 3, "URL": SITE},
    {"type": "entry-encyclopedia", "title": "Tea", "issued": 2021,
     "container-title": "Open Encyclopedia", "URL": SITE},
    {"type": "legal_case", "title": "Pot v. Cup", "authority": "U.S. Supreme Court",
     "container-title": "U.S.", "volume": 347, "page": "483", "issued": 1954},
    {"type": "legislation", "title": "Fair Tea Act", "container-title": "U.S.C.", "volume": 29,
     "section": "3101", "issued": 2014},
    {"type": "motion_picture", "title": "How to pour", "author": [BOARD], "genre": "Video",
     "container-title": "YouTube", "issued": "2020-01-03", "URL": SITE},
    {"type": "paper-conference", "title": "Why we pour", "author": [LEE], "issued": "2016-05-04",
     "genre": "Paper presentation", "event-title": "Tea Days", "event-place": "Oslo"},
    {"type": "post", "title": "I got a pot", "author": [LEE], "genre": "Post",
     "container-title": "Bird", "issued": "2022-03-05", "URL": SITE},
    {"type": "post-weblog", "title": "My first week", "author": [CRUZ], "issued": "2022-03-04",
     "container-title": "Bo at tea", "URL": SITE},
    {"type": "report", "title": "Tea in towns", "author": [BOARD], "genre": "Working Paper",
     "number": 12, "issued": 2013, "publisher": "Bureau of Tea", "URL": SITE},
    {"type": "software", "title": "Pour", "author": [BOARD], "issued": 2021, "version": "4.1.0",
     "URL": SITE},
    {"type": "thesis", "title": "How leaves turn", "author": [CRUZ], "issued": 2009,
     "genre": "PhD thesis", "publisher": "University of Tea", "URL": SITE},
    {"type": "webpage", "title": "How to pour", "author": [BOARD], "issued": "2021-11-05",
     "container-title": "Tea Online", "URL": SITE},
    {"type": "webpage", "title": "Kinds of tea", "author": [BOARD], "accessed": "2026-11-24",
     "URL": SITE},
)  # fmt: skip


def printed() -> Iterator[tuple[str, str, str]]:
    """Type and entry of each, with stars for what is set in italics."""
    for fields in ENTRIES:
        ref = Reference.model_validate({"id": "one", **fields})
        yield ref.type, starred(bibliography([ref], ENGLISH)["one"].entry), ""


def starred(nodes: Inlines) -> str:
    parts = []
    for node in nodes:
        match node:
            case Text(text):
                parts.append(text)
            case Emphasis(children):
                parts.append(f"*{starred(children)}*")
            case Strong(children) | Link(_, children):
                parts.append(starred(children))
    return "".join(parts)
