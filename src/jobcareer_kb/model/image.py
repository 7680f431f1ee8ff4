"""A picture, in words for those who do not see it, and whose it is."""

from typing import Annotated

from pydantic import StringConstraints

from jobcareer_kb.model._record import Kind, Part, Record
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
    """A PNG or JPEG file that lies beside its record, in the folder `image`."""

    file: File
    """Its name there, such as `two-paths.png`."""
    title: Name
    alt: Name
    """What the picture shows, in words, for those who do not see it."""
    caption: Claim | None = None
    """What it tells, printed below it."""
    licence: Rights


KIND = Kind("image", Image)
