"""The texts of a knowledge base as people read them, with the way back to their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from pydantic import BaseModel

from jobcareer_kb.checks._once import once
from jobcareer_kb.checks._phrase_tree import any_phrase, signs_of
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.readability import Sentence, sentences
from jobcareer_kb.reads import note
from jobcareer_kb.values import MARK, Words, words_of

UNREAD = frozenset({"brand", "evidence", "figure", "reference"})
"""Kinds whose texts are names, titles of others, or notes of reviewers."""
SETTINGS = frozenset(
    {"title", "audiences", "resource_groups", "challenge_types", "takeaway_types", "products"}
)
"""Keys of `kb.yaml` whose texts an author words freely; the others are licence and credit lines."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a record, without marks and citations."""

    record: str
    """`kind/id`, or `kb.yaml`."""
    route: Route
    words: Words
    """The text as it stands in the record."""
    text: str
    """As it is read."""
    field: str
    """Kind and field without places in lists: `question.options.text`."""

    @property
    def offsets(self) -> tuple[int, ...]:
        """Where each character of `text` stands in `words`; only a finding asks."""
        return _offsets(self.words)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences; a text without a full stop is one."""
        return _sentences(self.text)

    def span(self, kb: KnowledgeBase, start: int, end: int) -> Span:
        """The place of some characters of `text` in the file."""
        offsets = self.offsets
        first, last = offsets[start], offsets[max(start, end - 1)]
        return kb.text_span(self.record, self.route, first, last + 1)


def passages(kb: KnowledgeBase) -> Iterator[Passage]:
    """Every text that an author worded: of all records, and of `kb.yaml`."""
    every = (*kb.records.items(), ("kb.yaml", kb.settings))
    return chain.from_iterable(passages_in(record, name) for name, record in every)


def passages_of(kb: KnowledgeBase, name: str) -> tuple[Passage, ...]:
    """The texts of one record, none where its kind holds no texts of an author."""
    held = _held(kb)
    note(name)
    if name not in held:
        record = kb.records.get(name)
        held[name] = passages_in(record, name) if record is not None else ()
    return held[name]


@once
def _held(kb: KnowledgeBase) -> dict[str, tuple[Passage, ...]]:
    """The texts of records that were asked for."""
    return {}


@once
def passages_in(record: BaseModel, name: str) -> tuple[Passage, ...]:
    """The texts of a record or of `kb.yaml`."""
    is_settings = isinstance(record, Settings)
    return tuple(
        passage(name, route, words)
        for route, words in (words_of(record) if name.partition("/")[0] not in UNREAD else ())
        if not is_settings or route[0] in SETTINGS
    )


def passage(record: str, route: Route, words: Words) -> Passage:
    """One text as it is read."""
    field = _field(record.partition("/")[0], route)
    return Passage(record, route, words, _as_read(str(words)), field)


@lru_cache(maxsize=16384)
def _field(kind: str, route: Route) -> str:
    parts = [part for part in route if isinstance(part, str)]
    if len(parts) > 1 and parts[-1] == MARK:
        del parts[-1]  # advice stands in the field of which it is an entry
    return ".".join((kind, *parts))


_MARKS = re.compile(
    r"\\(?=[^\w\s])"  # the backslash of an escape
    r"|(?<!\s)\s*+(?<!\\)\[@[^\[\]]*+\]"  # a citation, with the space before it
    r"|(?<!\\)\]\(https?://[^\s()<>\"]+\)|(?<!\\)\[(?!@)"  # a link, but not its words
    r"|(?<![\w\\])\*+|(?<!\\)\*+(?!\w)"  # emphasis, but not a star within a word
)


@lru_cache(maxsize=65536)
def _as_read(text: str) -> str:
    return _MARKS.sub("", text)


@lru_cache(maxsize=1024)
def _offsets(text: str) -> tuple[int, ...]:
    kept: list[int] = []
    at = 0
    for mark in _MARKS.finditer(text):
        kept.extend(range(at, mark.start()))
        at = mark.end()
    kept.extend(range(at, len(text)))
    return tuple(kept)


@lru_cache(maxsize=65536)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(sentences(text))


@lru_cache(maxsize=1024)
def as_pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds any of some words or phrases, whole words only, longest first; None for none."""
    if not phrases:
        return None
    tree = any_phrase(signs_of(phrase, _sign) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{tree})(?![\w-])", re.IGNORECASE)


def _sign(char: str) -> str:
    """The pattern of a sign: either form of an apostrophe is the same."""
    return "['\u2019]" if char == "'" else re.escape(char)
