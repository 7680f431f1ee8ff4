"""Roles that can follow each other, and the moves between them."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.model.reference import Numeral
from jobcareer_kb.record import Kind, Part, Record
from jobcareer_kb.values import Claim, Id, Name, Prose, quoted

_ROLES = 8
"""More find no room on a page, nor in a head."""
_FACTS = 4
Column = Annotated[int, Field(strict=True, ge=1, le=_FACTS)]
"""One of the heads, counted from 1."""


class Role(Part):
    """One kind of work on the way."""

    id: Id
    name: Name
    facts: tuple[Prose, ...] = Field(min_length=1, max_length=_FACTS)
    """What the table says of it, in the order of `heads`."""
    license: Prose | None = None
    """Which license it asks for; stands behind the first fact. Missing: nothing is said of one."""
    row: Numeral | None = None
    """What its rows are known by in the tables, such as a code: the figures of its facts are
    read from rows that begin so."""


class Move(Part):
    """The way from one role to another."""

    after: Id
    """The role that it leaves."""
    to: Id
    kind: Literal["up", "sideways", "branch"]
    """`branch` is a way into other work that asks for years of experience first."""
    words: Prose | None = None
    """What it asks for or brings beside what `rises` tells, such as `related work`."""


class Rise(Part):
    """A column with a number for each role, and how a move to a higher one is called."""

    column: Column
    words: Prose
    """What a move brings where the number is higher, such as `more pay`."""


class PathChart(Part):
    """Bars for the numbers of a column: on a slide of its own, and as a table in other files."""

    column: Column
    title: Name
    """The point that the bars make, such as `Each step up pays more`."""
    measure: Claim
    """What the bars measure, where and of which year, with the source."""
    shows: Name
    """What the chart shows, in words, for those who do not see it."""


class Pathway(Record):
    """A path through roles, drawn as ladder and lattice and printed as a table, from one record."""

    title: Name
    shows: Name
    """What the drawing shows, in words, for those who do not see it."""
    note: Prose
    """What the facts of its table are, with their sources."""
    heads: tuple[Name, ...] = Field(min_length=1, max_length=_FACTS)
    roles: tuple[Role, ...] = Field(min_length=2, max_length=_ROLES)
    moves: tuple[Move, ...] = Field(min_length=1, max_length=_ROLES)
    rises: tuple[Rise, ...] = Field(default=(), max_length=_FACTS)
    """Columns by whose numbers the moves are told: what a move brings is not typed, but read off
    the rows."""
    charts: tuple[PathChart, ...] = Field(default=(), max_length=_FACTS)

    @model_validator(mode="after")
    def _columns_there(self) -> Self:
        for field in ("rises", "charts"):
            for place, part in enumerate(getattr(self, field)):
                if part.column > len(self.heads):
                    raise PydanticCustomError(
                        "path_column",
                        "column {column}, but heads: {heads}",
                        {
                            "column": part.column,
                            "heads": len(self.heads),
                            "at": (field, place, "column"),
                        },
                    )
        return self

    @model_validator(mode="after")
    def _facts_fit(self) -> Self:
        for place, role in enumerate(self.roles):
            if len(role.facts) != len(self.heads):
                raise PydanticCustomError(
                    "role_facts",
                    "facts of role {role}: {found}, heads: {expected}",
                    {
                        "role": quoted(role.id),
                        "found": len(role.facts),
                        "expected": len(self.heads),
                        "at": ("roles", place, "facts"),
                    },
                )
        return self

    @model_validator(mode="after")
    def _one_way_each(self) -> Self:
        """A drawing has a place for a role that one move leads to from above in the list."""
        ways: dict[str, Move] = {}
        ladder = [self.roles[0].id]
        for place, move in enumerate(self.moves):
            if move.to in ways or move.to == ladder[0]:
                raise _odd(place, "a second way to role {role}, expected one to each but the first",
                           move.to)  # fmt: skip
            if move.after not in ladder:
                raise _odd(place, "a move from role {role}, expected the first role, or one that a "
                           "move above leads up to", move.after)  # fmt: skip
            if move.kind == "up":
                if move.after != ladder[-1]:
                    raise _odd(place, "a second step up from role {role}, expected one", move.after)
                ladder.append(move.to)
            ways[move.to] = move
        known = [role.id for role in self.roles]
        if len(set(known)) < len(known) or set(known[1:]) != set(ways):
            raise PydanticCustomError(
                "role_ways",
                "roles {roles} and moves to {found}, expected one move to each role but the first",
                {"roles": ", ".join(known), "found": ", ".join(ways), "at": ("moves",)},
            )
        return self


def _odd(place: int, message: str, role: str) -> PydanticCustomError:
    found = {"role": quoted(role), "at": ("moves", place)}
    return PydanticCustomError("odd_move", message, found)


KIND = Kind("pathway", Pathway)
