"""Sources of quiz items: authored questions, and records from which items can be made.

Each module declares `ITEMS`. A source gives candidates, each with a question in the shape of an
authored one, so that checks, papers and banks treat all alike; and it says what it did not make.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.question import Question
from jobcareer_kb.registry import discover

Field = tuple[str, Route]
"""Name of a record and the route of one of its fields."""
AUTHORED = "authored"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that a quiz may pick."""

    question: Question
    source: str
    form: str
    """What its source asks, such as `meaning`; items of one form are asked alike."""
    traces: Mapping[Route, Field] = field(default_factory=dict)
    """Where each of its texts comes from; empty where it is a record of its own."""
    variant: int = 0
    """Which of its wordings and of its sets of distractors it has."""
    remake: "Callable[[KnowledgeBase, int], Candidate | Refused] | None" = None
    """The same item in the words of another language, or in another variant."""

    @property
    def name(self) -> str:
        """`question/id`, whatever its source."""
        return f"question/{self.question.id}"


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that is not made, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class ItemSource:
    """Where items come from."""

    name: str
    give: Callable[[KnowledgeBase], Iterator[Candidate | Refused]]


def item_sources() -> Mapping[str, ItemSource]:
    """Every source by name, sorted."""
    return discover(__name__, "ITEMS", key="name")
