"""One thing has one name; `terms` of words.yaml says which.

Bad:   Look at a job board. (elsewhere: a job search platform)
Good:  Look at a job search platform. (everywhere)
Mend:  use the term that the finding names.
Note:  words in quotation marks are passed over: they say what to search for, or what somebody
       said. So is the `statement` of a misconception.
Why:   two names make a learner look for two things.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._passages import as_pattern, passages
from jobcareer_kb.diagnostic import Diagnostic, Severity

_QUOTED = re.compile(r"\u201c[^\u201d]*\u201d|\"[^\"]*\"")


def _variants(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    listed = [(as_pattern(entry.variants), as_pattern((entry.term,)), entry.term)
              for entry in kb.words.terms]  # fmt: skip
    every = as_pattern(tuple(word for entry in kb.words.terms for word in entry.variants))
    if every is None:
        return
    for passage in passages(kb):
        if not every.search(passage.text) or passage.field.endswith("misconceptions.statement"):
            continue
        quoted = [(found.start(), found.end()) for found in _QUOTED.finditer(passage.text)]
        for variant, preferred, term in listed:
            free = quoted + _places(preferred, passage.text)
            for start, end in _places(variant, passage.text):
                if not any(left <= start and end <= right for left, right in free):
                    yield CHECK.rule.at(
                        passage.span(kb, start, end),
                        f"'{passage.text[start:end]}' is another name for '{term}'",
                        f"write '{term}' here too, so that one thing has one name",
                    )


def _places(pattern: re.Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in pattern.finditer(text)] if pattern else []


CHECK = check("JK406", "term-preferred", Severity.WARNING, __doc__, _variants)
