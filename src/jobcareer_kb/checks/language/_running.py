"""Running text: whole sentences that participants read one after another.

What stands in a list of fragments, a cue, a cell or a prompt is no running text, and may be short.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import add

from jobcareer_kb.checks.language._passages import Passage
from jobcareer_kb.checks.language._reading import levels_of
from jobcareer_kb.diagnostic import Related
from jobcareer_kb.kb import KnowledgeBase
from jobcareer_kb.model.workshop import Workshop
from jobcareer_kb.readability import Counts, count

_FIELDS = """
    challenge.obstacle challenge.solutions definition.contrast.both definition.contrast.why
    definition.meaning definition.misconceptions.reply definition.traits
    distinction.misconceptions.reply distinction.not_always guide.instruction guide.intro
    guide.more_help resource.how_to_find resource.what_for scenario.text step.action step.tips
    takeaway.text workshop.covers
"""
RUNNING = frozenset(_FIELDS.split())
"""Fields that hold whole sentences."""
FEWEST = 3
"""Sentences of a text that is named as one with short sentences; two say little of a style."""


@dataclass(frozen=True, slots=True)
class RunningText:
    """The running text of one product for participants of one workshop."""

    workshop: str
    product: str
    passages: tuple[Passage, ...]
    counts: Counts
    """Without the syllables of defined terms and long words that are exempt."""

    @property
    def mean(self) -> float:
        """Words of a sentence, on average."""
        return self.counts.words / self.counts.sentences


def running_texts(kb: KnowledgeBase, shop: Workshop) -> Iterator[RunningText]:
    """Those of a workshop that are long enough to be judged, by product."""
    fewest = max(1, kb.settings.policies.language.fewest_words)
    for level in levels_of(shop, kb):
        if level.reader == "participant":
            read = tuple(each for each in level.passages if each.field in RUNNING)
            counts = reduce(add, (count(each.text, kb.exempt) for each in read), Counts())
            if counts.words >= fewest:
                yield RunningText(level.workshop, level.product, read, counts)


def shortest(kb: KnowledgeBase, text: RunningText) -> tuple[Related, ...]:
    """The texts of three sentences or more whose sentences are the shortest on average."""
    means = [
        (number.words / number.sentences, each)
        for each in text.passages
        if (number := count(each.text)).sentences >= FEWEST
    ]
    worst = sorted(means, key=lambda found: found[0])[: kb.settings.policies.language.hardest]
    return tuple(
        Related(each.span(kb, 0, len(each.text)), f"{mean:.1f} words a sentence")
        for mean, each in worst
    )
