"""An item before it has words: which fields it is made of, in no language."""

from dataclasses import dataclass
from typing import Literal

from jobcareer_kb.inline import Route
from jobcareer_kb.items import Field
from jobcareer_kb.values import Level

Cut = Literal["whole", "open", "first", "small", "meaning", "cited"]
"""What is taken of a field: all without its sources, that without a full stop at its end, its first
sentence, that in the middle of another, what a term means without the term, or all with sources."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one field."""

    record: str
    route: Route
    cut: Cut = "whole"

    @property
    def at(self) -> Field:
        """Where it stands."""
        return self.record, self.route


@dataclass(frozen=True, slots=True)
class Line:
    """A text: pieces in the places of a wording, or the first piece alone where `key` is empty."""

    key: str
    places: tuple[tuple[str, Piece], ...]

    @property
    def at(self) -> Field:
        """The field that the text is traced to."""
        return self.places[0][1].at


def alone(record: str, *route: str | int, cut: Cut = "whole") -> Line:
    """A field as it is, or a part of it."""
    return Line("", (("it", Piece(record, route, cut)),))


def worded(key: str, **places: Piece) -> Line:
    """Pieces in the places of a wording; the text is traced to the first of them."""
    return Line(key, tuple(places.items()))


@dataclass(frozen=True, slots=True)
class Answer:
    """An option, or a thing to match or to order, and why it is right or wrong."""

    text: Line
    why: Line
    match: Line | None = None
    """Of a pair: what belongs to it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an item is made of."""

    id: str
    form: str
    about: str
    level: Level
    stem: Line
    key: tuple[Answer, ...]
    """The key; the pairs, or the things in their right order."""
    explanation: Line
    distractors: tuple[Answer, ...] = ()
    """Each shown to be wrong by the records, the nearest first."""
    type: Literal["single", "matching", "ordering"] = "single"
    fixed: bool = False
    """True where all items of the form have the same options, in the order that is given."""
