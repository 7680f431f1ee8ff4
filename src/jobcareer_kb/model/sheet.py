"""A paper that the room works on: cards to cut, a table to fill in, a ticket to hand in.

An activity that is alone in using a sheet holds it under `sheets`; a sheet that several use, or
that people take home, is a record of its own, and activities name it under `hands_out` or
`take_home`, workshops under `hands_out`.
"""

import re
import unicodedata
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.model.objective import PartRefs
from jobcareer_kb.record import Kind, Part, Record
from jobcareer_kb.values import MANY, Id, Name, Prose, Ref, RefTo

Per = Literal["person", "pair", "room"]
"""For whom a paper is printed once."""
Then = Literal["keep", "hand-in"]
"""What becomes of a paper at the end."""
_LONGEST = 40
"""Characters of a title in the name of a file."""


class SheetRow(Part):
    """One row of a sheet: words that stand there, or prompts with room to write."""

    cells: tuple[Prose, ...] = Field(min_length=2, max_length=5)
    answer: Literal["", "letter", "phrase", "sentence"] = ""
    """Room to write in every cell but the first of a `table`, and in every cell of a `blank` or a
    `ticket`."""


class Sheet(Part):
    """A copy master: a page the facilitator prints for the room."""

    title: Name
    """Such as `Sorting cards`; its number follows from the workshop's agenda."""
    kind: Literal["cards", "table", "blank", "ticket"]
    """`cards` are cut apart; a `table` has its first column filled in; a `blank` is all prompts; a
    `ticket` is printed as often as `copies` says, to be cut apart, with one column for each copy
    side by side; without rows it asks what `exit_ticket` of the workshop lists."""
    instruction: Prose
    practices: PartRefs = ()
    """Parts of criteria that a filled-in sheet shows."""
    heads: tuple[Name, ...] = Field(default=(), max_length=5)
    widths: tuple[Annotated[int, Field(strict=True, ge=5, le=95)], ...] = Field(
        default=(), max_length=5
    )
    """Of each column in hundredths of the width; without them, all are equal."""
    rows: tuple[SheetRow, ...] = Field(default=(), max_length=MANY)
    scenarios: tuple[Annotated[Ref, RefTo("scenario")], ...] = Field(default=(), max_length=MANY)
    """Of `cards`: cases in place of rows, one a card; as many as fill the rows."""
    pathway: Annotated[Ref, RefTo("pathway")] | None = None
    """Of a `table`: a path in place of heads and rows, drawn and as a table."""
    per: Per = "person"
    """For whom one is printed: each `person`, each `pair`, or one for the `room`."""
    then: Then = "keep"
    """What people do with it at the end: `keep` or `hand-in`."""
    in_room: int | None = Field(default=None, strict=True, ge=0, le=500)
    """How many of its boxes or cards a person comes to in the room; without it, all; 0 where it is
    for home."""
    copies: int = Field(default=1, strict=True, ge=1, le=8)
    """How many of it stand on one page; of a `ticket` most often 4."""

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
        both_or_none = bool(self.rows) == bool(self.scenarios) and self.kind != "ticket"
        if both_or_none or (self.scenarios and self.kind != "cards"):
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
    def _wide(self) -> Self:
        if self.widths and (len(self.widths) != len(self.heads) or sum(self.widths) != 100):
            raise PydanticCustomError(
                "sheet_widths",
                "widths: {found}, expected one for each of the {heads} heads, 100 in all",
                {
                    "found": ", ".join(map(str, self.widths)),
                    "heads": len(self.heads),
                    "at": ("widths",),
                },
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

    @property
    def slug(self) -> str:
        """How cues and names of files call it: its id, else its title in such letters; empty where
        the title has none."""
        id_: str | None = getattr(self, "id", None)
        title = unicodedata.normalize("NFKD", str(self.title)).encode("ascii", "ignore").decode()
        return id_ or re.sub(r"[^a-z0-9]+", "-", title.lower())[:_LONGEST].strip("-")


class OwnSheet(Sheet):
    """A sheet that stands in the activity that uses it."""

    id: Id | None = None
    """How cues call it, and the name of its file ends; without it, its title in small letters with
    hyphens."""


class SheetRecord(Sheet, Record):
    """A sheet that stands by itself."""


KIND = Kind("sheet", SheetRecord)
