"""No two items ask the same.

Bad:   two items with the stem "Which of these is a sign of a storm?"
Mend:  drop one, or ask about something else.
Note:  both items are named, for nobody can tell which of the two is the copy.
Why:   in one quiz the second is wasted; in two, people learn the answer and not the thing.
       Capitals, punctuation, white space and a simple plural make no difference. The rule is this
       project's own.
"""

from functools import partial

from jobcareer_kb.checks._alike import check_alike, fields_of
from jobcareer_kb.checks._item_texts import normal
from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.tasks import Question

CHECK = check_alike(
    "JK544", "repeated-stem", Severity.WARNING, __doc__,
    partial(fields_of, fields=((Question, "stem"),)),
    lambda _, other: (
        f"this stem is that of {other.record}",
        "drop one of the two items, or ask about something else",
    ),
    to_form=lambda text: " ".join(normal(text)),
)  # fmt: skip
