"""Reading levels of what a knowledge base makes, for reports that list them."""

from collections.abc import Callable
from functools import cache

from jobcareer_kb.checks.language._reading import ReadingLevel, reading_levels
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.readability import Counts
from jobcareer_kb.report import Grades, Reading


def readings_of(kb: KnowledgeBase) -> Callable[[], tuple[Reading, ...]]:
    """Return a function that gives every reading level; the work is done at its first call."""
    fewest = kb.settings.policies.language.fewest_words

    @cache
    def readings() -> tuple[Reading, ...]:
        return tuple(_reading(level, fewest) for level in reading_levels(kb))

    return readings


def _reading(level: ReadingLevel, fewest: int) -> Reading:
    return Reading(
        workshop=level.workshop,
        product=level.product,
        reader=level.reader,
        target=Grades(level.target_flesch_kincaid, level.target_smog),
        found=_grades(level.eased),
        every=_grades(level.every),
        words=level.eased.words,
        judged=level.eased.words >= max(1, fewest),
    )


def _grades(counts: Counts) -> Grades:
    return Grades(round(counts.flesch_kincaid, 1), round(counts.smog, 1))
