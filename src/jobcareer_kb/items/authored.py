"""Authored question records as quiz items."""

from collections.abc import Iterator

from jobcareer_kb.inline import Traced
from jobcareer_kb.items import AUTHORED, Candidate, ItemSource
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.scenario import Scenario
from jobcareer_kb.quiz import Item, Trial
from jobcareer_kb.tasks import Question


def authored_item(kb: KnowledgeBase, question: Question) -> Item:
    """Make the item of one question; its objective must exist."""
    objective = kb.get(str(question.objective), Objective)
    return Item(
        id=f"question/{question.id}",
        objective=str(question.objective),
        objective_text=Traced(str(question.objective), ("statement",), objective.statement.inlines),
        level=question.level,
        points=question.points,
        stem=question.traced(question.stem, "stem"),
        task=question.task(),
        explanation=question.traced(question.explanation, "explanation"),
        revised=question.revised.isoformat(),
        case=_case(kb, question),
        trial=_trial(question),
    )


def _trial(question: Question) -> Trial | None:
    tried = question.trial
    if tried is None:
        return None
    return Trial(tried.n, tried.right, tried.discrimination, tried.on)


def _case(kb: KnowledgeBase, question: Question) -> Traced | None:
    name = str(question.scenario) if question.scenario is not None else ""
    scenario = kb.records.get(name) if name in kb.facts else None
    return (
        Traced(name, ("text",), scenario.text.inlines) if isinstance(scenario, Scenario) else None
    )


def _authored(kb: KnowledgeBase) -> Iterator[Candidate]:
    for item in kb.of("question", Question):
        yield Candidate(item, AUTHORED, str(item.type))  # type: ignore[attr-defined]


ITEMS = ItemSource(AUTHORED, _authored)
