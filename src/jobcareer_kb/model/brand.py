"""A school and what it may change."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from jobcareer_kb.model._record import Kind, Part, Record
from jobcareer_kb.values import MANY, Name, Ref, RefTo, ShortText, quoted

Colour = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9A-F]{6}$")]


def _inside(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", value):
        raise PydanticCustomError(
            "bad_file", "{value} is not a file beside the record", {"value": quoted(value)}
        )
    return value


FileName = Annotated[str, StringConstraints(strict=True), AfterValidator(_inside)]


class ThemeOverrides(Part):
    """Colours and type family that differ from the default look."""

    accent: Colour | None = None
    side_a: Colour | None = None
    side_b: Colour | None = None
    family: ShortText | None = None


class Brand(Record):
    """A school: name, logo, contacts, local resources, look, and its own base files."""

    name: Name
    contacts: tuple[Name, ...] = Field(default=(), max_length=MANY)
    logo: FileName | None = None
    resources: tuple[Annotated[Ref, RefTo("resource")], ...] = Field(default=(), max_length=MANY)
    theme: ThemeOverrides = ThemeOverrides()
    word_base: FileName | None = None
    powerpoint_base: FileName | None = None


KIND = Kind("brand", Brand, printed=False)
