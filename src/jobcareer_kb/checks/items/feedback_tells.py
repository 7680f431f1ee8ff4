"""Feedback says why, and what is looked for in an open answer says what a good one holds.

Bad:   rationale: Wrong.        if_true: Try again.        looks_for: Any answer.
Good:  rationale: Rain washes dry lube off.        looks_for: A step, and a day.
Mend:  say what makes the answer right, or why it tempts and fails.
Why:   whoever chose a distractor learns from the reason alone, and two people who mark an open
       answer give the same points only if they look for the same.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.tasks import Question, Role

_NOTHING = re.compile(
    r"(?:(?:sorry|oops|no|yes|nope|right|wrong|true|false|correct|incorrect|good|great|well done|"
    r"good job|not quite|try again|think again|look again|read it again|this is (?:right|wrong)|"
    r"that is (?:right|wrong)|this is (?:in)?correct|(?:any|every) (?:good |full )?answers?"
    r"(?: (?:will do|counts?|is (?:right|fine)))?|a good answer|see above|see the handout)"
    r"[.,!]?\s*)+",
    re.IGNORECASE,
)


def _untold(context: Context, name: str, item: Question) -> Iterator[Diagnostic]:
    for piece in item.in_role(Role.FEEDBACK, Role.LOOKS_FOR):
        said = shown(piece.words)
        if _NOTHING.fullmatch(said):
            is_open = piece.role is Role.LOOKS_FOR
            yield CHECK.rule.at(
                context.kb.locate(name, piece.route),
                f"{quoted(said)} tells nobody {'what to look for' if is_open else 'why'}",
                "say what a good answer holds"
                if is_open
                else "say what makes the answer right, or why it tempts and fails",
            )


CHECK = check_of_record("JK591", "feedback-tells", Severity.WARNING, __doc__, _untold, Question)
