"""Reading levels of what a knowledge base makes: one for each workshop and product."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import add

from jobcareer_kb.checks._once import once
from jobcareer_kb.checks.language._passages import Passage, passages_of
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.readability import Counts, count
from jobcareer_kb.reads import MANY, gist, note, noted
from jobcareer_kb.selection import (
    AGENDA,
    GUIDE,
    SHEET,
    SHEETS,
    SOURCES,
    names_in,
    picks_of,
)
from jobcareer_kb.sheets import WorkshopSheet, sheets_of
from jobcareer_kb.tasks import read_by_participants
from jobcareer_kb.values import Name

_TOLD = """
    challenge.solutions definition.examples definition.meaning definition.traits
    distinction.not_always distinction.question distinction.sides.holds guide.intro
    resource.how_to_find resource.what_for step.action step.prompt takeaway.text
    workshop.covers workshop.exit_ticket calculation.given.value calculation.given.assumed
    calculation.result calculation.steps.say calculation.task image.caption procedure.acts.do
    procedure.acts.limit procedure.warning procedure.when scenario.ask scenario.text
"""
_CUES = """
    activity.phases.cues.ask activity.phases.cues.do activity.phases.cues.listen
    activity.phases.cues.say activity.purpose
"""
_ASKED = " ".join(
    ("question.stem scenario.text", *(f"question.{field}" for field in read_by_participants()))
)
_WHOLE = f"""{_TOLD}
    challenge.obstacle definition.contrast.both definition.contrast.why guide.instruction
    guide.more_help objective.promise resource.cost resource.for_whom step.tips
"""
_PRINTED = {
    "handout": _WHOLE,
    "booklet": _WHOLE,
    "help-list": "resource.how_to_find",
    "quiz": _ASKED,
    GUIDE: f"""{_CUES}
        workshop.quiz_given workshop.welcome
        activity.for_all activity.short_on_time activity.take_care
        definition.misconceptions.reply definition.misconceptions.statement
        distinction.misconceptions.reply distinction.misconceptions.statement
        objective.criterion objective.statement calculation.given.value
        calculation.given.assumed calculation.result calculation.steps.say
        calculation.task image.caption procedure.acts.do
        procedure.acts.limit procedure.warning procedure.when scenario.answer scenario.ask
        scenario.text
    """,
    SHEETS: """
        activity.sheets.instruction activity.sheets.rows.cells scenario.text sheet.instruction
        sheet.rows.cells
    """,
    "slides": f"""{_TOLD} {_CUES}
        activity.slide activity.slide_hint question.correction question.explanation
        question.options.rationale question.options.text question.stem scenario.answer
    """,
}
READ = {product: frozenset(fields.split()) for product, fields in _PRINTED.items()}
"""Which fields a product prints as running text; names, titles and heads are not judged.

A product that is not listed prints questions with all that belongs to them."""
SHORT = READ["handout"] - {
    *("definition.contrast.both", "definition.contrast.why", "definition.traits", "guide.intro"),
    *("guide.more_help", "step.action", "step.tips"),
    "workshop.covers",
}
"""What a handout prints beside a booklet, which prints the rest."""
AT_HOME = READ["booklet"] - {"guide.instruction", "step.prompt"}
"""What a booklet prints beside a handout, which has the lines to fill in."""
UNJUDGED = frozenset({SOURCES, SHEET, AGENDA})
"""What quotes, what another product prints too, and what holds hardly any sentence."""
PARTICIPANT = READ["handout"] | READ["quiz"] | READ[SHEETS]
"""Fields that participants read."""


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """How hard one product of one workshop is to read, and how hard it may be."""

    workshop: str
    product: str
    reader: str
    """`participant` or `facilitator`."""
    target_flesch_kincaid: int
    target_smog: int
    eased: Counts
    """Without the syllables of defined terms and of the long words that `words.yaml` exempts."""
    passages: tuple[Passage, ...]
    """The judged texts, in the order of the selection."""

    @property
    def every(self) -> Counts:
        """With all words; counted when asked for, since few levels are shown."""
        return reduce(add, (count(text.text) for text in self.passages), Counts())

    @property
    def over(self) -> tuple[float, float]:
        """Grades above the target by Flesch-Kincaid and by SMOG; below it they are negative."""
        return (
            round(self.eased.flesch_kincaid, 1) - self.target_flesch_kincaid,
            round(self.eased.smog, 1) - self.target_smog,
        )


def reading_levels(kb: KnowledgeBase) -> tuple[ReadingLevel, ...]:
    """The level of every product of every workshop, by workshop, in the order of `kb.yaml`.

    A workshop whose audience is unknown has no target, so it is left out.
    """
    return tuple(level for shop in kb.of("workshop", Workshop) for level in levels_of(shop, kb))


def levels_of(shop: Workshop, kb: KnowledgeBase) -> tuple[ReadingLevel, ...]:
    """The level of every product of one workshop; several checks ask, and each has read it all."""
    held = _held(kb)
    if shop.id not in held:
        with noted() as read:
            found = _levels(shop, kb)
        held[shop.id] = found, gist(read, MANY)
    levels, read_before = held[shop.id]
    note(*read_before)
    return levels


@once
def _held(kb: KnowledgeBase) -> dict[str, tuple[tuple[ReadingLevel, ...], list[str]]]:
    """The levels that were found, by workshop, and what was read for them."""
    return {}


def _levels(shop: Workshop, kb: KnowledgeBase) -> tuple[ReadingLevel, ...]:
    if shop.audience not in kb.settings.audiences:
        return ()
    products = [each for each in kb.settings.products if each not in UNJUDGED]
    within = GUIDE if SHEETS not in kb.settings.products else ""
    sheets = sheets_of(kb, shop)
    return tuple(
        _level(kb, shop, part, tuple(_read(kb, shop, product, part, sheets)))
        for product in products
        for part in ((product, SHEETS) if product == within else (product,))
    )


def _level(
    kb: KnowledgeBase, shop: Workshop, product: str, read: tuple[Passage, ...]
) -> ReadingLevel:
    """The level of a product, or of the sheets, which participants read whoever prints them."""
    held = "participant" if product == SHEETS else kb.settings.products[product].audience
    reading = kb.settings.audiences[shop.audience].reading
    target = reading if held == "participant" else kb.settings.policies.language.facilitator
    exempt = kb.exempt
    return ReadingLevel(
        shop.id,
        product,
        held,
        target.flesch_kincaid,
        target.smog,
        reduce(add, (count(text.text, exempt) for text in read), Counts()),
        read,
    )


def fields_of(product: str, products: Collection[str]) -> frozenset[str] | None:
    """Which fields a product prints as running text; None for questions with all that is theirs."""
    if {"handout", "booklet"} <= {*products} and product in ("handout", "booklet"):
        return SHORT if product == "handout" else AT_HOME
    return READ.get(product)


def _read(
    kb: KnowledgeBase,
    shop: Workshop,
    product: str,
    part: str,
    sheets: tuple[WorkshopSheet, ...],
) -> Iterator[Passage]:
    """The texts of a product that are judged as one of its parts."""
    fields = fields_of(part, kb.settings.products)
    picks = frozenset(picks_of(kb, shop, product))
    for name in (*names_in(kb, shop, product, sheets), f"workshop/{shop.id}"):
        if name.startswith("resource/") and name not in picks:
            continue  # only its name is printed
        if name.startswith("scenario/") and name not in picks and part in (GUIDE, SHEETS):
            continue  # it belongs to a question
        for text in passages_of(kb, name):
            wanted = text.field in fields if fields is not None else name.startswith("question/")
            if wanted and not isinstance(text.words, Name):
                yield text
