"""The sheet that `review` prints of a question: what no check can judge, and a person has to."""

from collections.abc import Iterator, Mapping

from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.scenario import Scenario
from jobcareer_kb.tasks import Question, Trial
from jobcareer_kb.tasks._question import shown
from jobcareer_kb.values import Level

LEVELS: Mapping[Level, str] = {
    "remember": "Does it ask for what the handout says, in nearly the same words?",
    "understand": "Does it use new words or a new case, so that nobody can recite the answer?",
    "apply": "Is there a case that the handout does not have, and is the matter used on it?",
    "analyze": "Do people have to take facts apart, or see what follows from them?",
    "evaluate": "Do people have to judge, and is it clear by which measure?",
    "create": "Do people make something of their own that fits what is asked?",
}
"""What to ask of an item that claims a level."""


def sheet_of(kb: KnowledgeBase, name: str) -> Iterator[str]:
    """The lines of the sheet for one question."""
    item = kb.get(name, Question)
    yield f"{name}  ({kb.locate(name, ())})"
    yield "  What no check can judge. Read it as a person would who has not learned this yet."
    yield ""
    scenario = kb.records.get(str(item.scenario))
    if isinstance(scenario, Scenario):
        yield f"  {shown(scenario.text)}"
    yield f"  {shown(item.stem)}"
    for question in (*item.doubts(), *_of_any(kb, item)):
        yield f"  [ ] {question}"
    yield f"  {_tried(item.trial)}"


def _of_any(kb: KnowledgeBase, item: Question) -> Iterator[str]:
    """What is asked of every item."""
    yield f"The level is '{item.level}'. {LEVELS[item.level]}"
    yield "Is it one task? Or could a person be right in one half of it and wrong in the other?"
    objective = kb.records.get(str(item.objective))
    if isinstance(objective, Objective):
        yield f"Does a right answer show this? {shown(objective.statement)}"
    yield "Would anybody feel shamed by it, or need to know a place or a custom to get it right?"


def _tried(trial: Trial | None) -> str:
    """What a trial found, or how to keep what one finds."""
    if trial is None:
        return (
            "Not tried out with people yet. After a trial add, such as "
            "'trial: {n: 30, right: 0.6, discrimination: 0.35, on: 2026-05-01}'."
        )
    index = trial.discrimination
    more = "" if index is None else f", discrimination {index:.2f}"
    return f"Tried out on {trial.on} with {trial.n} people: {trial.right:.0%} right{more}."
