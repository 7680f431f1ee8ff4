"""Cases to sort: each goes to one category, and a category takes several."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb import structures
from jobcareer_kb.record import Part
from jobcareer_kb.tasks import Piece, Question, Role, TaskType, Told
from jobcareer_kb.values import Id, Prose


class Category(Part):
    """Where cases go."""

    id: Id
    """Its name within the question."""
    name: Prose
    """What the learner reads."""


class Sorted(Part):
    """One case and the category that it goes to."""

    text: Prose
    category: Id
    rationale: Prose


class Classification(Question):
    """Cases to sort into categories."""

    type: Literal["classification"]
    categories: tuple[Category, ...] = Field(min_length=2, max_length=6)
    """In the order of printing."""
    cases: tuple[Sorted, ...] = Field(min_length=2, max_length=12)

    @model_validator(mode="after")
    def _each_is_known(self) -> Self:
        known = [category.id for category in self.categories]
        for at, case in enumerate(self.cases):
            if case.category not in known:
                raise PydanticCustomError(
                    "category_unknown",
                    "no category '{found}', expected one of {known}",
                    {
                        "found": case.category,
                        "known": ", ".join(known),
                        "at": ("cases", at, "category"),
                    },
                )
        return self

    def answer_pieces(self) -> Iterator[Piece]:
        """The categories, and each case with why it goes where it goes."""
        for at, category in enumerate(self.categories):
            yield Piece(("categories", at, "name"), category.name, Role.MATCH, True)
        for at, case in enumerate(self.cases):
            name = self.categories[self._place(case)].name
            yield Piece(("cases", at, "text"), case.text, Role.TERM, told=Told.BESIDE, beside=name)
            route = ("cases", at, "rationale")
            yield Piece(route, case.rationale, Role.FEEDBACK, True, Told.YES)

    def _place(self, case: Sorted) -> int:
        return next(at for at, each in enumerate(self.categories) if each.id == case.category)

    def task(self) -> structures.Matching:
        """Cases as words to match, categories as meanings; one without a case is left over."""
        names = [
            self.traced(category.name, "categories", at, "name")
            for at, category in enumerate(self.categories)
        ]
        pairs = tuple(
            structures.Pair(
                self.traced(case.text, "cases", at, "text"),
                names[self._place(case)],
                self.traced(case.rationale, "cases", at, "rationale"),
            )
            for at, case in enumerate(self.cases)
        )
        matches = [pair.match for pair in pairs]
        empty = [name for name in names if name not in matches]
        left_over = tuple(structures.LeftOver(name, None) for name in empty)
        every = matches + empty
        shown = tuple(every.index(name) for name in names)
        return structures.Matching(pairs, left_over, shown, sorts=True)

    def doubts(self) -> Iterator[str]:
        """Whether each case goes to one category alone."""
        yield "Would two people who know the matter sort the cases alike? Does one fit two?"


TASK = TaskType("classification", Classification, ("categories.name", "cases.text"))
