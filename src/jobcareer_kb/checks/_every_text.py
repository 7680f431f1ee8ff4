"""Every text of a knowledge base as it stands in its file, the plain values of sources too."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from jobcareer_kb.checks._once import once
from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model.brand import Brand
from jobcareer_kb.model.evidence import Evidence
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.model.image import Image
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.reference import Reference
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.values import Ref, walk, words_of

_WHOLE = (Brand, Evidence, Figure, Image, Objective, Reference, Resource, Settings)
"""Those in which some words stand in fields that are no text of the inline grammar."""
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


def every_text(kb: KnowledgeBase) -> Iterator[Written]:
    """Every text, record by record, kb.yaml last."""
    for name, record in (*kb.records.items(), ("kb.yaml", kb.settings)):
        yield from texts_of(kb, name, record)


def texts_of(kb: KnowledgeBase, name: str, record: BaseModel) -> Iterable[Written]:
    """Every text of a record, or of kb.yaml."""
    found = _texts(record, name)
    if isinstance(record, Settings):
        return [each for each in found if each.route[0] not in kb.guessed]
    return found


@once
def _texts(record: BaseModel, name: str) -> tuple[Written, ...]:
    if not isinstance(record, _WHOLE):
        return tuple(Written(name, route, str(words)) for route, words in words_of(record))
    is_settings = isinstance(record, Settings)
    return tuple(
        Written(name, route, value)
        for route, value in walk(record)
        if isinstance(value, str)
        and not isinstance(value, Ref)
        and (_OF_SETTINGS.isdisjoint(route) if is_settings else route[-1] not in _NO_WORDS)
    )
