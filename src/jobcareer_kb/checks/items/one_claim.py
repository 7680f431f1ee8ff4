"""A true/false item makes one claim.

Bad:   stem: Careers pay more and have benefits.
Good:  stem: Some jobs come with paid leave.
Mend:  make two items, or drop one of the claims.
Why:   if one half is true and the other is not, nobody can answer. Read is the word after "and":
       a pronoun or a verb begins a second claim, "a job and a career" is one. So does "the" behind
       a clause and a comma: "the pot is full, and the lid is shut". The words: `claim_after_and`
       below `teaching` in words.yaml. The rule is this project's own.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks.true_false import TrueFalse

_CLAUSE = re.compile(
    r"(?<![\w'’-])(?:[\w'’-]++ ){3}[\w'’-]++, (?P<and>and) (?:the|an?|its|their) [\w-]++ [\w-]++"
)
"""At least four words before the comma: a list of things has fewer."""


def _double(context: Context, name: str, item: TrueFalse) -> Iterator[Diagnostic]:
    kb = context.kb
    second = any_of(kb.words.teaching.claim_after_and).pattern
    stem = str(item.stem)
    found = re.search(rf"\b(?P<and>and)\s+{second}", stem, re.IGNORECASE)
    found = found or _CLAUSE.search(stem)
    if found is not None:
        start = found.start("and")
        yield CHECK.rule.at(
            kb.text_span(name, ("stem",), start, found.end()),
            f"'{' '.join(stem[start : found.end()].split()[:2])}' begins a second claim",
            "make two items, or drop one of the claims",
        )


CHECK = check_of_record("JK533", "one-claim", Severity.WARNING, __doc__, _double, TrueFalse)
