"""A picture, in words for those who do not see it, and whose it is."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.record import Kind, Part, Record
from jobcareer_kb.values import Claim, Name, Url

File = Annotated[
    str,
    StringConstraints(
        strict=True, max_length=100, pattern=r"^[a-z0-9][a-z0-9-]{0,80}\.(png|jpg|jpeg)$"
    ),
]


class Rights(Part):
    """Whose a picture is, and under which terms it may be used."""

    holder: Name
    """Who made it."""
    name: Name
    """The licence, such as `CC BY 4.0` or `public domain`."""
    url: Url | None = None
    """Where the terms stand."""


class Image(Record):
    """A PNG or JPEG file that lies beside its record, in the folder `image`; or room for one."""

    file: File | None = None
    """Its name there, such as `two-paths.png`; missing: a frame to put a picture of your own in."""
    title: Name
    alt: Name
    """What the picture shows, in words, for those who do not see it; of a frame, what to say of the
    picture that is put in."""
    caption: Claim | None = None
    """What it tells, printed below it."""
    licence: Rights | None = None
    """Whose it is, and under which terms; of every file, and of no frame."""

    @model_validator(mode="after")
    def _licensed(self) -> Self:
        if (self.file is None) != (self.licence is None):
            raise PydanticCustomError(
                "image_licence",
                "{found} without {expected}",
                {
                    "found": "'licence'" if self.file is None else "'file'",
                    "expected": "'file'" if self.file is None else "'licence'",
                    "at": ("licence",) if self.file is None else ("file",),
                },
            )
        return self


KIND = Kind("image", Image)
