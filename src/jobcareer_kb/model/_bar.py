"""Which way each setting of `kb.yaml` and each list of `words.yaml` asks more.

`check --since` holds a change to what stood before it, so of two values it must know which one asks
more. Every field has its way here; a field without one fails a test. Where each value lets
something pass that the other one finds, no machine can say, and any change is told.
"""

from collections.abc import Mapping
from enum import Enum

from jobcareer_kb.model._policies.evidence import CoverageFloor, EvidencePolicy
from jobcareer_kb.model._policies.language import Facilitator, LanguagePolicy
from jobcareer_kb.model._policies.teaching import (
    ItemPolicy,
    LengthPolicy,
    PositionPolicy,
    SessionPolicy,
    TeachingPolicy,
)
from jobcareer_kb.model._settings import (
    Audience,
    Licence,
    Policies,
    Product,
    Reading,
    Settings,
)
from jobcareer_kb.model._words import Avoided, Preferred, WordLists
from jobcareer_kb.model._words.claims import ClaimWords
from jobcareer_kb.model._words.contacts import ContactWords
from jobcareer_kb.model._words.figures import FigureWords
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.record import Part


class Way(Enum):
    """How two values of a setting compare."""

    HIGHER = "the higher value asks more; none asks nothing"
    LOWER = "the lower value asks more"
    MORE = "a longer list finds more"
    FEWER = "a longer list lets more pass"
    EITHER = "each change lets something pass, whichever way it goes"
    TOLD = "no machine can say which value asks more"
    FREE = "nothing is judged by it"
    BY_CODE = "severities by code"
    ENTRIES = "what it holds has ways of its own; an entry may come and go"
    KEPT = "the same, and an entry that goes is told"


