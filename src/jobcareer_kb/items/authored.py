"""Authored question records as quiz items."""

import hashlib
from collections.abc import Iterator

from jobcareer_kb.inline import Traced
from jobcareer_kb.items import AUTHORED, Candidate, ItemSource
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.question import (
    Matching,
    Multiple,
    Ordering,
    Question,
    ShortAnswer,
    Single,
    TrueFalse,
)
from jobcareer_kb.model.scenario import Scenario
from jobcareer_kb.quiz import (
    Choice,
    Item,
    LeftOver,
    OpenAnswer,
    OpenPart,
    Option,
    Pair,
    Placed,
    Task,
    Trial,
)
from jobcareer_kb.quiz import Matching as MatchingTask
from jobcareer_kb.quiz import Ordering as OrderingTask
from jobcareer_kb.quiz import TrueFalse as TrueFalseTask
from jobcareer_kb.values import Words


def authored_item(kb: KnowledgeBase, question: Question) -> Item:
    """Make the item of one question; its objective must exist."""
    name = f"question/{question.id}"
    objective = kb.get(str(question.objective), Objective)

    def traced(words: Words, *route: str | int) -> Traced:
        return Traced(name, route, words.inlines)

    return Item(
        id=name,
        objective=str(question.objective),
        objective_text=Traced(str(question.objective), ("statement",), objective.statement.inlines),
        level=question.level,
        points=question.points,
        stem=traced(question.stem, "stem"),
        task=_task(question, name),
        explanation=traced(question.explanation, "explanation"),
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


def _task(question: Question, name: str) -> Task:
    def traced(words: Words, *route: str | int) -> Traced:
        return Traced(name, route, words.inlines)

    match question:
        case Single() | Multiple():
            return _choice(question, name)
        case TrueFalse():
            return TrueFalseTask(
                question.answer,
                traced(question.correction, "correction"),
                traced(question.if_true, "if_true"),
                traced(question.if_false, "if_false"),
            )
        case Matching():
            return _matching(question, name)
        case Ordering():
            placed = tuple(
                Placed(
                    traced(item.text, "items", i, "text"),
                    traced(item.rationale, "items", i, "rationale"),
                )
                for i, item in enumerate(question.items)
            )
            return OrderingTask(placed, mixed(question.id, len(placed)))
        case ShortAnswer():
            parts = tuple(
                OpenPart(
                    traced(part.prompt, "parts", i, "prompt"),
                    traced(part.looks_for, "parts", i, "looks_for"),
                    part.points,
                )
                for i, part in enumerate(question.parts)
            )
            return OpenAnswer(parts, traced(question.sample, "sample"))
    raise TypeError(f"no item for {type(question).__name__}")


def _choice(question: Single | Multiple, name: str) -> Choice:
    def traced(words: Words, *route: str | int) -> Traced:
        return Traced(name, ("options", *route), words.inlines)

    options = tuple(
        Option(traced(o.text, i, "text"), o.key, traced(o.rationale, i, "rationale"))
        for i, o in enumerate(question.options)
    )
    return Choice(options, isinstance(question, Multiple))


def _matching(question: Matching, name: str) -> MatchingTask:
    def traced(words: Words, *route: str | int) -> Traced:
        return Traced(name, route, words.inlines)

    pairs = tuple(
        Pair(
            traced(p.term, "pairs", i, "term"),
            traced(p.match, "pairs", i, "match"),
            traced(p.rationale, "pairs", i, "rationale"),
        )
        for i, p in enumerate(question.pairs)
    )
    left_over = tuple(
        LeftOver(
            traced(m.match, "left_over", i, "match"),
            traced(m.rationale, "left_over", i, "rationale"),
        )
        for i, m in enumerate(question.left_over)
    )
    return MatchingTask(pairs, left_over, mixed(question.id, len(pairs) + len(left_over)))


def mixed(id_: str, count: int) -> tuple[int, ...]:
    """Return an order of printing that is not the right order, the same for an id in every build.

    Sorted by a digest of the id and the place: no random, and a mended typo moves nothing.
    """

    def rank(index: int) -> bytes:
        return hashlib.sha256(f"{id_}:{index}".encode()).digest()

    order = tuple(sorted(range(count), key=rank))
    return order if order != tuple(range(count)) else order[1:] + order[:1]


def _authored(kb: KnowledgeBase) -> Iterator[Candidate]:
    for item in kb.of("question", Question):
        yield Candidate(item, AUTHORED, str(item.type))  # type: ignore[attr-defined]


ITEMS = ItemSource(AUTHORED, _authored)
