"""Two records nearly say the same.

Bad:   two takeaways: "Look up what is usual for your next day outside." and "Look up what is usual
       for your next big day outside."
Mend:  keep one of them, or say what parts them. A note asks you to look, no more.
Note:  both records are named, for nobody can tell which of the two is the copy.
Why:   one of the two most often is an early version of the other. Compared are meanings, takeaways,
       obstacles, actions, what resources are for, stems, and what people say, by rows of three
       words (shingles; Broder, 1997) of texts of eight words or more; seven tenths in common are
       nearly the same. The numbers are ours.
"""

from functools import partial

from jobcareer_kb.checks._alike import Fields, check_alike, nearly_twice, sayings_of
from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.model.challenge import Challenge
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.model.step import Step
from jobcareer_kb.model.takeaway import Takeaway
from jobcareer_kb.tasks import Question

_FIELDS: Fields = (
    (Definition, "meaning"),
    (Takeaway, "text"),
    (Challenge, "obstacle"),
    (Step, "action"),
    (Resource, "what_for"),
    (Question, "stem"),
)


CHECK = check_alike(
    "JK437", "nearly-twice", Severity.NOTE, __doc__,
    partial(sayings_of, fields=_FIELDS),
    lambda _, other: (
        f"this nearly says what {other.record} says",
        "keep one of the two, or say what parts them",
    ),
    pairs=nearly_twice,
)  # fmt: skip
