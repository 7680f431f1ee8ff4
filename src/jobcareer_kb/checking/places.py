"""Where routes of records stand, as an earlier check found it in the same bytes.

Whoever lays records side by side tells the places of all that are alike, and to find one a whole
file is gone through.
"""

from collections.abc import Collection, Iterable
from typing import Any

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.loading.names import shown_path

_Place = tuple[int, int, int, int]


class Places:
    """Finds places, and remembers them."""

    def __init__(self, kb: KnowledgeBase, kept: Iterable[Any], same: Collection[str]) -> None:
        """`kept` is what `told` gave; it counts for the records that are the `same`."""
        self._kb = kb
        self._known: dict[tuple[str, Route], _Place] = {
            (name, tuple(route)): tuple(place) for name, route, place in kept if name in same
        }

    def locate(self, name: str, route: Route) -> Span:
        """As `KnowledgeBase.locate`."""
        known = self._known.get((name, route))
        if known is not None:
            return Span(shown_path(self._kb.folder, self._kb.stands_in(name)[0]), *known)
        found = self._kb.locate(name, route)
        self._known[name, route] = (found.line, found.column, found.end_line, found.end_column)
        return found

    def told(self) -> list[Any]:
        """All that is known, as plain data."""
        return [[*key, place] for key, place in self._known.items()]
