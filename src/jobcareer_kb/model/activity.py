"""What happens in one part of a session."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.model.sheet import OwnSheet
from jobcareer_kb.model.workshop import SHOWABLE
from jobcareer_kb.record import Kind, Part, Record
from jobcareer_kb.values import MANY, Flag, Id, Minutes, Name, Prose, Ref, RefTo, quoted

_LENGTHS = 10
"""Lengths that one activity may be written for."""


class Cue(Part):
    """One thing the facilitator says, asks, does or listens for."""

    do: Prose | None = None
    say: Prose | None = None
    ask: Prose | None = None
    listen: Prose | None = None
    lengths: tuple[Minutes, ...] = Field(default=(), max_length=_LENGTHS)
    """Lengths of the activity in which it is part of the script; empty: in all of them."""
    show: tuple[Annotated[Ref, RefTo(*SHOWABLE, wild=True)], ...] = Field(
        default=(), max_length=MANY
    )
    """Whose slides are on the screen from here on; the guide prints their numbers. What a workshop
    does not pick for its slides is passed over."""
    give: tuple[Id, ...] = Field(default=(), max_length=MANY)
    """Papers that are given out here: sheets by their ids, products by their names."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set - {"lengths", "show", "give"}) != 1:
            raise PydanticCustomError(
                "one_cue", "a cue is one of 'do', 'say', 'ask' and 'listen', expected exactly one"
            )
        return self


class Phase(Part):
    """A stretch of an activity."""

    title: Name
    minutes: tuple[Minutes, ...] = Field(min_length=1, max_length=_LENGTHS)
    """Minutes in each of the activity's lengths, in the order of its `lengths`."""
    cues: tuple[Cue, ...] = Field(min_length=1, max_length=MANY)


class Material(Part):
    """Something to bring or print."""

    item: Name
    quantity: Name
    """Such as `1 each` or `1 set a pair`."""


class Preparation(Part):
    """Something to do before the day."""

    task: Name
    minutes: Minutes
    first: Flag = False
    """True for what must be done even if there are only ten minutes."""


class Activity(Record):
    """One part of a session: who works with whom, on what, and what the facilitator does."""

    title: Name
    grouping: Name
    """Such as `All`, `Pairs`, `Alone`."""
    purpose: Prose
    objectives: tuple[Annotated[Ref, RefTo("objective")], ...] = Field(default=(), max_length=MANY)
    lengths: tuple[Minutes, ...] = Field(min_length=1, max_length=_LENGTHS)
    """The lengths in minutes that a workshop may choose from."""
    materials: tuple[Material, ...] = Field(default=(), max_length=MANY)
    preparation: tuple[Preparation, ...] = Field(default=(), max_length=MANY)
    phases: tuple[Phase, ...] = Field(min_length=1, max_length=MANY)
    replies: tuple[Annotated[Ref, RefTo("definition", "distinction")], ...] = Field(
        default=(), max_length=MANY
    )
    """Records whose misconceptions are likely to be heard here."""
    take_care: Prose | None = None
    short_on_time: Prose
    for_all: Prose
    """How to make it work for everyone in the room."""
    slide: Prose | None = None
    """The question or task to show while the group works."""
    slide_hint: Prose | None = None
    sheets: tuple[OwnSheet, ...] = Field(default=(), max_length=MANY)
    """Sheets that only this activity uses."""
    hands_out: tuple[Annotated[Ref, RefTo("sheet")], ...] = Field(default=(), max_length=MANY)
    """Sheets with records of their own that the room uses in it."""
    take_home: tuple[Annotated[Ref, RefTo("sheet")], ...] = Field(default=(), max_length=MANY)
    """Sheets that it gives people to take home, unless an earlier part used them; the room does not
    work on them, so they take no minutes and practice nothing there."""
    papers: tuple[Id, ...] = Field(default=(), max_length=MANY)
    """Other products that it uses or gives out, by their names in `kb.yaml`, such as `handout`."""

    @model_validator(mode="after")
    def _minutes_fit(self) -> Self:
        for place, phase in enumerate(self.phases):
            if len(phase.minutes) != len(self.lengths):
                raise PydanticCustomError(
                    "phase_minutes",
                    "numbers of minutes in phase {phase}: {found}, lengths of the activity: "
                    "{expected}",
                    {
                        "phase": quoted(str(phase.title)),
                        "found": len(phase.minutes),
                        "expected": len(self.lengths),
                        "at": ("phases", place, "minutes"),
                    },
                )
        for place, length in enumerate(self.lengths):
            total = sum(phase.minutes[place] for phase in self.phases)
            if total != length:
                raise PydanticCustomError(
                    "phase_sum",
                    "for the length of {length} minutes, the phases add up to {total}",
                    {"length": length, "total": total, "at": ("lengths", place)},
                )
        return self

    @model_validator(mode="after")
    def _cues_fit(self) -> Self:
        for at, phase in enumerate(self.phases):
            for place, cue in enumerate(phase.cues):
                if strange := next((n for n in cue.lengths if n not in self.lengths), None):
                    raise PydanticCustomError(
                        "cue_length",
                        "a cue of phase {phase} is for {length} minutes, not one of the lengths",
                        {
                            "phase": quoted(str(phase.title)),
                            "length": strange,
                            "at": ("phases", at, "cues", place, "lengths"),
                        },
                    )
        return self


KIND = Kind(
    "activity",
    Activity,
    withheld=frozenset(
        {"for_all", "phases", "preparation", "purpose", "replies", "short_on_time", "take_care"}
    ),
)
