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

from collections.abc import Callable, Iterator
from typing import Any

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import Said, misconceptions, nearly_twice, said_by
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.challenge import Challenge
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.question import Question
from jobcareer_kb.model.resource import Resource
from jobcareer_kb.model.step import Step
from jobcareer_kb.model.takeaway import Takeaway

_FIELDS: tuple[tuple[str, type[Any], Callable[[Any], Any]], ...] = (
    ("definition", Definition, lambda record: record.meaning),
    ("takeaway", Takeaway, lambda record: record.text),
    ("challenge", Challenge, lambda record: record.obstacle),
    ("step", Step, lambda record: record.action),
    ("resource", Resource, lambda record: record.what_for),
    ("question", Question, lambda record: record.stem),
)


def _near(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for texts in _texts(kb):
        for said, other in nearly_twice(texts):
            yield CHECK.rule.at(
                kb.locate(said.record, said.route),
                f"this nearly says what {other.record} says",
                "keep one of the two, or say what parts them",
                (Related(kb.locate(other.record, other.route), "the other one"),),
            )


def _texts(kb: KnowledgeBase) -> Iterator[Iterator[Said]]:
    for kind, model, field in _FIELDS:
        yield said_by(kb, kind, model, field)
    yield misconceptions(kb)


CHECK = check("JK437", "nearly-twice", Severity.NOTE, __doc__, _near)
