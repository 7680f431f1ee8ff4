"""Words to match with their meanings; a meaning may be left over, or belong to several words."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from jobcareer_kb import structures
from jobcareer_kb.record import Part
from jobcareer_kb.tasks import Piece, Question, Role, TaskType, Told
from jobcareer_kb.tasks._order import mixed
from jobcareer_kb.values import Flag, Prose


class Pair(Part):
    """A word and what belongs to it."""

    term: Prose
    match: Prose
    rationale: Prose


class LeftOver(Part):
    """A meaning that belongs to no word."""

    match: Prose
    rationale: Prose


class Matching(Question):
    """Words to match with their meanings; a meaning may be left over."""

    type: Literal["matching"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=12)
    left_over: tuple[LeftOver, ...] = Field(default=(), max_length=4)
    reuse: Flag = False
    """True where a meaning may belong to several words; it is written the same in each pair."""

    def first(self, at: int) -> int:
        """The first pair with the meaning of one; the pair itself where no other may have it."""
        matches = [str(pair.match) for pair in self.pairs]
        return matches.index(matches[at]) if self.reuse else at

    def answer_pieces(self) -> Iterator[Piece]:
        """Words, what belongs to each, and what belongs to none."""
        for at, pair in enumerate(self.pairs):
            yield Piece(("pairs", at, "term"), pair.term, Role.TERM, told=Told.YES)
            route = ("pairs", at, "match")
            again = self.first(at) != at
            role = Role.MATCH_AGAIN if again else Role.MATCH
            yield Piece(route, pair.match, role, True, Told.BESIDE, pair.term)
            route = ("pairs", at, "rationale")
            yield Piece(route, pair.rationale, Role.FEEDBACK, True, Told.YES)
        for at, left in enumerate(self.left_over):
            yield Piece(("left_over", at, "match"), left.match, Role.MATCH, False)
            yield Piece(("left_over", at, "rationale"), left.rationale, Role.FEEDBACK, False)

    def task(self) -> structures.Matching:
        """The words and all meanings."""
        pairs = tuple(
            structures.Pair(
                self.traced(pair.term, "pairs", at, "term"),
                self.traced(pair.match, "pairs", self.first(at), "match"),
                self.traced(pair.rationale, "pairs", at, "rationale"),
            )
            for at, pair in enumerate(self.pairs)
        )
        left_over = tuple(
            structures.LeftOver(
                self.traced(left.match, "left_over", at, "match"),
                self.traced(left.rationale, "left_over", at, "rationale"),
            )
            for at, left in enumerate(self.left_over)
        )
        known = {at for at in range(len(pairs)) if self.first(at) != at}
        order = mixed(self.id, len(pairs) + len(left_over))
        return structures.Matching(pairs, left_over, tuple(at for at in order if at not in known))

    def doubts(self) -> Iterator[str]:
        """Whether the pairs are beyond doubt."""
        yield "Would two people who know the matter match them alike? Or does one fit twice?"


TASK = TaskType("matching", Matching, ("pairs.term", "pairs.match", "left_over.match"))
