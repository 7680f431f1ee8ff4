"""Notes what is read of a knowledge base, so that what was found in it holds while that stays.

Noted are names, such as `step/greet`, of which the record was asked for; `step`,
where many of a kind were; `step/`, where it was asked which there are; the day; and with a mark
what was asked for its facts alone, which most edits leave as they are.
"""

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import update_wrapper
from typing import Any, Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")
TODAY = "@"
"""Stands for the day in what was read."""
ALL = "*"
"""Stands for every record."""
LISTED = "/"
"""Stands for which records there are."""
FACTS = "%"
"""Stands before the name, the kind or `ALL` where the facts alone were asked for."""
CALLED = "~called"
"""Stands for what definitions and resources are called, and for nothing else that they say."""


MANY = 200
"""Records of a kind from which on it is kept that the kind was read, and not which of it."""


class _Notes:
    """Where what is read just now is noted."""

    def __init__(self) -> None:
        self.now: set[str] = set()


_notes = _Notes()


def note(*read: str) -> None:
    """Note that something was read."""
    _notes.now.update(read)


@contextlib.contextmanager
def noted() -> Iterator[set[str]]:
    """All that is read within; whoever is without has read it too."""
    outer, inner = _notes.now, set[str]()
    _notes.now = inner
    try:
        yield inner
    finally:
        outer |= inner
        _notes.now = outer


def gist(read: Iterable[str], most: int = 0) -> list[str]:
    """What was read, sorted, with the kind in the place of more than some names."""
    if ALL in read:
        return sorted({ALL, TODAY}.intersection(read))
    if FACTS + ALL in read:
        read = {FACTS + ALL, *(each for each in read if not each.startswith(FACTS))}
    names = defaultdict[str, list[str]](list)
    for each in read:
        kind, slash, id_ = each.partition("/")
        names[kind if slash and id_ else ""].append(each)
    kinds = ([kind] if kind and len(every) > most else every for kind, every in names.items())
    return sorted({each for every in kinds for each in every})


class found_once(Generic[K, T]):
    """A property that is found out once; whoever asks for it has read what it was made from."""

    def __init__(self, find: Callable[[K], T]) -> None:
        self._find = find
        self._name = f"_{find.__name__}"
        update_wrapper(self, find)  # type: ignore[arg-type]

    def __get__(self, owner: K, _: object = None) -> T:
        held = vars(owner).get(self._name)
        if held is None:
            with noted() as read:
                found = self._find(owner)
            vars(owner)[self._name] = found, gist(read)
            return found
        _notes.now.update(held[1])
        value: T = held[0]
        return value


class by_value(Generic[K, T]):
    """A property that is found out once; whoever asks for it has read the value, and not what it
    was made from: an edit of that which leaves it as it is changes nothing for them."""

    def __init__(self, find: Callable[[K], T]) -> None:
        self._find = find
        self._name = f"_{find.__name__}"
        self._mark = f"~{find.__name__}"
        update_wrapper(self, find)  # type: ignore[arg-type]

    def __get__(self, owner: K, _: object = None) -> T:
        if self._name not in vars(owner):
            before = _notes.now
            _notes.now = set()
            try:
                vars(owner)[self._name] = self._find(owner)
            finally:
                _notes.now = before
        _notes.now.add(self._mark)
        value: T = vars(owner)[self._name]
        return value


class Watched(Mapping[str, V]):
    """Records or facts by name, of which it is noted what is read; of facts, with a mark."""

    def __init__(self, every: Mapping[str, V], mark: str = "") -> None:
        self._every = every
        self._mark = mark

    def __getitem__(self, name: str) -> V:
        _notes.now.add(f"{self._mark}{name}")
        return self._every[name]

    def __contains__(self, name: object) -> bool:
        _notes.now.add(f"{str(name).partition('/')[0]}/")
        return name in self._every

    def __iter__(self) -> Iterator[str]:
        _notes.now.add(LISTED)
        return iter(self._every)

    def __len__(self) -> int:
        _notes.now.add(LISTED)
        return len(self._every)

    def items(self) -> Any:
        """All of them."""
        _notes.now.add(self._mark + ALL)
        return self._every.items()

    def values(self) -> Any:
        """All of them."""
        _notes.now.add(self._mark + ALL)
        return self._every.values()
