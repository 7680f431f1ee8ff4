"""A sentence is short enough to be read once.

Bad:   When you have found a course that you want to take, and before you pay for it, ask the
       school what it costs in all, which papers you get, and whether you can pay in parts.
Good:  Ask the school before you pay. What does the course cost in all? Which papers do you get?
Mend:  split it where the finding says, or make a list.
Note:  the limits stand in kb.yaml: `policies.language.sentence_words` (25) for a warning,
       `participant_sentence_words` (20) for a note on what participants read.
Why:   a reader holds the beginning of a sentence in mind until its end; beyond some twenty words
       many lose it.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks.language._hardest import hint
from jobcareer_kb.checks.language._passages import Passage, passages_in
from jobcareer_kb.checks.language._reading import PARTICIPANT
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.readability import Sentence, words
from jobcareer_kb.reads import CALLED
from jobcareer_kb.values import Name


def _judge(context: Context) -> Judge:
    return partial(_too_long, context)


def _too_long(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    policy = context.kb.settings.policies.language
    exempt = context.kb.exempt
    for passage in passages_in(record, name):
        if isinstance(passage.words, Name):
            continue
        short = passage.field in PARTICIPANT
        limit = min(
            policy.sentence_words,
            policy.participant_sentence_words if short else policy.sentence_words,
        )
        for sentence in passage.sentences:
            number = len(words(sentence.text))
            if number > limit and not _judged_as_option(context, passage, number):
                yield _finding(context, passage, sentence, limit, exempt)


def _judged_as_option(context: Context, passage: Passage, number: int) -> bool:
    """Say whether an option is too long by JK530 already; a second finding would say the same."""
    policies = context.kb.settings.policies
    return (
        passage.field == "question.options.text"
        and number > policies.teaching.items.option_words
        and number <= policies.language.sentence_words
    )


def _finding(
    context: Context, passage: Passage, sentence: Sentence, limit: int, exempt: frozenset[str]
) -> Diagnostic:
    number = len(words(sentence.text))
    found = CHECK.rule.at(
        passage.span(context.kb, sentence.start, sentence.end),
        f"a sentence of {number} words, expected at most {limit}",
        hint(sentence.text, exempt, context.kb.words),
    )
    noted = number <= context.kb.settings.policies.language.sentence_words
    return replace(found, severity=Severity.NOTE) if noted else found


CHECK = check_among_records(
    "JK402",
    "sentence-length",
    Severity.WARNING,
    __doc__,
    _judge,
    reads=(CALLED,),
    also=(Severity.NOTE,),
)
