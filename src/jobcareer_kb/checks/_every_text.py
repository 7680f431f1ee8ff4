"""Every text of a knowledge base as it stands in its file, the plain values of sources too."""

from collections.abc import Iterator
from typing import NamedTuple

from jobcareer_kb.checks._once import once
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.values import Ref, walk, words_of

_WHOLE = frozenset({"brand", "evidence", "figure", "image", "objective", "reference", "resource"})
"""Kinds in which some words stand in fields that are no text of the inline grammar."""
_NO_WORDS = frozenset(
    {
        "DOI",
        "ISBN",
        "at",
        "claim",
        "claim_digest",
        "id",
        "reference",
        "reference_digest",
        "language",
    }
)
_OF_SETTINGS = frozenset({"severities", "policies", "language", "audience", "formats"})
"""Keys whose values a program reads and nobody else."""


class Written(NamedTuple):
    """One text, where it stands, and in which record."""

    record: str
    """`kind/id`, or `kb.yaml`."""
    route: Route
    text: str

    def span(self, kb: KnowledgeBase, start: int, end: int) -> Span:
        """The place of some of its characters."""
        return kb.text_span(self.record, self.route, start, end)


@once
def every_text(kb: KnowledgeBase) -> tuple[Written, ...]:
    """Every text, record by record, kb.yaml last."""
    return tuple(_texts(kb))


def _texts(kb: KnowledgeBase) -> Iterator[Written]:
    for name, record in kb.records.items():
        if name.partition("/")[0] in _WHOLE:
            for route, value in walk(record):
                if _is_worded(value) and route[-1] not in _NO_WORDS:
                    yield Written(name, route, str(value))
        else:
            for route, words in words_of(record):
                yield Written(name, route, str(words))
    for route, value in walk(kb.settings):
        if _is_worded(value) and route[0] not in kb.guessed and _OF_SETTINGS.isdisjoint(route):
            yield Written("kb.yaml", route, str(value))


def _is_worded(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, Ref)
