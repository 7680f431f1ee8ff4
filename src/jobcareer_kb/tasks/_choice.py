"""Options to choose from: what single and multiple choice share."""

import math
from collections.abc import Iterator
from typing import Self

from pydantic import Field
from pydantic_core import PydanticCustomError

from jobcareer_kb import structures
from jobcareer_kb.record import Part
from jobcareer_kb.tasks._question import Piece, Question, Role, Told, shown
from jobcareer_kb.values import Flag, Prose


class Option(Part):
    """An answer to choose; the key says so, every other option is a distractor."""

    text: Prose
    key: Flag = False
    rationale: Prose
    """Why it is right, or why it tempts and fails."""


class Choice(Question):
    """What both choice items share."""

    options: tuple[Option, ...] = Field(min_length=2, max_length=12)

    @property
    def keys(self) -> int:
        """How many options are right."""
        return sum(option.key for option in self.options)

    @property
    def chance(self) -> float:
        """Of all ways to choose as many as there are keys, one is right."""
        return 1 / math.comb(len(self.options), self.keys)

    def answer_pieces(self) -> Iterator[Piece]:
        """The options; of a distractor only the rationale is said for true, and beside it."""
        for at, option in enumerate(self.options):
            told, why = (Told.YES, Told.YES) if option.key else (Told.NO, Told.BESIDE)
            key, beside = option.key, self.stem if option.key else None
            yield Piece(("options", at, "text"), option.text, Role.OPTION, key, told, beside)
            route = ("options", at, "rationale")
            yield Piece(route, option.rationale, Role.FEEDBACK, key, why, beside)

    def task(self) -> structures.Choice:
        """The options to choose from."""
        options = tuple(
            structures.Option(
                self.traced(option.text, "options", at, "text"),
                option.key,
                self.traced(option.rationale, "options", at, "rationale"),
            )
            for at, option in enumerate(self.options)
        )
        return structures.Choice(options, self.keys > 1)

    def doubts(self) -> Iterator[str]:
        """Whether each distractor would be chosen, and whether the keys are beyond doubt."""
        for option in self.options:
            if not option.key:
                why = shown(option.rationale)
                yield f"Would a learner choose '{shown(option.text)}'? We say: {why}"
        keys = " and ".join(f"'{shown(option.text)}'" for option in self.options if option.key)
        yield f"Would all who know the matter choose {keys}, and nothing else?"
        yield (
            "Would nobody choose three of the others, or any? Write new ones, or drop them: two do."
        )

    def _require(self, fits: bool, expected: str) -> Self:
        if not fits:
            keys = [place for place, option in enumerate(self.options) if option.key]
            some = 1 < len(keys) < len(self.options)
            at = ("options", keys[1], "key") if some else ("options",)
            raise PydanticCustomError(
                "key_count",
                "{keys} of {options} options marked as key, expected {expected}",
                {"keys": len(keys), "options": len(self.options), "expected": expected, "at": at},
            )
        return self
