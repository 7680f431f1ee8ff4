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

from collections.abc import Callable, Iterator
from typing import Any

from jobcareer_kb.checks import Context, check
from jobcareer_kb.checks._alike import Said, said_by, twice
from jobcareer_kb.checks._item_texts import quoted, shown
from jobcareer_kb.diagnostic import Diagnostic, Related, Severity, Span
from jobcareer_kb.kb import KnowledgeBase
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

_TITLES: tuple[tuple[str, type[Any], Callable[[Any], Any]], ...] = (
    ("activity", Activity, lambda record: record.title),
    ("calculation", Calculation, lambda record: record.title),
    ("challenge", Challenge, lambda record: record.title),
    ("distinction", Distinction, lambda record: record.dimension),
    ("guide", Guide, lambda record: record.title),
    ("image", Image, lambda record: record.title),
    ("objective", Objective, lambda record: record.statement),
    ("procedure", Procedure, lambda record: record.title),
    ("scenario", Scenario, lambda record: record.title),
    ("step", Step, lambda record: record.title),
    ("step", Step, lambda record: record.prompt),
)


_HEADINGS = {
    "resource_groups": "resource group",
    "challenge_types": "type of challenges",
    "takeaway_types": "type of takeaways",
}
"""Lists of kb.yaml that have headings, and what one of them is called."""


def _titles(kb: KnowledgeBase) -> Iterator[Iterator[Said]]:
    for kind, model, field in _TITLES:
        yield said_by(kb, kind, model, field)
    yield (
        Said(f"figure/{each.id}", ("what",), f"{shown(each.what)} {each.place} {each.year}")
        for each in kb.of("figure", Figure)
    )
    images = (each for each in kb.of("image", Image) if each.file)
    yield (Said(f"image/{each.id}", ("file",), str(each.file)) for each in images)
    for setting, called in _HEADINGS.items():
        if setting not in kb.guessed:
            yield _headings(kb, setting, called)


def _headings(kb: KnowledgeBase, field: str, called: str) -> Iterator[Said]:
    """The headings of one list of kb.yaml; each stands for a record of its own."""
    for id_, each in getattr(kb.settings, field).items():
        yield Said(f"{called} '{id_}'", (field, id_), shown(each))


def _place(kb: KnowledgeBase, said: Said) -> Span:
    is_heading = said.route[0] in _HEADINGS
    return kb.locate("kb.yaml" if is_heading else said.record, said.route)


def _twice(context: Context) -> Iterator[Diagnostic]:
    kb = context.kb
    for titles in _titles(kb):
        for said, first in twice(titles):
            yield CHECK.rule.at(
                _place(kb, said),
                f"{quoted(said.text)} stands in {first.record} too",
                "drop one of the two records, or say here what parts them",
                (Related(_place(kb, first), "the other one"),),
            )


CHECK = check("JK434", "title-once", Severity.WARNING, __doc__, _twice)
