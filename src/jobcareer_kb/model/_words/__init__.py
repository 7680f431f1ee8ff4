"""`words.yaml`: the words that a knowledge base watches, for the checks of language."""

from pydantic import Field

from jobcareer_kb.model._words.claims import ClaimWords
from jobcareer_kb.model._words.contacts import ContactWords
from jobcareer_kb.model._words.figures import FigureWords
from jobcareer_kb.model._words.teaching import TeachingWords
from jobcareer_kb.record import Part
from jobcareer_kb.values import MANY, ShortText, Terms

_ENTRIES = 200
"""Entries in one list of words with their reasons; each is looked for in every text."""


class Avoided(Part):
    """Words that hurt, blame or blur, and what to say instead."""

    words: tuple[ShortText, ...] = Field(min_length=1, max_length=MANY)
    """Words or phrases, every form listed; capitals do not matter."""
    instead: ShortText
    """What to say instead, such as `entry-level` or `leave it out`."""
    why: ShortText
    """One reason, in a few words; it stands in the finding."""


class Preferred(Part):
    """One term for one thing."""

    term: ShortText
    """The term to use."""
    variants: tuple[ShortText, ...] = Field(min_length=1, max_length=MANY)
    """Other words for the same thing, every form listed; capitals do not matter."""


class WordLists(Part):
    """The whole of `words.yaml`; every list may be missing."""

    avoid: tuple[Avoided, ...] = Field(default=(), max_length=_ENTRIES)
    """Words to avoid."""
    terms: tuple[Preferred, ...] = Field(default=(), max_length=_ENTRIES)
    """Terms to keep to."""
    names: Terms = ()
    """Proper names, every form listed. A word within one is no other name for a term, such as "job
    center" within `American Job Center`. Names of resources whose words all have a capital are
    proper names too."""
    abbreviations: tuple[ShortText, ...] = (
        "AM", "ID", "OK", "PDF", "PM", "TV", "U.S.", "UK", "US", "USA",
    )  # fmt: skip
    """Abbreviations that need no explanation; capitals matter. Missing: AM, ID, OK, PDF, PM, TV,
    U.S., UK, US and USA."""
    capitals: tuple[ShortText, ...] = ("ONE", "TWO", "THREE", "FOUR", "NOT")
    """Words that may stand in capitals to be seen, such as `TWO` in a stem. Missing: ONE to FOUR,
    and NOT."""
    long_words: tuple[ShortText, ...] = ()
    """Long words that readers know or cannot do without; reading levels leave them out."""
    hedges: Terms = ()
    """Words that say "not in each case", such as `often` or `may`."""
    absolutes: Terms = ()
    """Words that say "in each case", such as `always`."""
    drafts: Terms = (
        "TODO", "FIXME", "tbd", "t.b.d.", "tba", "tbc", "lorem ipsum", "dolor sit amet",
        "placeholder", "dummy text", "asdf", "qwerty", "foobar", "not yet written",
        "write something here", "text goes here", "your text here", "citation needed",
        "source needed",
    )  # fmt: skip
    """Words of a text that is not finished; those in capitals count in capitals only. Missing:
    TODO, FIXME, tbd, lorem ipsum, placeholder and their likes in English."""
    twice: Terms = (
        "had", "that", "bye", "blah", "far", "ha", "knock", "long", "many", "no", "now", "really",
        "so", "there", "very", "well", "yes", "nous", "vous", "der", "die", "das",
    )  # fmt: skip
    """Words that may stand twice in a row. Missing: had, that, very and a few more."""
    right: Terms = (
        "right", "correct", "yes", "exactly", "well done", "good", "good choice", "good job",
        "that is right", "that's right", "that is correct", "that's correct", "this is right",
        "this is correct", "you are right", "you're right", "great", "perfect", "right answer",
        "correct answer", "the right answer", "this is the right answer", "yes, this is right",
        "this is the correct answer", "that is the right answer",
    )  # fmt: skip
    """How a feedback begins that says that an answer is right. Missing: right, correct, yes and
    their likes."""
    wrong: Terms = (
        "wrong", "incorrect", "no", "not quite", "not right", "not correct", "sorry",
        "that is wrong", "that's wrong", "this is wrong", "that is not right", "that is incorrect",
        "this is incorrect", "this is not right", "you are wrong", "try again", "not so",
    )  # fmt: skip
    """How a feedback begins that says that an answer is wrong. Missing: wrong, incorrect, no and
    their likes."""
    teaching: TeachingWords = TeachingWords()
    """Words by which the checks of teaching read activities and items; these have usual lists."""
    figures: FigureWords = FigureWords()
    """How figures are printed, and which words say that a number is data; usual words are there."""
    claims: ClaimWords = ClaimWords()
    """How statements are laid side by side: units, bounds, how often; usual lists are there."""
    contacts: ContactWords = ContactWords()
    """How helpers are written: places, languages, costs, phone numbers; usual lists are there."""
