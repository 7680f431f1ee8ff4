"""A statement is written as its field asks for it: the template adds the rest.

Bad:   statement: Name three signs of a storm.        (an objective, with a full stop)
Good:  statement: Name three signs of a storm
Bad:   statement: "'Storms come at night.'"           (a misconception, in quotation marks)
Good:  statement: Storms come at night.
Bad:   title: The lease        Good: title: Read the lease        (a step)
Mend:  take away the full stop of an objective, the quotation marks of a misconception;
       begin the title of a step with its verb.
Why:   an objective is printed in the middle of a list or a sentence; what people say is printed in
       quotation marks, which would then stand twice.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._item_texts import shown
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model._record import Misconception
from jobcareer_kb.model.definition import Definition
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.step import Step

_ARTICLE = re.compile(r"(?:a|an|the) ", re.IGNORECASE)
_PAIRS = {'"': '"', "'": "'", "“": "”", "‘": "’", "„": "“", "«": "»"}


def _misformed(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for objective in kb.of("objective", Objective):
        text = shown(objective.statement)
        if text.endswith(".") and not text.endswith(("...", "etc.")):
            yield CHECK.rule.at(
                kb.locate(f"objective/{objective.id}", ("statement",)),
                "the statement of an objective ends in a full stop",
                "take it away",
            )
    for step in kb.of("step", Step):
        if _ARTICLE.match(shown(step.title)):
            yield CHECK.rule.at(
                kb.locate(f"step/{step.id}", ("title",)),
                f"the title of a step begins with a noun: '{shown(step.title)}'",
                "begin with what to do, such as 'Read the lease'",
            )
    for name, route, said in _misconceptions(kb):
        text = shown(said.statement)
        if len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
            yield CHECK.rule.at(
                kb.locate(name, (*route, "statement")),
                "the statement of a misconception stands in quotation marks",
                "take them away: they are added in print",
            )


def _misconceptions(kb: KnowledgeBase) -> Iterator[tuple[str, Route, Misconception]]:
    records: tuple[Definition | Distinction, ...]
    records = (*kb.of("definition", Definition), *kb.of("distinction", Distinction))
    for record in records:
        kind = "definition" if isinstance(record, Definition) else "distinction"
        for index, said in enumerate(record.misconceptions):
            yield f"{kind}/{record.id}", ("misconceptions", index), said


CHECK = check("JK512", "statement-form", Severity.WARNING, __doc__, _misformed)
