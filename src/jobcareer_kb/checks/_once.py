"""What several checks ask of one knowledge base, or of one record, found out once."""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

K = TypeVar("K")
P = ParamSpec("P")
T = TypeVar("T")


def once(function: Callable[Concatenate[K, P], T]) -> Callable[Concatenate[K, P], T]:
    """Remember what a function gave of the last value: checks run one after another.

    What else it is given is to be the same whenever the value is.
    """
    last: list[tuple[weakref.ref[K], T]] = []

    @wraps(function)
    def remembered(value: K, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if not last or last[0][0]() is not value:
            last[:] = [(weakref.ref(value), function(value, *args, **kwargs))]
        return last[0][1]

    return remembered
