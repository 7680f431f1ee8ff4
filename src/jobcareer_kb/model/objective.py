"""What a learner can do afterwards, and the parts of that which one can see."""

import re
from typing import Annotated, Any

from pydantic import Field
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from jobcareer_kb.record import Kind, Part, Record
from jobcareer_kb.values import (
    ID_PATTERN,
    MANY,
    Id,
    Level,
    Name,
    Prose,
    Ref,
    RefTo,
    ShortText,
    quoted,
)

_PARTS = 9
"""Things that one criterion may ask for; one that asks for more is several objectives."""

SOURCES = (
    *("definition", "distinction", "guide", "challenge", "resource", "pathway"),
    *("procedure", "scenario"),
)
"""Kinds of records from which items are made; those of a step belong to its guide."""

_PICKS = 500
"""Ids in one list of items."""


class ItemsFrom(Part):
    """Records from which items for an objective may be made."""

    records: tuple[Annotated[Ref, RefTo(*SOURCES, wild=True)], ...] = Field(
        min_length=1, max_length=MANY
    )
    """Their names; `kind/*` for all of a kind."""
    forms: tuple[Id, ...] = Field(default=(), max_length=MANY)
    """Forms of items, such as `meaning`; missing: all that their source knows."""
    measures: tuple[Id, ...] = Field(default=(), max_length=MANY)
    """Ids of the parts of the criterion that a right answer shows."""
    without: tuple[Id, ...] = Field(default=(), max_length=_PICKS)
    """Ids of items that a person read and found wanting; they are not made."""


class Objective(Record):
    """A measurable learning objective."""

    statement: Prose
    """Follows "each person can"; begins with the verb, no full stop."""
    verb: ShortText
    """The measurable verb that the statement begins with."""
    level: Level
    criterion: Prose
    """How one sees that it is reached, as a sentence."""
    parts: dict[Id, Name] = Field(default={}, max_length=_PARTS)
    """What the criterion asks for, each by a short id that questions and sheets name, such as
    `two-ways: Two ways in which they often differ`; no full stop."""
    items_from: tuple[ItemsFrom, ...] = Field(default=(), max_length=MANY)
    """What quiz items for this objective may be made from."""
    promise: Prose
    """The same for the participant: what they take away, as a sentence."""


class PartRef(str):
    """The name of one part of a criterion, `objective/id#part`."""

    __slots__ = ()

    @property
    def objective(self) -> str:
        """The name of its objective, `objective/id`."""
        return self.partition("#")[0]

    @property
    def part(self) -> str:
        """The id of the part."""
        return self.partition("#")[2]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._checked, core_schema.str_schema(strict=True)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        said = "A part of an objective's criterion, such as objective/some-id#some-part."
        return {**handler(schema), "pattern": f"^{_PART}$", "description": said}

    @classmethod
    def _checked(cls, value: str) -> "PartRef":
        if not re.fullmatch(_PART, value):
            raise PydanticCustomError(
                "bad_part_ref",
                "{value} is not the name of a part, such as 'objective/some-id#some-part'",
                {"value": quoted(value)},
            )
        return cls(value)


_PART = f"(?:objective)/{ID_PATTERN}#{ID_PATTERN}"
PartRefs = Annotated[tuple[PartRef, ...], Field(max_length=100)]
"""Field type of what practices parts of criteria, of any objectives."""

KIND = Kind("objective", Objective)
