"""The sheet that `review` prints of a question: what no check can judge, and a person has to."""

from collections.abc import Iterator, Mapping

from jobcareer_kb.inline import plain, without_cites
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.objective import Level, Objective
from jobcareer_kb.model.question import (
    Choice,
    Matching,
    Ordering,
    Question,
    ShortAnswer,
    Trial,
    TrueFalse,
)
from jobcareer_kb.model.scenario import Scenario
from jobcareer_kb.values import Words

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
        yield f"  {_shown(scenario.text)}"
    yield f"  {_shown(item.stem)}"
    for question in (*_of_type(item), *_of_any(kb, item)):
        yield f"  [ ] {question}"
    yield f"  {_tried(item.trial)}"


def _of_any(kb: KnowledgeBase, item: Question) -> Iterator[str]:
    """What is asked of every item."""
    yield f"The level is '{item.level}'. {LEVELS[item.level]}"
    yield "Is it one task? Or could a person be right in one half of it and wrong in the other?"
    objective = kb.records.get(str(item.objective))
    if isinstance(objective, Objective):
        yield f"Does a right answer show this? {_shown(objective.statement)}"
    yield "Would anybody feel shamed by it, or need to know a place or a custom to get it right?"


def _of_type(item: Question) -> Iterator[str]:
    """What is asked of an item of its type."""
    match item:
        case Choice():
            yield from _of_options(item)
        case TrueFalse():
            other = item.if_true if not item.answer else item.if_false
            yield (
                f"Would a learner answer {'True' if not item.answer else 'False'} here? We say why "
                f"that fails: {_shown(other)}"
            )
        case Matching():
            yield "Would two people who know the matter match them alike? Or does one fit twice?"
        case Ordering():
            yield "Would two people who know the matter give them the same order, and why?"
        case ShortAnswer():
            for part in item.parts:
                yield f"Would two people give the same points by this? {_shown(part.looks_for)}"


def _of_options(item: Choice) -> Iterator[str]:
    """Whether each distractor would be chosen, and whether the keys are beyond doubt."""
    for option in item.options:
        if not option.key:
            why = _shown(option.rationale)
            yield f"Would a learner choose '{_shown(option.text)}'? We say: {why}"
    keys = " and ".join(f"'{_shown(option.text)}'" for option in item.options if option.key)
    yield f"Would all who know the matter choose {keys}, and nothing else?"
    yield "Would nobody choose three of the others, or any? Write new ones, or drop them: two do."


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


def _shown(words: Words) -> str:
    return " ".join(plain(without_cites(words.inlines)).split())