WAYS: Mapping[type[Part], Mapping[str, Way]] = {
    Settings: {
        "format": Way.FREE,
        "title": Way.FREE,
        "version": Way.FREE,
        "released": Way.HIGHER,  # a build judges review dates by it
        "language": Way.FREE,
        "publisher": Way.FREE,
        "licence": Way.ENTRIES,
        "citation_style": Way.FREE,
        "paper": Way.FREE,
        "credits": Way.TOLD,
        "dropped": Way.FREE,
        "audiences": Way.ENTRIES,
        "resource_groups": Way.FREE,
        "challenge_types": Way.FREE,
        "takeaway_types": Way.FREE,
        "products": Way.KEPT,  # what is not made is not judged
        "wordings": Way.FREE,
        "policies": Way.ENTRIES,
        "severities": Way.BY_CODE,
    },
    Licence: {"name": Way.TOLD, "url": Way.TOLD, "statement": Way.TOLD},
    Audience: {"title": Way.FREE, "reading": Way.ENTRIES},
    Reading: {
        "flesch_kincaid": Way.LOWER,
        "smog": Way.LOWER,
        "flesch_kincaid_least": Way.HIGHER,
    },
    Product: {
        "formats": Way.TOLD,  # of what a quiz bank holds, more is asked
        "title": Way.FREE,
        # For participants it stands among the handouts; for facilitators it may be harder to read.
        "audience": Way.EITHER,
        "per": Way.FREE,
        "then": Way.FREE,
    },
    Policies: {"evidence": Way.ENTRIES, "language": Way.ENTRIES, "teaching": Way.ENTRIES},
    EvidencePolicy: {"coverage": Way.ENTRIES, "review_notice": Way.HIGHER},
    CoverageFloor: {
        "cited": Way.HIGHER,
        "looked_up": Way.HIGHER,
        "supported": Way.HIGHER,
        "holds": Way.HIGHER,
    },
    LanguagePolicy: {
        "facilitator": Way.ENTRIES,
        "grades_over": Way.LOWER,
        "fewest_words": Way.LOWER,
        "sentence_words": Way.LOWER,
        "participant_sentence_words": Way.LOWER,
        "mean_sentence_least": Way.HIGHER,
        "choppy_run": Way.LOWER,
        "choppy_words": Way.HIGHER,
        "sentence_grade": Way.LOWER,
        "hardest": Way.FREE,  # how many sentences a finding names
    },
    Facilitator: {"flesch_kincaid": Way.LOWER, "smog": Way.LOWER},
    TeachingPolicy: {
        "verbs": Way.TOLD,  # a verb that goes from one level is no longer misplaced at another
        "unmeasurable": Way.MORE,
        "items": Way.ENTRIES,
        "session": Way.ENTRIES,
    },
    SessionPolicy: {
        "preparation": Way.LOWER,
        "words_aloud": Way.LOWER,
        "words_alone": Way.LOWER,
        "letter": Way.HIGHER,
        "phrase": Way.HIGHER,
        "sentence": Way.HIGHER,
        "card": Way.HIGHER,
        "arriving": Way.HIGHER,
        "moving": Way.HIGHER,
    },
    ItemPolicy: {
        "length": Way.ENTRIES,
        "position": Way.ENTRIES,
        "options_least": Way.HIGHER,
        "options_most": Way.LOWER,
        "stem_words": Way.LOWER,
        "option_words": Way.LOWER,
        "stem_least": Way.HIGHER,
        "question_least": Way.HIGHER,
        "repeated_lead": Way.LOWER,
        "convergence": Way.LOWER,
        "echo_error": Way.LOWER,
        "echo_rare": Way.HIGHER,
        "cue_words": Way.LOWER,
        "restated": Way.LOWER,
        "statements_least": Way.LOWER,
        "hedged": Way.LOWER,
        "balance": Way.LOWER,
    },
    LengthPolicy: {
        "ratio": Way.LOWER,
        "ratio_error": Way.LOWER,
        "mean_ratio": Way.LOWER,
        "excess": Way.LOWER,
        "bank_times": Way.LOWER,
        "bank_least": Way.LOWER,
        "bank_p": Way.HIGHER,
        "bank_p_least": Way.LOWER,
    },
    PositionPolicy: {"p": Way.HIGHER, "least": Way.LOWER, "run": Way.LOWER},
    WordLists: {
        "avoid": Way.MORE,
        "terms": Way.MORE,
        "names": Way.FEWER,
        "abbreviations": Way.FEWER,
        "capitals": Way.FEWER,
        "long_words": Way.FEWER,
        "hedges": Way.TOLD,  # each lets a claim pass, and with none at all nothing is judged
        "absolutes": Way.MORE,
        "drafts": Way.TOLD,  # what is a draft is no abbreviation that wants to be explained
        "twice": Way.FEWER,
        "right": Way.MORE,
        "wrong": Way.MORE,
        "teaching": Way.ENTRIES,
        "figures": Way.ENTRIES,
        "claims": Way.ENTRIES,
        "contacts": Way.ENTRIES,
    },
    FigureWords: {
        "up": Way.FREE,
        "down": Way.FREE,
        "same": Way.FREE,
        "thousands": Way.FREE,
        "point": Way.FREE,
        "money": Way.MORE,
        "numbers": Way.TOLD,
        "shares": Way.TOLD,
        "out_of": Way.TOLD,
        "of": Way.TOLD,
        "at_hand": Way.TOLD,
        "percent": Way.TOLD,  # they also say which unit a column of shares may have
        "counted": Way.MORE,
        "measured": Way.FEWER,
        "to_come": Way.TOLD,
        "places": Way.MORE,
        "ratios": Way.MORE,
    },
    Avoided: {"words": Way.MORE, "instead": Way.FREE, "why": Way.FREE},
    Preferred: {"term": Way.TOLD, "variants": Way.MORE},  # within its term a variant is none
    TeachingWords: {
        "absolute": Way.TOLD,  # found in the key too, it excuses the distractors
        "sweeping": Way.TOLD,
        "vague": Way.TOLD,
        "negative": Way.TOLD,  # of a negative stem, true distractors are not looked for
        "negative_answer": Way.TOLD,
        "catch_all": Way.MORE,
        "instructions": Way.TOLD,
        "numbers": Way.TOLD,
        "singular_verbs": Way.TOLD,
        "plural_verbs": Way.TOLD,
        "plural_words": Way.TOLD,
        "after_head": Way.TOLD,
        "months": Way.TOLD,
        "claim_after_and": Way.MORE,
        "made_up": Way.FEWER,
        "plain": Way.TOLD,
        "titles": Way.MORE,
        "sheet_words": Way.MORE,
        "paper_words": Way.MORE,
        "card_words": Way.TOLD,
        "option_words": Way.MORE,
        "step_words": Way.TOLD,
        "act_words": Way.TOLD,
        "case_words": Way.TOLD,
        "slide_phrases": Way.MORE,
        "at_hand": Way.TOLD,
        "give_phrases": Way.TOLD,
        "pile_words": Way.TOLD,
        "line_words": Way.TOLD,
        "question_words": Way.TOLD,
        "ordinals": Way.TOLD,
        "modest": Way.TOLD,  # a statement with one word of each list follows neither
        "strict": Way.TOLD,
        "asking": Way.TOLD,
        "asks_person": Way.TOLD,
        "asks_place": Way.TOLD,
        "asks_number": Way.TOLD,
        "asks_time": Way.TOLD,
        "clause_starts": Way.MORE,
        "time_words": Way.FEWER,
        "purposes": Way.MORE,
        "articles": Way.MORE,
        "selves": Way.MORE,
        "chaining": Way.MORE,
    },
    ClaimWords: {
        "units": Way.TOLD,
        "at_least": Way.TOLD,
        "at_most": Way.TOLD,
        "about": Way.TOLD,
        "times": Way.TOLD,
        "each": Way.TOLD,
        "adverbs": Way.TOLD,
        "spans": Way.TOLD,
        "parts": Way.TOLD,
        "rest": Way.TOLD,
        "lasting": Way.TOLD,
        "tens": Way.TOLD,
        "denials": Way.TOLD,
        "averting": Way.TOLD,
        "relative": Way.TOLD,
        "opposites": Way.TOLD,
        "alike": Way.TOLD,
        "often": Way.TOLD,
        "seldom": Way.TOLD,
        "amounts": Way.TOLD,
        "bounding": Way.TOLD,
        "in_place": Way.TOLD,
        "pronouns": Way.TOLD,
        "pointing": Way.TOLD,
        "light": Way.TOLD,
        "quantities": Way.TOLD,
        "some": Way.TOLD,
        "switches": Way.TOLD,
        "conditions": Way.TOLD,
        "more": Way.TOLD,
        "aspects": Way.TOLD,
        "before": Way.TOLD,
        "after": Way.TOLD,
        "first": Way.TOLD,
        "then": Way.TOLD,
        "than": Way.TOLD,
    },
    ContactWords: {
        "languages": Way.TOLD,  # what is known is no slip, and what is near it is one
        "places": Way.TOLD,
        "free": Way.TOLD,
        "paid": Way.TOLD,
        "saved": Way.TOLD,
        "phones": Way.TOLD,
        "dialing": Way.TOLD,
        "dialed": Way.FEWER,
        "asking": Way.MORE,
        "institutions": Way.MORE,
        "phones_of_nobody": Way.TOLD,
        "phones_for_examples": Way.TOLD,
        "days": Way.TOLD,
        "day_spans": Way.TOLD,
        "rooms": Way.TOLD,
        "closed": Way.TOLD,
        "shut": Way.TOLD,
        "month_words": Way.TOLD,
        "speaking": Way.TOLD,
    },
}
"""The way of each field, by the model that it stands in."""
