"""The texts of one record in another language, and which of them still say what the record says.

Such texts lie beside the record, as `definition/job.es.yaml` beside `definition/job.yaml`, each
with the digest of the text that it was translated from. So an edit of one sentence makes the
translation of that sentence stale, and no other.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import UNSAID, Route, dotted, text_digest
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.values import words_of

SETTINGS = "kb.yaml"
"""The name under which the settings are translated."""
DIGESTS, REVIEWED = "translated_from", "reviewed"
"""Fields of a file beside the texts."""
WORDINGS, FIGURES, SOURCES = "wordings", "figures", "sources"
"""The same in the file of the settings alone: words that stand beside those that they are for."""
WORDS = frozenset({WORDINGS, FIGURES, SOURCES})
_LENGTH = 8
_OWN = frozenset({"dropped", "publisher"})
"""Texts of the settings that are not printed, or are a name; so is that of the licence."""


def digest(text: str) -> str:
    """The digest of a text that is translated: line breaks and spaces do not count."""
    return text_digest(text)[:_LENGTH]


def says(text: str) -> bool:
    """Say whether a text has words to translate, and not figures, numbers and sources alone."""
    return any(char.isalpha() for char in UNSAID.sub("", text))


def sources_of(record: BaseModel, given: Collection[Route] = ()) -> dict[Route, str]:
    """The texts of a record, or of the settings, that are translated, by their routes; and those of
    them that somebody has `given` though they need it not."""
    return {
        route: str(words)
        for route, words in words_of(record)
        if route in given or _counts(record, route, words)
    }


def _counts(record: BaseModel, route: Route, words: str) -> bool:
    if isinstance(record, Settings) and (route[0] in _OWN or route == ("licence", "name")):
        return False
    return says(words)


def leaves(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Every value in the data of a file that is neither a mapping, a list, nor nothing."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from leaves(inner, (*route, key))
        case list():
            for index, inner in enumerate(value):
                yield from leaves(inner, (*route, index))
        case None | "":
            return
        case _:
            yield route, value


@dataclass(frozen=True)
class Translation:
    """The texts of one file."""

    record: str
    language: str
    path: str
    """Below the folder of the knowledge base."""
    load: Callable[[], Any]
    """Gives the plain data of the file; nothing where it cannot be read."""
    value: Callable[[Route], Span]
    key: Callable[[Route], Span]
    within: Callable[[Route, int, int], Span]
    is_broken: bool = False

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """What the file holds."""
        found = self.load()
        return found if isinstance(found, dict) else {}

    @cached_property
    def texts(self) -> Mapping[Route, str]:
        """Its texts by their routes in the record."""
        own = {DIGESTS, REVIEWED, *(WORDS if self.record == SETTINGS else ())}
        found = leaves({key: value for key, value in self.data.items() if key not in own})
        return {route: text for route, text in found if isinstance(text, str) and text.strip()}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """By dotted routes: of which text each was translated."""
        found = self.data.get(DIGESTS)
        return {k: str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    @property
    def reviewed(self) -> str:
        """Who looked it over that speaks the language; empty where nobody did."""
        found = self.data.get(REVIEWED)
        return found if isinstance(found, str) else ""

    @property
    def wordings(self) -> Mapping[str, str]:
        """Words in the place of those that files print by themselves."""
        return self.words(WORDINGS)

    def words(self, *fields: str) -> Mapping[str, str]:
        """The same of other fields, one in the other."""
        found: Any = self.data
        for field in fields:
            found = found.get(field) if isinstance(found, dict) else None
        every = found.items() if isinstance(found, dict) else ()
        return {key: word for key, word in every if isinstance(word, str)}


@dataclass(frozen=True, slots=True)
class Standing:
    """How the texts of a record stand in another language."""

    fresh: Mapping[Route, str]
    """Translated from what the record says now."""
    stale: tuple[Route, ...]
    """Translated from something else, or nobody knows from what."""
    missing: tuple[Route, ...]
    strange: tuple[Route, ...]
    """Texts of the file that no text of the record stands behind."""

    @property
    def is_whole(self) -> bool:
        """True where each text can be printed."""
        return not self.stale and not self.missing


def standing(record: BaseModel, translation: Translation | None) -> Standing:
    """How the texts of a record stand in a file, of which there may be none."""
    if translation is None:
        return Standing({}, (), tuple(sources_of(record)), ())
    texts, digests = translation.texts, translation.digests
    sources = sources_of(record, texts)
    fresh = {
        route: texts[route]
        for route, text in sources.items()
        if route in texts and digests.get(dotted(route)) == digest(text)
    }
    stale = tuple(route for route in sources if route in texts and route not in fresh)
    known = {route for route, _ in words_of(record)}
    return Standing(
        fresh,
        stale,
        tuple(route for route in sources if route not in texts),
        tuple(route for route in texts if route not in known),
    )
