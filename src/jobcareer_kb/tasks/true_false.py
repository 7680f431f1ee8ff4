"""A statement to judge; where it is false, the learner also corrects it."""

from collections.abc import Iterator
from typing import Literal

from jobcareer_kb import structures
from jobcareer_kb.tasks import Piece, Question, Role, TaskType, Told
from jobcareer_kb.tasks._question import shown
from jobcareer_kb.values import Claim, Flag, Prose


class TrueFalse(Question):
    """A statement to judge; where it is false, the learner also corrects it."""

    type: Literal["true-false"]
    answer: Flag
    correction: Claim
    """A true statement in place of the false one, or the true one in other words."""
    if_true: Prose
    """Feedback for choosing True."""
    if_false: Prose
    """Feedback for choosing False."""

    @property
    def states(self) -> bool:
        """Whether the statement is true."""
        return self.answer

    @property
    def chance(self) -> float:
        """One of two."""
        return 1 / 2

    def answer_pieces(self) -> Iterator[Piece]:
        """The correction, and the feedback on both judgements."""
        yield Piece(("correction",), self.correction, Role.CORRECTION, True, Told.YES)
        told = Told.YES if self.answer else Told.NO
        yield Piece(("if_true",), self.if_true, Role.FEEDBACK, self.answer, told)
        yield Piece(("if_false",), self.if_false, Role.FEEDBACK, not self.answer, Told.YES)

    def task(self) -> structures.TrueFalse:
        """The statement to judge."""
        return structures.TrueFalse(
            self.answer,
            self.traced(self.correction, "correction"),
            self.traced(self.if_true, "if_true"),
            self.traced(self.if_false, "if_false"),
        )

    def doubts(self) -> Iterator[str]:
        """Whether anybody would judge it wrongly."""
        wrong, why = ("False", self.if_false) if self.answer else ("True", self.if_true)
        yield f"Would a learner answer {wrong} here? We say why that fails: {shown(why)}"


TASK = TaskType("true-false", TrueFalse, ())
