"""A statement is written as its field asks for it: the template adds the rest.

Bad:   statement: Name three signs of a storm.        (an objective, with a full stop)
Good:  statement: Name three signs of a storm
Bad:   statement: "'Storms come at night.'"           (a misconception, in quotation marks)
Good:  statement: Storms come at night.
Bad:   criterion: two signs are named.              (an objective, with a small letter)
Bad:   title: The lease        Good: title: Read the lease        (a step)
Mend:  take away the full stop of an objective, the quotation marks of a misconception;
       begin the title of a step with its verb.
Why:   the statement of an objective is printed in the middle of a list or a sentence; what people
       say is printed in quotation marks, which would then stand twice.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check_of_record
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.model import Record
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.step import Step

_ARTICLE = re.compile(r"(?:a|an|the) ", re.IGNORECASE)
_PAIRS = {'"': '"', "'": "'", "“": "”", "‘": "’", "„": "“", "«": "»"}


def _misformed(context: Context, name: str, record: Record) -> Iterator[Diagnostic]:
    for route, what, help in _found(record):
        yield CHECK.rule.at(context.kb.locate(name, route), what, help)


def _found(record: Record) -> Iterator[tuple[Route, str, str]]:
    if isinstance(record, Objective):
        text = shown(record.statement)
        if text.endswith(".") and not text.endswith(("...", "etc.")):
            yield (
                ("statement",),
                "the statement of an objective ends in a full stop",
                "take it away",
            )
        for field in ("criterion", "promise"):
            text = shown(getattr(record, field))
            if re.match(r"[a-z]{2,}(?:\s|$)", text):
                what = f"the {field} of an objective is a sentence, and begins with a small letter"
                yield (field,), what, "begin it with a capital"
    elif isinstance(record, Step):
        if _ARTICLE.match(title := shown(record.title)):
            what = f"the title of a step begins with a noun: '{title}'"
            yield ("title",), what, "begin with what to do, such as 'Read the lease'"
    elif isinstance(record, Definition | Distinction):
        for index, said in enumerate(record.misconceptions):
            text = shown(said.statement)
            if len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
                yield (
                    ("misconceptions", index, "statement"),
                    "the statement of a misconception stands in quotation marks",
                    "take them away: they are added in print",
                )


CHECK = check_of_record("JK512", "statement-form", Severity.WARNING, __doc__, _misformed, Record)
