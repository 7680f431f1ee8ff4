"""What parsing a text gives: its tree, what it names and where, and its faults."""

from dataclasses import dataclass

from jobcareer_kb.inline.tree import CiteItem, Inlines


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a text that the grammar does not know."""

    start: int
    end: int
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class PlacedCite:
    """A cited reference and where in the text its id stands."""

    start: int
    end: int
    item: CiteItem


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure that a text names, and where the whole of it stands, with its brackets."""

    start: int
    end: int
    figure: str
    """Id of a record."""
    part: str
    """What is printed of it; empty for value and year."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text after parsing; `inlines` is usable only when `faults` is empty."""

    inlines: Inlines
    cites: tuple[PlacedCite, ...]
    faults: tuple[Fault, ...]
    figures: tuple[PlacedFigure, ...] = ()
    """In the tree each stands as the words that name it, until the records are bound."""
