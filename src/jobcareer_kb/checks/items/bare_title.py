"""No item asks to sort a bare title between words that depend on the case.

Bad:   stem: "Tomatoes: fruit or vegetable?"
Good:  stem: A cook plans a salad. To her, what are tomatoes?
Mend:  tell the case, and ask about that.
Why:   a title by itself has no answer that one could defend. Which words depend on the case is
       said in words.yaml: `teaching: {titles: [fruit, vegetable]}`. Without that list this check
       is silent. Read is a stem of one sentence that asks between two of them.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks import Question

_SENTENCE_END = re.compile(r"[.!?](?=\s+\S)")
_LONGEST = 12
"""Words of a stem that can hardly tell a case as well; our own choice."""


def _bare(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    kb = context.kb
    titles = kb.words.teaching.titles
    if len(titles) < 2:
        return
    word = rf"(?:an?\s+|the\s+)?{any_of(titles).pattern}"
    between = re.compile(rf"{word}\s*,?\s*(?:or|and|/)\s*{word}\s*\?", re.IGNORECASE)
    stem = shown(item.stem)
    if len(stem.split()) > _LONGEST or _SENTENCE_END.search(stem):
        return
    if between.search(stem):
        yield CHECK.rule.at(
            kb.locate(name, ("stem",)),
            "asks to sort a bare title; the answer depends on the case",
            "tell the case in a sentence, and ask about that",
        )


CHECK = check_of_record("JK535", "bare-title", Severity.WARNING, __doc__, _bare, Question)
