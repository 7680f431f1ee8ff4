"""A source, in CSL-YAML exactly as Pandoc and Zotero read and write it."""

import datetime
import re
from typing import Annotated, Any, Literal, NoReturn, Self

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from jobcareer_kb.model._record import Kind, Part, Record
from jobcareer_kb.values import ShortText, Url, quoted

Type = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "book", "chapter",
    "dataset", "document", "legislation", "pamphlet", "post", "post-weblog", "report", "webpage",
]  # fmt: skip
_EDTF = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def _text(value: Any) -> Any:
    """A bare number as a text: Pandoc and Zotero write `volume: 52`."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Numeral = Annotated[
    ShortText,
    BeforeValidator(_text),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "maxLength": 200}]}),
]
"""A volume, a page or the like: most often a number, but none to count with."""


class CslName(Part):
    """A person, or an organisation under `literal`, which is never split."""

    family: ShortText | None = None
    given: ShortText | None = None
    literal: ShortText | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if (self.literal is None) == (self.family is None):
            raise PydanticCustomError(
                "csl_name", "a name has either 'literal' (an organisation) or 'family' (a person)"
            )
        return self


class CslDate(Part):
    """A date of known precision."""

    year: int = Field(ge=1, le=9999)
    month: int | None = None
    day: int | None = None

    @model_validator(mode="after")
    def _was(self) -> Self:
        try:
            datetime.date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            self._refuse()
        if self.month == 0 or self.day == 0 or (self.day is not None and self.month is None):
            self._refuse()
        return self

    def _refuse(self) -> NoReturn:
        parts = (self.year, self.month, self.day)
        shown = "-".join(f"{part:02d}" for part in parts if part is not None)
        raise PydanticCustomError(
            "csl_day", "{value} is no day of the calendar; write 2025, '2025-03' or '2025-03-14'",
            {"value": repr(shown)},
        )  # fmt: skip


def _date(value: Any) -> Any:
    """Read the forms in which CSL dates are met: EDTF, a year, date-parts, Zotero's list."""
    if isinstance(value, int) and not isinstance(value, bool):
        return {"year": value}
    if isinstance(value, str) and (found := _EDTF.fullmatch(value)):
        parts = [int(part) for part in found.groups() if part]
        return dict(zip(("year", "month", "day"), parts, strict=False))
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        return value[0]
    if isinstance(value, dict) and set(value) == {"date-parts"}:
        match value["date-parts"]:
            case [[*parts]]:
                return dict(zip(("year", "month", "day"), parts, strict=False))
    raise PydanticCustomError(
        "csl_date", "{value} is not a date; write 2025, '2025-03' or '2025-03-14'",
        {"value": quoted(value)},
    )  # fmt: skip


_FORMS: dict[str, Any] = {
    "description": "A year, '2025-03' or '2025-03-14'; or date-parts, as Zotero writes them.",
    "anyOf": [
        {"type": "integer"},
        {"type": "string", "pattern": f"^(?:{_EDTF.pattern})$"},
        {"type": "object"},
        {"type": "array", "minItems": 1, "maxItems": 1},
    ],
}
Date = Annotated[CslDate, BeforeValidator(_date), WithJsonSchema(_FORMS)]


class Custom(Part):
    """What CSL lacks, under its own field `custom`."""

    review_by: datetime.date | None = None
    """Day by which somebody should look whether the source still says so, or what replaced it."""
    reason_no_url: ShortText | None = None
    """Why no address is given; needed where there is neither URL, DOI nor ISBN."""
    doubtful: ShortText | None = None
    """What is not certain about the entry, such as its year; the guide's source notes print it."""
    archived_url: Url | None = None
    rights: ShortText | None = None
    note: ShortText | None = None
    """Anything a later editor must know about this source."""


_CSL = {"container_title": "container-title", "publisher_place": "publisher-place"}


class Reference(Record):
    """A cited source."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: _CSL.get(name, name)
    )

    type: Type
    title: ShortText
    author: tuple[CslName, ...] = ()
    editor: tuple[CslName, ...] = ()
    issued: Date | None = None
    accessed: Date | None = None
    container_title: ShortText | None = None
    publisher: ShortText | None = None
    publisher_place: ShortText | None = None
    edition: Numeral | None = None
    volume: Numeral | None = None
    issue: Numeral | None = None
    page: Numeral | None = None
    genre: ShortText | None = None
    number: Numeral | None = None
    version: Numeral | None = None
    language: ShortText | None = None
    URL: Url | None = None
    DOI: ShortText | None = None
    ISBN: Numeral | None = None
    note: ShortText | None = None
    custom: Custom = Field(default_factory=Custom)

    @model_validator(mode="after")
    def _opened(self) -> Self:
        if self.accessed is not None and self.URL is None:
            raise PydanticCustomError(
                "accessed_no_url",
                "an 'accessed' date belongs only to a reference with a 'URL'",
                {"at": ("accessed",)},
            )
        return self


KIND = Kind("reference", Reference, printed=False)
