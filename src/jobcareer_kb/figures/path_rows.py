"""The numbers of a path: which figure each role has in a column, and what a move brings by them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jobcareer_kb.inline import Route
from jobcareer_kb.model.pathway import Move, Pathway


@dataclass(frozen=True)
class PathRows:
    """A path with the figures that its texts name."""

    path: Pathway
    named: Mapping[Route, tuple[str, ...]]
    """Names of the figures in each text, by its route."""
    number_of: Callable[[str], Decimal | None]
    """The number of a figure by its name."""

    def figure(self, role: int, column: int) -> str:
        """Name of the one figure that a role has in a column; empty of none, and of several."""
        found = set(self.named.get(("roles", role, "facts", column - 1), ()))
        return found.pop() if len(found) == 1 else ""

    def number(self, role: int, column: int) -> Decimal | None:
        """Its number."""
        name = self.figure(role, column)
        return self.number_of(name) if name else None

    def change(self, move: Move, column: int) -> Decimal | None:
        """By how much the number of a column is higher after a move; None where one is missing."""
        places = {role.id: at for at, role in enumerate(self.path.roles)}
        before, after = (self.number(places[id_], column) for id_ in (move.after, move.to))
        return None if before is None or after is None else after - before

    def gains(self, move: Move) -> Iterator[int]:
        """Which of the rises a move brings."""
        for place, rise in enumerate(self.path.rises):
            if (self.change(move, rise.column) or 0) > 0:
                yield place

    def bars(self, column: int) -> Iterator[tuple[int, Decimal]]:
        """Roles with their numbers in a column; those of one figure are one bar."""
        seen: set[str] = set()
        for role in range(len(self.path.roles)):
            name, number = self.figure(role, column), self.number(role, column)
            if number is not None and name not in seen:
                seen.add(name)
                yield role, number
