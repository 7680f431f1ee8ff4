"""No single sentence for participants is far harder than the rest.

A reading level (JK401) is a mean over a whole product, in which one hard sentence is lost. So each
sentence of six words or more is judged by itself, by Flesch-Kincaid, with the same words left out.

Bad:   Microbiological contamination remains imperceptible to consumers.
Good:  You cannot see or smell most germs.
Mend:  swap the long words that the finding names; say who does what.
Note:  the limit stands in kb.yaml: `policies.language.sentence_grade` (16). A sentence that is too
       long is reported as JK402, and not a second time here.
Why:   who stumbles over one sentence may stop reading. Of one sentence the formula is rougher still
       than of a page, so the limit lies far above every target.
"""

from collections.abc import Iterator
from functools import partial

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Judge, check_among_records
from jobcareer_kb.checks.language._hardest import FEWEST, hint
from jobcareer_kb.checks.language._passages import passages_in
from jobcareer_kb.checks.language._reading import PARTICIPANT
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.readability import count_words, words
from jobcareer_kb.reads import CALLED
from jobcareer_kb.values import Name


def _judge(context: Context) -> Judge:
    return partial(_hard, context)


def _hard(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.language
    exempt = kb.exempt
    for passage in passages_in(record, name):
        if isinstance(passage.words, Name) or passage.field not in PARTICIPANT:
            continue
        for sentence in passage.sentences:
            said = words(sentence.text)
            if not FEWEST <= len(said) <= policy.sentence_words:
                continue
            grade = count_words(said, exempt).flesch_kincaid
            if grade >= policy.sentence_grade:
                yield CHECK.rule.at(
                    passage.span(kb, sentence.start, sentence.end),
                    f"a sentence at grade {grade:.0f} by Flesch-Kincaid, expected below "
                    f"{policy.sentence_grade}",
                    hint(sentence.text, exempt, kb.words),
                )


CHECK = check_among_records(
    "JK408", "hard-sentence", Severity.WARNING, __doc__, _judge, reads=(CALLED,)
)
