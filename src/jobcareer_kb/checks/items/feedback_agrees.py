"""A feedback agrees with its answer: it praises the key, and nothing else.

Bad:   a distractor with the rationale "Right. It is dark."
Bad:   a key with the rationale "Wrong. It is light."
Bad:   answer: false, if_true: "Right. One week is weather."
Mend:  reword the feedback, or mark the other option as key; of a true/false item look whether
       `answer` says what is meant.
Error: so that nothing is built: people would learn the opposite.
Why:   read is how a feedback begins, up to its first sign: `right` and `wrong` of words.yaml list
       the words. "Right, but" passes, and so do "yes" and "no" where an option begins with them, or
       where they answer somebody who chose False, or a statement with a "not".
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, shown, words_in
from jobcareer_kb.checks._quiz_items import letter
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model._words import WordLists
from jobcareer_kb.tasks import Question
from jobcareer_kb.tasks._choice import Choice
from jobcareer_kb.tasks.true_false import TrueFalse
from jobcareer_kb.values import Words

_END = re.compile(
    r"\s*(?:$|[.!:;,–—-](?!\s*(?:but|and yet|yet|though|however|still)\b))", re.IGNORECASE
)
_NEGATIVE = frozenset({"not", "no", "never", "cannot", "nobody", "nothing", "without"})
"""Words of a statement to which a "no" may agree."""
_OF_QUESTIONS = frozenset({"yes", "no"})
"""Words that may answer the question, and say nothing about the answer."""


def _disagreeing(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    for route, what, help in _found(item, kb.words):
        yield CHECK.rule.at(kb.locate(name, route), what, help)


def _found(item: Question, words: WordLists) -> Iterator[tuple[Route, str, str]]:
    if isinstance(item, Choice):
        for place, option in enumerate(item.options):
            answers = not _OF_QUESTIONS.isdisjoint(words_in(shown(option.text))[:1])
            said = _verdict(option.rationale, words, not answers)
            if said is not None and said is not option.key:
                yield (
                    ("options", place, "rationale"),
                    f"the feedback says that option {letter(place)} is "
                    f"{'right' if said else 'wrong'}, but it is "
                    f"{'the key' if option.key else 'a distractor'}",
                    "reword the feedback, or mark the option that is meant with 'key: true'",
                )
    elif isinstance(item, TrueFalse):
        yield from _of_statement(item, words)


def _of_statement(item: TrueFalse, words: WordLists) -> Iterator[tuple[Route, str, str]]:
    """A feedback that contradicts the answer; where none agrees, the answer itself is doubtful."""
    denied = not _NEGATIVE.isdisjoint(words_in(shown(item.stem)))
    given = {
        True: _verdict(item.if_true, words, not denied),
        False: _verdict(item.if_false, words, False),
    }
    strange = [
        on for on, said in given.items() if said is not None and said is not (on is item.answer)
    ]
    agrees = any(said is (on is item.answer) for on, said in given.items() if said is not None)
    if not strange:
        return
    right = "true" if item.answer else "false"
    if not agrees:
        yield (
            ("answer",),
            f"the answer is {right}, but 'if_{str(strange[0]).lower()}' says the opposite",
            "correct the answer, or the feedback",
        )
    for on in strange:
        told = "praises" if given[on] else "blames"
        yield (
            (f"if_{str(on).lower()}",),
            f"this {told} whoever chose {on}, but the answer is {right}",
            "reword the feedback, or correct 'answer'",
        )


def _verdict(feedback: Words, words: WordLists, with_yes: bool) -> bool | None:
    """True if a feedback begins with praise, False if it begins with a no, else None.

    `with_yes` is False where "yes" and "no" may answer the question itself.
    """
    text = shown(feedback)
    for phrases, verdict in ((words.wrong, False), (words.right, True)):
        found = any_of(phrases).match(text)
        if found and not with_yes and found[0].casefold() in _OF_QUESTIONS:
            continue
        if found and _END.match(text, found.end()):
            return verdict
    return None


CHECK = check_of_record("JK573", "feedback-agrees", Severity.ERROR, __doc__, _disagreeing, Question)
