"""From one format of a knowledge base to the next: one step a module.

A step takes the text of one file and gives it as the next format has it, by splices; what it has
given, it leaves as it is. So a change that was cut off half way is ended by doing it again: the
number in `kb.yaml` is written last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from jobcareer_kb.loading.yaml.positions import Positions
from jobcareer_kb.mending.edits.entries import has_entry, with_first
from jobcareer_kb.mending.edits.splice import Edit, splice
from jobcareer_kb.registry import discover


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The step to one format."""

    format: int
    """The format that it leads to."""
    changed: str
    """What becomes other, for people."""
    concerns: Callable[[str], bool]
    """Whether a file, by its path below the knowledge base, may change."""
    rewrite: Callable[[str, str], str]
    """The text of a file, given its path below the knowledge base and its text; SpliceFault."""


def upgrades() -> Mapping[int, Upgrade]:
    """Every step by the format that it leads to, in order."""
    return cast(Mapping[int, Upgrade], discover(__name__, "UPGRADE", key="format"))


def steps_from(format: int) -> tuple[Upgrade, ...]:
    """The steps that a knowledge base of a format has before it."""
    return tuple(step for number, step in upgrades().items() if number > format)


def with_format(text: str, number: int) -> str:
    """`kb.yaml` with another number: in its place, or as the first entry."""
    if not has_entry(text, "format"):
        return with_first(text, "format", number)
    place = Positions(text, "").value(("format",))
    return splice(text, Edit(place, str(number), sort="number"))
