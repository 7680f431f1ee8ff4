"""No two records of a kind say the same in the sentence that they are there for.

Bad:   challenge/money and challenge/time, both with the obstacle "It may take long to save."
Bad:   two steps with one action, two cases with one text, two resources for one thing, two
       distinctions with one question, one misconception in two records
Mend:  write what holds of this one; where both say the same, keep one of them.
Why:   most often a record was copied and not finished. Capitals, accents, signs and citations make
       no difference; what nearly says the same is a note (JK437).
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

from functools import partial

from jobcareer_kb.checks._alike import Fields, check_alike, sayings_of
from jobcareer_kb.diagnostic import Severity
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.calculation import Calculation
from jobcareer_kb.model.challenge import Challenge
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.model.guide import Guide
from jobcareer_kb.model.image import Image
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.model.scenario import Scenario
from jobcareer_kb.model.step import Step

_SENTENCES: Fields = (
    (Activity, "purpose"),
    (Calculation, "task"),
    (Challenge, "obstacle"),
    (Distinction, "question"),
    (Guide, "intro"),
    (Objective, "criterion"),
    (Objective, "promise"),
    (Image, "alt"),
    (Resource, "what_for"),
    (Scenario, "text"),
    (Step, "action"),
)


CHECK = check_alike(
    "JK435", "statement-once", Severity.WARNING, __doc__,
    partial(sayings_of, fields=_SENTENCES),
    lambda said, other: (
        f"'{said.route[-1]}' says what that of {other.record} says",
        "write what holds of this one, or drop one of the two records",
    ),
)  # fmt: skip
