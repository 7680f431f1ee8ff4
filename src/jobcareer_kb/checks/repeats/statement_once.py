"""No two records of a kind say the same in the sentence that they are there for.

Bad:   challenge/money and challenge/time, both with the obstacle "It may take long to save."
Bad:   two steps with one action, two cases with one text, two resources for one thing, two
       distinctions with one question, one misconception in two records
Mend:  write what holds of this one; where both say the same, keep one of them.
Why:   most often a record was copied and not finished. Capitals, accents, signs and citations make
       no difference; what nearly says the same is a note (JK437).
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

from collections.abc import Callable, Iterator
from typing import Any

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import misconceptions, said_by, twice
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
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

_SENTENCES: tuple[tuple[str, type[Any], Callable[[Any], Any]], ...] = (
    ("activity", Activity, lambda record: record.purpose),
    ("calculation", Calculation, lambda record: record.task),
    ("challenge", Challenge, lambda record: record.obstacle),
    ("distinction", Distinction, lambda record: record.question),
    ("guide", Guide, lambda record: record.intro),
    ("objective", Objective, lambda record: record.criterion),
    ("objective", Objective, lambda record: record.promise),
    ("image", Image, lambda record: record.alt),
    ("resource", Resource, lambda record: record.what_for),
    ("scenario", Scenario, lambda record: record.text),
    ("step", Step, lambda record: record.action),
)


def _twice(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for texts in (*(said_by(kb, *each) for each in _SENTENCES), misconceptions(kb)):
        for said, first in twice(texts):
            yield CHECK.rule.at(
                kb.locate(said.record, said.route),
                f"'{said.route[-1]}' says what that of {first.record} says",
                "write what holds of this one, or drop one of the two records",
                (Related(kb.locate(first.record, first.route), "the other one"),),
            )


CHECK = check("JK435", "statement-once", Severity.WARNING, __doc__, _twice)
