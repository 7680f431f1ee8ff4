"""What a knowledge base asks of its teaching and its quiz items; `policies.teaching` of `kb.yaml`.

Where the numbers come from: studies of item flaws give directions, hardly any cut-offs. Every
number here is this project's own proposal, to be tuned on a real bank; `docs/quiz-rules.md` names
the studies.
"""

from typing import Annotated

from pydantic import Field

from jobcareer_kb.record import Part
from jobcareer_kb.values import Level, Terms

Count = Annotated[int, Field(strict=True, ge=1, le=500)]
Spared = Annotated[int, Field(strict=True, ge=0, le=60)]
Share = Annotated[float, Field(ge=0.0001, le=0.9999)]
Ratio = Annotated[float, Field(ge=1, le=20)]


def _listed(words: str) -> Terms:
    """The words of a text, as a list of terms."""
    return tuple(words.split())


VERBS: dict[Level, Terms] = {
    "remember": _listed(
        "define describe find identify label list locate match name order pick point quote recall "
        "recite recognize repeat retell select spell spot state tell underline write"
    ),
    "understand": _listed(
        "arrange ask associate classify compare contrast convert describe discuss distinguish "
        "estimate explain express find give group identify illustrate infer interpret list match "
        "name order paraphrase predict read recognize rephrase report restate say select show sort "
        "summarize tell translate"
    ),
    "apply": _listed(
        "act adapt add apply arrange ask build calculate carry change check choose complete "
        "compute conduct convert count cut demonstrate draw explain fill find fit follow give "
        "handle keep look make map match measure mix model operate order perform place practice "
        "prepare put read repair role-play run schedule select set show sketch solve sort speak "
        "take test trace try turn use write"
    ),
    "analyze": _listed(
        "analyze break categorize classify compare connect contrast debate deduce detect diagram "
        "differentiate discriminate dissect distinguish divide examine explain find group identify "
        "infer inspect investigate map organize outline question relate separate sort split "
        "structure tell test trace"
    ),
    "evaluate": _listed(
        "appraise argue assess check choose compare conclude critique debate decide defend "
        "estimate evaluate give grade judge justify measure prioritize prove rank rate recommend "
        "review score select support test verify weigh"
    ),
    "create": _listed(
        "arrange assemble build combine compile compose construct create design develop devise "
        "draft draw formulate generate imagine invent make map organize outline plan prepare "
        "produce propose rewrite set sketch turn write"
    ),
}
"""Verbs whose result one can see, for each level of the revised Bloom taxonomy (Anderson &
Krathwohl, 2001). Which verb stands where is our own choice; many serve more than one level."""


class LengthPolicy(Part):
    """When the length of the key gives it away."""

    ratio: Ratio = 1.5
    """A key this many times as long as the longest distractor is a warning."""
    ratio_error: Ratio = 2.0
    """A key this many times as long as the longest distractor is an error."""
    mean_ratio: Ratio = 1.25
    """A longest key this many times as long as the mean option is a warning."""
    excess: Count = 15
    """And the key is longer than what it is measured by, by more characters than this."""
    bank_times: Ratio = 1.6
    """More items than this many times what chance gives, in which the key is the longest, or the
    shortest, are a warning: 40 percent where all items have four options."""
    bank_least: Count = 10
    """Items that a bank needs before that warning."""
    bank_p: Share = 0.01
    """A share that chance gives more seldom than this is an error."""
    bank_p_least: Count = 20
    """Items that a bank needs before that error."""


class PositionPolicy(Part):
    """When the place of the key gives it away."""

    p: Share = 0.05
    """Places that chance gives more seldom than this are a warning."""
    least: Count = 10
    """Items that a quiz needs before its places say anything."""
    run: Count = 3
    """How many times in a row the key may stand at the same place."""


class ItemPolicy(Part):
    """Thresholds for the items of a quiz."""

    length: LengthPolicy = LengthPolicy()
    """When the length of the key gives it away."""
    position: PositionPolicy = PositionPolicy()
    """When the place of the key gives it away."""
    options_least: Count = 3
    """Options that an item needs (three are enough: Rodriguez, 2005)."""
    options_most: Count = 5
    """Options that an item may have."""
    stem_words: Count = 60
    """Longest stem, in words."""
    option_words: Count = 20
    """Longest option, in words."""
    stem_least: Count = 5
    """Words that a stem needs if it does not end as a question."""
    question_least: Count = 3
    """Words that a question needs."""
    repeated_lead: Count = 3
    """Leading words that all options may not share."""
    convergence: Share = 0.15
    """By how much the key may share more with the other options than any of these does."""
    echo_error: Count = 2
    """Rare words of the stem that only the key repeats, from which on it is an error."""
    echo_rare: Count = 3
    """A word is rare if no more items of the knowledge base than this use it."""
    cue_words: Count = 3
    """Words of a key that another stem may not contain."""
    restated: Share = 0.75
    """A key of which the stem has this share says it again; of its words with content, which are
    three or more."""
    statements_least: Count = 4
    """True/false items that a bank needs before their hedges say anything."""
    hedged: Share = 0.875
    """Share of them that a person gets right who only looks at the hedges, beyond which it is too
    much; one without a hedge counts half."""
    balance: Ratio = 5.0
    """More items than this many times those of another objective of the same quiz are too many."""


class SessionPolicy(Part):
    """How much a session may ask of the people in the room and of who leads it.

    Adults read English aloud at 183 words a minute and silently at 238, on average (Brysbaert,
    2019); for a mixed group that also listens and thinks, less is meant here. By hand, the slowest
    group of older people that was measured copies 61 letters a minute (Burger & McCluskey, 2011):
    25 letters are a phrase here, and 40 a sentence. All other numbers are this project's own
    proposal.
    """

    preparation: Count = 45
    """Minutes that preparation may take, without printing."""
    words_aloud: Count = 130
    """Words that are said aloud in a minute."""
    words_alone: Count = 150
    """Words that a person reads in a minute."""
    letter: Count = 10
    """Seconds for a box of a letter or a number."""
    phrase: Count = 25
    """Seconds for a box of a few words."""
    sentence: Count = 40
    """Seconds for a box of a sentence."""
    card: Count = 30
    """Seconds to read a card, think, and say why it lies where it lies."""
    arriving: Spared = 0
    """Minutes that a workshop has at least before its first part, for people who come in."""
    moving: Spared = 0
    """Minutes that it has at least between two parts."""


class TeachingPolicy(Part):
    """What a knowledge base asks of its teaching and its quiz items."""

    verbs: dict[Level, Terms] = Field(default_factory=dict)
    """Measurable verbs by level; a level that is not named keeps its usual list."""
    unmeasurable: Terms = (
        *("know", "understand", "learn", "appreciate", "be aware of", "become aware of"),
        *("be familiar with", "become familiar with", "comprehend", "grasp", "realize", "believe"),
        *("feel", "enjoy", "gain"),
    )
    """Verbs whose result nobody can see; no objective begins with one (Mager, 1962)."""
    items: ItemPolicy = ItemPolicy()
    """Thresholds for the items of a quiz."""
    session: SessionPolicy = SessionPolicy()
    """How much a session may ask of people."""

    def verbs_of(self, level: Level) -> Terms:
        """The measurable verbs of a level."""
        return self.verbs.get(level, VERBS[level])
