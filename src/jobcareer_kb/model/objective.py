"""What a learner can do afterwards."""

from typing import Literal

from jobcareer_kb.model._record import Kind, Record
from jobcareer_kb.values import Prose, ShortText

Level = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]
"""The six levels of the revised Bloom taxonomy (Anderson & Krathwohl, 2001)."""


class Objective(Record):
    """A measurable learning objective."""

    statement: Prose
    """Follows "each person can"; begins with the verb, no full stop."""
    verb: ShortText
    """The measurable verb that the statement begins with."""
    level: Level
    criterion: Prose
    """How one sees that it is reached."""
    promise: Prose
    """The same for the participant: what they take away, as a sentence."""


KIND = Kind("objective", Objective)
