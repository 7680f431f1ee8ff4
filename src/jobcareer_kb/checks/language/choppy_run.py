"""Short sentences do not follow one another like beats.

Judged is each text that participants read as whole sentences, and what a facilitator reads or says
in such; list items that are fragments, cells, questions and prompts may be short.

Bad:   You may not know a school. That is fine. Ask a friend. Look at a map. Make a call.
Good:  You may not know a school, and that is fine. Ask a friend or look at a map, then call one.
Mend:  join two of them with "and", "so", "because" or "but", or say one of them with more detail.
Note:  the limits stand in kb.yaml: `policies.language.choppy_run` sentences in a row (4) of at most
       `policies.language.choppy_words` words each (8). They are our choice: eight words are half of
       the 15 to 20 on average that plain-language guides ask for.
Why:   what ties two thoughts together is a word such as "because"; where each thought has a
       sentence of its own, the reader has to supply it (A. Davison, Readability: Appraising Text
       Difficulty, 1981). And a person who speaks to adults does not speak like that.
"""

from collections.abc import Iterator
from itertools import groupby

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks.language._passages import Passage, passages_in
from jobcareer_kb.checks.language._running import RUNNING
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.readability import Sentence, words

_JUDGED = RUNNING | {
    *("activity.for_all", "activity.phases.cues.say", "activity.purpose", "activity.take_care"),
    *("workshop.quiz_given", "workshop.welcome"),
}


def _choppy(context: Context, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.language
    for passage in passages_in(record, name):
        if passage.field not in _JUDGED:
            continue
        for run in _runs(passage, policy.choppy_words):
            if len(run) >= policy.choppy_run:
                yield CHECK.rule.at(
                    passage.span(kb, run[0].start, run[-1].end),
                    f"{len(run)} sentences in a row of {policy.choppy_words} words or fewer, "
                    f"expected at most {policy.choppy_run - 1}",
                    "join two of them with 'and', 'so' or 'because', or say more in one of them",
                )


def _runs(passage: Passage, most: int) -> Iterator[list[Sentence]]:
    """Sentences of at most so many words that follow one another."""
    for short, run in groupby(passage.sentences, lambda each: len(words(each.text)) <= most):
        if short:
            yield list(run)


CHECK = check_of_record("JK412", "choppy-run", Severity.WARNING, __doc__, _choppy, BaseModel)
