"""No two records of a kind have one title.

Bad:   step/ask and step/ask-around, both with `title: Ask around`
Bad:   two objectives with one statement, two steps with one prompt, two distinctions of one
       dimension, two groups of resources with one heading, two figures of one thing, place and
       year, two images of one file
Mend:  drop one of the two, or say in the title what parts them.
Why:   people find a page by its title, and the second most often is a copy that was not finished.
       Capitals, accents and signs make no difference. Terms, resources and takeaways have findings
       of their own (JK430 to JK433); two workshops may share a title, for other lengths.
Note:  both records are named, for nobody can tell which of the two is the copy.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from jobcareer_kb.checks import Context, check_side_by_side
from jobcareer_kb.checks._alike import (
    Fields,
    Row,
    Said,
    fields_of,
    form,
    side_by_side,
    taking,
    twice,
)
from jobcareer_kb.checks._ground import Gathered
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model import Record
from jobcareer_kb.model.activity import Activity
from jobcareer_kb.model.calculation import Calculation
from jobcareer_kb.model.challenge import Challenge
from jobcareer_kb.model.distinction import Distinction
from jobcareer_kb.model.figure import Figure
from jobcareer_kb.model.guide import Guide
from jobcareer_kb.model.image import Image
from jobcareer_kb.model.objective import Objective
from jobcareer_kb.model.procedure import Procedure
from jobcareer_kb.model.scenario import Scenario
from jobcareer_kb.model.step import Step

_TITLES: Fields = (
    (Activity, "title"),
    (Calculation, "title"),
    (Challenge, "title"),
    (Distinction, "dimension"),
    (Guide, "title"),
    (Image, "title"),
    (Objective, "statement"),
    (Procedure, "title"),
    (Scenario, "title"),
    (Step, "title"),
    (Step, "prompt"),
)
_HEADINGS = {
    "resource_groups": "resource group",
    "challenge_types": "type of challenges",
    "takeaway_types": "type of takeaways",
}
"""Lists of kb.yaml that have headings, and what one of them is called."""


def _rows(record: BaseModel) -> Iterator[Row]:
    yield from fields_of(record, _TITLES)
    if isinstance(record, Figure):
        yield len(_TITLES), ("what",), f"{shown(record.what)} {record.place} {record.year}"
    if isinstance(record, Image) and record.file:
        yield len(_TITLES) + 1, ("file",), str(record.file)


def _headings(kb: KnowledgeBase, field: str, called: str) -> Iterator[Said]:
    """The headings of one list of kb.yaml; each stands for a record of its own."""
    for id_, each in getattr(kb.settings, field).items():
        text = shown(each)
        yield Said(f"{called} '{id_}'", (field, id_), text, form(text))


def _place(kb: KnowledgeBase, said: Said) -> Span:
    is_heading = said.route[0] in _HEADINGS
    return kb.locate("kb.yaml" if is_heading else said.record, said.route)


def _twice(context: Context, gathered: Gathered) -> Iterator[Diagnostic]:
    kb = context.kb
    headings = (_headings(kb, *each) for each in _HEADINGS.items() if each[0] not in kb.guessed)
    for titles in (*side_by_side(gathered), *headings):
        for said, first in twice(titles):
            yield CHECK.rule.at(
                _place(kb, said),
                f"{quoted(said.text)} stands in {first.record} too",
                "drop one of the two records, or say here what parts them",
                (Related(_place(kb, first), "the other one"),),
            )


CHECK = check_side_by_side(
    "JK434", "title-once", Severity.WARNING, __doc__, taking(_rows, form), _twice, model=Record
)
