"""Things to number; given in the record in the right order."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from jobcareer_kb import structures
from jobcareer_kb.record import Part
from jobcareer_kb.tasks import Piece, Question, Role, TaskType, Told
from jobcareer_kb.tasks._order import mixed
from jobcareer_kb.values import Prose


class Ordered(Part):
    """One thing to put in its place."""

    text: Prose
    rationale: Prose


class Ordering(Question):
    """Things to number; given here in the right order."""

    type: Literal["ordering"]
    items: tuple[Ordered, ...] = Field(min_length=3, max_length=12)

    def answer_pieces(self) -> Iterator[Piece]:
        """The things in their right order, each with why it has its place."""
        for at, item in enumerate(self.items):
            yield Piece(("items", at, "text"), item.text, Role.ENTRY, told=Told.YES)
            route = ("items", at, "rationale")
            yield Piece(route, item.rationale, Role.FEEDBACK, True, Told.YES)

    def task(self) -> structures.Ordering:
        """The things to number."""
        placed = tuple(
            structures.Placed(
                self.traced(item.text, "items", at, "text"),
                self.traced(item.rationale, "items", at, "rationale"),
            )
            for at, item in enumerate(self.items)
        )
        return structures.Ordering(placed, mixed(self.id, len(placed)))

    def doubts(self) -> Iterator[str]:
        """Whether the order is beyond doubt."""
        yield "Would two people who know the matter give them the same order, and why?"


TASK = TaskType("ordering", Ordering, ("items.text",))
