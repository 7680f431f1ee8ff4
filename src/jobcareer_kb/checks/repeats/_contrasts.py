"""Which terms are set apart from each other."""

from collections.abc import Iterator
from itertools import combinations

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction


def apart(kb: KnowledgeBase) -> Iterator[frozenset[str]]:
    """Every two terms that a contrast or a distinction sets apart."""
    for name, definition in kb.each("definition", Definition):
        if definition.contrast is not None:
            yield frozenset({name, str(definition.contrast.to)})
    for _, distinction in kb.each("distinction", Distinction):
        for one, other in combinations(distinction.sides, 2):
            yield frozenset({str(one.of), str(other.of)})
