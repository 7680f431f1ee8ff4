"""What several checks ask of one knowledge base, or of one record, found out once."""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from jobcareer_kb.reads import MANY, gist, note, noted

K = TypeVar("K")
P = ParamSpec("P")
T = TypeVar("T")


def once(function: Callable[Concatenate[K, P], T]) -> Callable[Concatenate[K, P], T]:
    """Remember what a function gave of the last value: checks run one after another.

    What else it is given is to be the same whenever the value is. Who asks again has read what it
    was made from.
    """
    last: list[tuple[weakref.ref[K], T, list[str]]] = []

    @wraps(function)
    def remembered(value: K, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if not last or last[0][0]() is not value:
            with noted() as read:
                found = function(value, *args, **kwargs)
            last[:] = [(weakref.ref(value), found, gist(read, MANY))]
        else:
            note(*last[0][2])
        return last[0][1]

    return remembered
