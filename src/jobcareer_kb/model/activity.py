"""What happens in one part of a session."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.model._record import Kind, Part, Record
from jobcareer_kb.values import MANY, Minutes, Name, Prose, Ref, RefTo, quoted

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

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set - {"lengths"}) != 1:
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


class SheetRow(Part):
    """One row of a sheet: words that stand there, or prompts with room to write."""

    cells: tuple[Prose, ...] = Field(min_length=1, max_length=5)
    answer: Literal["", "letter", "phrase", "sentence"] = ""
    """Room to write in every cell but the first of a `table`, and in every cell of a `blank`."""


class Sheet(Part):
    """A copy master: a page the facilitator prints for the room."""

    title: Name
    """Such as `Sorting cards`; its number follows from the workshop's agenda."""
    kind: Literal["cards", "table", "blank"]
    """`cards` are cut apart; a `table` has its first column filled in; a `blank` is all prompts."""
    instruction: Prose
    heads: tuple[Name, ...] = Field(default=(), max_length=5)
    rows: tuple[SheetRow, ...] = Field(default=(), max_length=MANY)
    scenarios: tuple[Annotated[Ref, RefTo("scenario")], ...] = Field(default=(), max_length=MANY)
    """Of `cards`: cases in place of rows, one a card; as many as fill the rows."""
    pathway: Annotated[Ref, RefTo("pathway")] | None = None
    """Of a `table`: a path in place of heads and rows, drawn and as a table."""

    @model_validator(mode="after")
    def _filled(self) -> Self:
        if self.pathway is not None:
            if self.heads or self.rows or self.scenarios or self.kind != "table":
                raise PydanticCustomError(
                    "sheet_pathway",
                    "a sheet with a 'pathway' is a 'table' with no 'heads', 'rows' or 'scenarios' "
                    "of its own",
                    {"at": ("pathway",)},
                )
            return self
        if len(self.heads) < 2:
            raise PydanticCustomError(
                "sheet_heads", "heads: {found}, expected 2 or more",
                {"found": len(self.heads), "at": ("heads",)},
            )  # fmt: skip
        if bool(self.rows) == bool(self.scenarios) or (self.scenarios and self.kind != "cards"):
            raise PydanticCustomError(
                "sheet_rows",
                "a sheet has 'rows', or if it is of 'cards' it may have 'scenarios', expected "
                "one of the two",
            )
        if len(self.scenarios) % len(self.heads):
            raise PydanticCustomError(
                "sheet_scenarios",
                "{found} scenarios do not fill rows of {expected} cards",
                {"found": len(self.scenarios), "expected": len(self.heads), "at": ("scenarios",)},
            )
        return self

    @model_validator(mode="after")
    def _rectangular(self) -> Self:
        for place, row in enumerate(self.rows):
            if len(row.cells) != len(self.heads):
                raise PydanticCustomError(
                    "ragged_sheet",
                    "cells in row {row}: {found}, heads of its sheet: {expected}",
                    {
                        "row": place + 1,
                        "found": len(row.cells),
                        "expected": len(self.heads),
                        "at": ("rows", place, "cells"),
                    },
                )
        return self


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
    sheets: tuple[Sheet, ...] = Field(default=(), max_length=MANY)

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


KIND = Kind("activity", Activity)
