"""Who or what an entry begins with: the authors, or those who stand in for them (APA 7, 9.7)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jobcareer_kb.bibliography.names import joined, listed
from jobcareer_kb.bibliography.sorts import ENTRIES, MEETINGS
from jobcareer_kb.model.reference import CslName, Reference
from jobcareer_kb.wordings import Wordings

ROLES = {
    "chair": "entry-chair",
    "collection_editor": "entry-editor",
    "compiler": "entry-compiler",
    "curator": "entry-curator",
    "director": "entry-director",
    "editor": "entry-editor",
    "editor_translator": "entry-editor-translator",
    "editorial_director": "entry-editor",
    "executive_producer": "entry-executive-producer",
    "guest": "entry-guest",
    "host": "entry-host",
    "illustrator": "entry-illustrator",
    "interviewer": "entry-interviewer",
    "narrator": "entry-narrator",
    "organizer": "entry-organizer",
    "producer": "entry-producer",
    "script_writer": "entry-script-writer",
    "series_creator": "entry-series-creator",
    "translator": "entry-translator",
}
"""Keys of what is said of one, and of several, who did something else than write."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The beginning of an entry; empty where the title comes first."""

    words: str = ""
    people: tuple[CslName, ...] = ()
    roles: tuple[str, ...] = ()
    """Fields of the reference that are used up here."""


def lead(ref: Reference, terms: Wordings) -> Lead:
    """Who an entry begins with."""
    if ref.type in ENTRIES and ref.publisher and not (ref.author or ref.composer):
        return Lead(ref.publisher, (CslName(literal=ref.publisher[:200]),))
    for roles in _candidates(ref):
        if people := [(role, found) for role in roles if (found := people_of(ref, role))]:
            every = tuple(name for _, found in people for name in found)
            shown = [signed(listed(found, terms), role, found, terms) for role, found in people]
            return Lead(joined(shown, terms, always=True), every, roles)
    body = _body(ref)
    return Lead(body, (CslName(literal=body[:200]),)) if body else Lead()


def people_of(ref: Reference, role: str) -> tuple[CslName, ...]:
    """Those who have a role."""
    return getattr(ref, role) or ()


def signed(words: str, role: str, people: Sequence[CslName], terms: Wordings) -> str:
    """Names with what they did: `Lee, A. (Ed.)`."""
    key = ROLES.get(role)
    return f"{words} ({terms.say(key, n=len(people))})" if key else words


def _candidates(ref: Reference) -> Iterator[tuple[str, ...]]:
    yield from (("composer",), ("author",), ("illustrator",))
    if ref.type == "broadcast":
        yield ("script_writer", "director")
    yield from (("director",), ("guest", "host"), ("producer",))
    if _is_known_by_title(ref):
        return
    yield from (("executive_producer",), ("series_creator",), ("editor_translator",))
    yield from (("editor",), ("editorial_director",), ("compiler",))
    if ref.type in MEETINGS:
        yield from (("chair",), ("organizer",))
    yield from (("curator",), ("collection_editor",))


def _is_known_by_title(ref: Reference) -> bool:
    """An article of an encyclopedia, or a book within another, begins with its title."""
    return ref.container_title is not None and ref.type in {"book", "classic", "entry"} | ENTRIES


def _body(ref: Reference) -> str:
    """The organisation that stands in for an author."""
    if ref.type in ("software", "webpage"):
        return ref.publisher or ""
    return (ref.authority or "") if ref.type == "standard" else ""
