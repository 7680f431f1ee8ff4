"""References in APA 7: list entries, year letters, short forms.

The rules are those of the manual (American Psychological Association, 2020), chapters 9 and 10.
Only the types and fields that `model/reference.py` admits; checked against Pandoc in CI.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jobcareer_kb.inline import Emphasis, Inline, Inlines, Link, Text
from jobcareer_kb.model.reference import CslDate, CslName, Reference

_MONTHS = "January February March April May June July August September October November December"
_IN_CONTAINER = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "chapter", "post-weblog"}
)
_MOST_NAMES = 20
"""A list of more authors is cut to nineteen and the last (APA 7, 9.8)."""


@dataclass(frozen=True, slots=True)
class Source:
    """One reference ready to print."""

    id: str
    entry: Inlines
    """The entry of a reference list, without its number."""
    short: str
    """As in a parenthesis: `Indeed, 2025a`."""


def bibliography(references: Iterable[Reference]) -> Mapping[str, Source]:
    """Format references; the letters a, b tell equal author and year apart over all of them."""
    every = tuple(references)
    letters = year_letters(every)
    return {
        ref.id: Source(ref.id, _entry(ref, letters[ref.id]), _short(ref, letters[ref.id]))
        for ref in every
    }


def year_letters(references: Iterable[Reference]) -> dict[str, str]:
    """Give the letter after the year for each reference; empty where nothing needs telling apart.

    Within one author and year, works with a year alone come first, then those with a day in the
    order of days, then in the order of titles, leading articles ignored (APA 7, 9.47).
    """
    groups: dict[tuple[str, int | None], list[Reference]] = {}
    for ref in references:
        year = ref.issued.year if ref.issued else None
        groups.setdefault((_lead(ref) or _sort_title(ref), year), []).append(ref)
    letters: dict[str, str] = {}
    for group in groups.values():
        group.sort(key=lambda ref: (_day(ref.issued), _sort_title(ref), ref.id))
        for index, ref in enumerate(group):
            letters[ref.id] = _letter(index) if len(group) > 1 else ""
    return letters


def _letter(index: int) -> str:
    """Count a to z, then aa, ab."""
    before = _letter(index // 26 - 1) if index >= 26 else ""
    return before + chr(ord("a") + index % 26)


def _day(date: CslDate | None) -> tuple[int, int]:
    return (date.month or 0, date.day or 0) if date is not None else (0, 0)


def _sort_title(ref: Reference) -> str:
    return re.sub(r"^(a|an|the)\s+", "", ref.title.casefold())


def _name(name: CslName) -> str:
    if name.literal is not None:
        return name.literal
    initials = re.sub(r"[^\s-]([^\s-]*)", lambda part: f"{part.group()[0]}.", name.given or "")
    return f"{name.family}, {initials}" if initials else str(name.family)


def _joined(names: list[str]) -> str:
    if len(names) <= 1:
        return "".join(names)
    if len(names) == 2 and not any(", " in name for name in names):
        return " & ".join(names)
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[: _MOST_NAMES - 1])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _authors(ref: Reference) -> str:
    return _joined([_name(name) for name in ref.author])


def _lead(ref: Reference) -> str:
    """What an entry begins with: the authors, or else the editors of a whole work."""
    if ref.author or not ref.editor or ref.type in _IN_CONTAINER:
        return _authors(ref)
    return f"{_joined([_name(name) for name in ref.editor])} ({_role(ref)})"


def _role(ref: Reference) -> str:
    return "Ed." if len(ref.editor) == 1 else "Eds."


def _year(date: CslDate | None, letter: str) -> str:
    if date is None:
        return f"n.d.-{letter}" if letter else "n.d."
    return f"{date.year}{letter}"


def _date(date: CslDate | None, letter: str) -> str:
    parts = [_year(date, letter)]
    if date is not None and date.month is not None and 1 <= date.month <= 12:
        month = _MONTHS.split()[date.month - 1]
        parts.append(f"{month} {date.day}" if date.day is not None else month)
    return ", ".join(parts)


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _entry(ref: Reference, letter: str) -> Inlines:
    authors = _lead(ref)
    date = Text(f" ({_date(ref.issued, letter)}). ")
    title = _title(ref)
    lead: tuple[Inline, ...] = (Text(_stopped(authors)), date, *title) if authors else (
        *title, Text(date.text.rstrip()),
    )  # fmt: skip
    parts = [*lead, *_container(ref), *_publisher(ref, authors), *_address(ref)]
    return tuple(parts)


def _title(ref: Reference) -> Inlines:
    note = _bracket(ref)
    if ref.type in _IN_CONTAINER:
        return (Text(_stopped(ref.title + note)),)
    if note:
        return (Emphasis((Text(ref.title),)), Text(f"{note}."))
    end = "" if ref.title.endswith((".", "?", "!")) else "."
    return (Emphasis((Text(ref.title),)), *((Text(end),) if end else ()))


def _bracket(ref: Reference) -> str:
    parts = [f"No. {ref.number}"] if ref.number else []
    parts += [_edition(ref)] if ref.edition and ref.type != "chapter" else []
    parts += [f"Version {ref.version}"] if ref.version else []
    shown = f" ({'; '.join(parts)})" if parts else ""
    if ref.type == "dataset":
        return f"{shown} [Data set]"
    return f"{shown} [{ref.genre}]" if ref.genre else shown


def _container(ref: Reference) -> Inlines:
    if not ref.container_title or ref.container_title == _authors(ref):
        return ()
    if ref.type == "chapter":
        return _book(ref)
    if ref.type not in _IN_CONTAINER:
        return (Text(f" {_stopped(ref.container_title)}"),)
    volume = f", {ref.volume}" if ref.volume else ""
    issue = f"({ref.issue})" if ref.issue else ""
    page = f", {_pages(ref.page)}" if ref.page else ""
    return (
        Text(" "),
        Emphasis((Text(f"{ref.container_title}{volume}"),)),
        Text(f"{issue}{page}."),
    )


def _book(ref: Reference) -> Inlines:
    """The book of a chapter: `In A. Editor (Ed.), *Title* (pp. 3-9).` (APA 7, 10.3)."""
    names = [_editor(name) for name in ref.editor]
    editors = f"{_joined(names)} ({_role(ref)}), " if names else ""
    parts = [_edition(ref)] if ref.edition else []
    if ref.page:
        pages = _pages(ref.page)
        parts.append(f"pp. {pages}" if re.search("[–,]", pages) else f"p. {pages}")
    place = f" ({', '.join(parts)})" if parts else ""
    book = Emphasis((Text(str(ref.container_title)),))
    return (Text(f" In {editors}"), book, Text(f"{place}."))


def _pages(page: str) -> str:
    """Pages with an en dash, as they are printed."""
    return re.sub(r"(?<=\w)\s*-{1,2}\s*(?=\w)", "–", page)


def _edition(ref: Reference) -> str:
    edition = str(ref.edition)
    if not edition.isdigit():
        return f"{edition} ed."
    last = 0 if edition[-2:] in ("11", "12", "13") else int(edition[-1])
    ending = {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
    return f"{edition}{ending} ed."


def _editor(name: CslName) -> str:
    family, _, initials = _name(name).partition(", ")
    return f"{initials} {family}" if initials else family


def _publisher(ref: Reference, authors: str) -> Inlines:
    if not ref.publisher or ref.publisher == authors:
        return ()
    return (Text(f" {_stopped(ref.publisher)}"),)


def _address(ref: Reference) -> Inlines:
    url = f"https://doi.org/{ref.DOI}" if ref.DOI else ref.URL
    if url is None:
        return ()
    shown = re.sub(r"^https?://|/$", "", url)
    opened = f" Retrieved {_spoken(ref.accessed)}, from " if ref.accessed else " "
    return (Text(opened), Link(url, (Text(shown),)))


def _spoken(date: CslDate) -> str:
    """A date as a sentence has it: `November 22, 2026`."""
    year, *rest = _date(date, "").split(", ")
    return f"{rest[0]}, {year}" if rest else year


def _short(ref: Reference, letter: str) -> str:
    year = _year(ref.issued, letter)
    people = ref.author or (ref.editor if ref.type not in _IN_CONTAINER else ())
    names = [name.literal or str(name.family) for name in people]
    if not names:
        return f"“{ref.title.partition(':')[0]},” {year}"
    if len(names) > 2:
        return f"{names[0]} et al., {year}"
    return f"{' & '.join(names)}, {year}"
