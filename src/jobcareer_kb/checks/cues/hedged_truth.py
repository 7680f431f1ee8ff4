"""Over all statements to judge, the truth does not follow the hedge.

Bad:   those with "some" or "can" are true, those with "each", "must" or "enough" are false
Good:  "A storm can come without wind." is false in the case told, or one with "each" is true
Mend:  reword the statement that is named, so that its answer goes against its hedge; or another.
Why:   who knows nothing believes "some" and doubts "each". One such statement is fair; where nearly
       all are so, the trick earns the points. Compared are the true/false items of each quiz, and
       of the knowledge base. A statement without such a word, or with one of each sort, counts
       half, as a guess does. Named is the first that follows the pattern. The words: `modest` and
       `strict` below `teaching` in words.yaml; the numbers are ours: `statements_least` and
       `hedged` in `policies.teaching.items` of kb.yaml.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from jobcareer_kb.checks import Context, Gather, check_side_by_side
from jobcareer_kb.checks._ground import Gathered
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.tasks.true_false import TrueFalse

_NAMED = 4
"""Statements that a finding names beside the first."""
_Names = tuple[str, ...]


def _gather(context: Context) -> Gather | None:
    return partial(_taken, context.kb.words.teaching)


def _taken(words: TeachingWords, name: str, item: Any) -> list[bool | None]:
    """The answer, and the one that the hedge of the statement suggests."""
    assert isinstance(item, TrueFalse)
    stem = shown(item.stem)
    modest, strict = (any_of(each).search(stem) for each in (words.modest, words.strict))
    return [item.answer, bool(modest) if bool(modest) != bool(strict) else None]


def _telling(context: Context, gathered: Gathered) -> Iterator[Diagnostic]:
    found = False
    for shop, names in _quizzes(context.kb, gathered):
        for each in _bank(context.kb, gathered, names, f"the quiz of workshop/{shop}"):
            found = True
            yield each
    if not found:  # what a quiz shows already needs no second finding
        yield from _bank(context.kb, gathered, tuple(gathered), "the knowledge base")


def _quizzes(kb: KnowledgeBase, gathered: Gathered) -> Iterator[tuple[str, _Names]]:
    """The statements of each quiz; of two with the same ones, the first."""
    seen: set[frozenset[str]] = set()
    for shop in kb.of("workshop", Workshop):
        picked = dict.fromkeys(name for pick in shop.quiz for name in kb.picked(pick))
        names = tuple(name for name in picked if name in gathered)
        if frozenset(names) not in seen:
            seen.add(frozenset(names))
            yield shop.id, names


def _bank(kb: KnowledgeBase, gathered: Gathered, names: _Names, whose: str) -> Iterator[Diagnostic]:
    """A finding about some statements, at the first that follows the pattern."""
    policy = kb.settings.policies.teaching.items
    follow = [name for name in names if gathered[name][0] is gathered[name][1]]
    unsaid = sum(gathered[name][1] is None for name in names)
    right = len(follow) + unsaid / 2
    if len(names) < policy.statements_least or right <= policy.hedged * len(names) or not follow:
        return
    first, *others = follow
    yield CHECK.rule.at(
        kb.locate(first, ("stem",)),
        f"this statement is {_truth(gathered[first])}, as its hedge suggests, and so are "
        f"{len(others)} more of the {len(names)} statements of {whose}",
        "let one with 'some' or 'can' be false, or one with 'each' or 'must' be true",
        tuple(
            Related(kb.locate(name, ("stem",)), f"{_truth(gathered[name])}, as it sounds")
            for name in others[:_NAMED]
        ),
    )


def _truth(taken: list[bool | None]) -> str:
    return "true" if taken[0] else "false"


CHECK = check_side_by_side(
    "JK582", "hedged-truth", Severity.WARNING, __doc__, _gather, _telling, model=TrueFalse
)
