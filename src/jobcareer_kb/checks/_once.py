"""What several checks ask of one knowledge base, found out once."""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from jobcareer_kb.kb import KnowledgeBase

T = TypeVar("T")


def once(function: Callable[[KnowledgeBase], T]) -> Callable[[KnowledgeBase], T]:
    """Remember what a function gave of the last knowledge base: checks run one after another."""
    last: list[tuple[weakref.ref[KnowledgeBase], T]] = []

    @wraps(function)
    def remembered(kb: KnowledgeBase) -> T:
        if not last or last[0][0]() is not kb:
            last[:] = [(weakref.ref(kb), function(kb))]
        return last[0][1]

    return remembered
