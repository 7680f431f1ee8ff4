"""A true/false item makes one claim.

Bad:   stem: Careers pay more and have benefits.
Good:  stem: Some jobs come with paid leave.
Mend:  make two items, or drop one of the claims.
Why:   if one half is true and the other is not, nobody can answer. Read is the word after "and":
       a pronoun or a verb begins a second claim, "a job and a career" is one. The words:
       `claim_after_and` below `teaching` in words.yaml. The rule is this project's own.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import any_of
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.model.question import TrueFalse


def _double(context: Context, name: str, item: TrueFalse) -> Iterator[Diagnostic]:
    kb = context.kb
    second = any_of(kb.words.teaching.claim_after_and).pattern
    if found := re.search(rf"\band\s+{second}", str(item.stem), re.IGNORECASE):
        yield CHECK.rule.at(
            kb.text_span(name, ("stem",), found.start(), found.end()),
            f"'{' '.join(found[0].split())}' begins a second claim",
            "make two items, or drop one of the claims",
        )


CHECK = check_of_record("JK533", "one-claim", Severity.WARNING, __doc__, _double, TrueFalse)
