"""A school and what it may change."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.record import Kind, Part, Record
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
    logo_alt: Name | None = None
    """What the logo shows, in words, for those who do not see it."""
    resources: tuple[Annotated[Ref, RefTo("resource")], ...] = Field(default=(), max_length=MANY)
    theme: ThemeOverrides = ThemeOverrides()
    word_base: FileName | None = None
    powerpoint_base: FileName | None = None

    @model_validator(mode="after")
    def _described(self) -> Self:
        if self.logo is not None and self.logo_alt is None:
            raise PydanticCustomError(
                "logo_alt",
                "{found} without {expected}",
                {"found": "'logo'", "expected": "'logo_alt'", "at": ("logo",)},
            )
        return self


KIND = Kind("brand", Brand, printed=False)
