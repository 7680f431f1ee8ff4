"""A case to think about, told once for cards, quiz, handout and slides."""

from jobcareer_kb.record import Kind, Record
from jobcareer_kb.values import Claim, Name, Prose


class Scenario(Record):
    """What happens to somebody, what to ask about it, and what a good answer says."""

    title: Name
    """In a few words, without the answer."""
    text: Prose
    """The case as a participant reads it; what it tells is made up."""
    ask: Prose
    """What to ask about it."""
    answer: Claim
    """What a good answer says; only facilitators read it."""


KIND = Kind("scenario", Scenario, withheld=frozenset({"answer"}))
