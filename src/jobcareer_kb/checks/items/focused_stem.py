"""A stem asks something: it is a question, has a blank, or says what to do.

Bad:   stem: Storms
Good:  stem: Which of these is a sign of a storm?
Good:  stem: A storm most often comes from the …        Good: Choose the TWO signs of a storm.
Mend:  write a question that one could answer without seeing the options.
Why:   a stem that does not ask is one of three flaws that changed scores in 100 pairs of items: it
       lowered them (Pham, 2018). A stem that is no question needs five words, a question three; the
       numbers are ours: `stem_least` and `question_least` in `policies.teaching.items` of kb.yaml.
       A true/false item is a statement: there, a question is found. A task begins with one of the
       `instructions` below `teaching` in words.yaml, or with a verb of the item's level.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, shown, words_in
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks import Question

_BLANK = re.compile(r"_{2,}|…|\.{3}|\[ *\]")
_SENTENCE = re.compile(r"(?:^|[.!?:;,]\s+|\n)")


def _unfocused(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    policy = kb.settings.policies.teaching
    stem = shown(item.stem)
    if item.states is not None:
        if stem.endswith("?"):
            yield CHECK.rule.at(
                kb.locate(name, ("stem",)),
                "the stem asks, and the answers are True and False",
                "write a statement",
            )
        return
    count = len(words_in(stem))
    is_question = "?" in stem
    needed = policy.items.question_least if is_question else policy.items.stem_least
    tasks = any_of((*kb.words.teaching.instructions, *policy.verbs_of(item.level)))
    starts = (place.end() for place in _SENTENCE.finditer(stem))
    asks = is_question or _BLANK.search(stem) or any(tasks.match(stem, at) for at in starts)
    if not asks:
        what = "the stem asks nothing: no question, no blank, and no word such as 'choose'"
    elif count < needed:
        what = f"the stem has {count} words, expected at least {needed}"
    else:
        return
    yield CHECK.rule.at(
        kb.locate(name, ("stem",)),
        what,
        "write a question that one could answer without seeing the options",
    )


CHECK = check_of_record("JK526", "focused-stem", Severity.WARNING, __doc__, _unfocused, Question)
