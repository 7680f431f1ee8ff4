"""A source, in CSL-YAML or CSL-JSON exactly as Pandoc and Zotero read and write it."""

import datetime
import html
import re
from typing import Annotated, Any, Self

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from jobcareer_kb.inline import KEY_PATTERN
from jobcareer_kb.model._csl import OfEntry, Open, Type
from jobcareer_kb.model._csl.dates import Accessed, CslDate, CslDay, Date
from jobcareer_kb.model._csl.names import CslName, Names
from jobcareer_kb.record import Kind, Record
from jobcareer_kb.values import MAX_WORDS, Name, ShortText, Url, quoted

__all__ = ["CslDate", "CslDay", "CslName", "Custom", "Date", "Reference"]


def _text(value: Any) -> Any:
    """A bare number as a text: Pandoc and Zotero write `volume: 52`."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Numeral = Annotated[
    ShortText,
    BeforeValidator(_text),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "maxLength": 200}]}),
]
"""A volume, a page or the like: most often a number, but none to count with."""
LongText = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=MAX_WORDS, pattern=r"\S"),
    BeforeValidator(_text),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "maxLength": MAX_WORDS}]}),
]
"""A title, a name of a publisher or the like."""
Note = Annotated[str, BeforeValidator(_text)]
"""Words that nobody prints, as many as a file may hold."""

_BEFORE_DOI = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:[ ]*", re.IGNORECASE)
"""What people, and Zotero, copy along in front of a DOI."""


def _doi(value: Any) -> Any:
    """The DOI alone."""
    if not isinstance(value, str):
        return value
    text = html.unescape(value.strip())
    found = _BEFORE_DOI.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


Doi = Annotated[ShortText, BeforeValidator(_doi)]


def check_key(value: str) -> str:
    """Refuse a citation key that no text could name."""
    if not re.fullmatch(KEY_PATTERN, value):
        raise PydanticCustomError(
            "bad_key",
            "id {value} is no key that a text can cite",
            {"value": quoted(value)},
        )
    return value


_OWN = re.compile(r"(?:papers\d?|zotero|mendeley|readcube|file)://", re.IGNORECASE)
"""How addresses begin that lead into a program, or a folder, of whoever made the export."""


def _public(value: Any) -> Any:
    """Nothing, in place of an address that nobody else can open; a whole one of `www.`."""
    if isinstance(value, str) and value.startswith("www."):
        return f"https://{value}"
    return None if isinstance(value, str) and _OWN.match(value) else value


_Address = Annotated[
    str, StringConstraints(strict=True, max_length=2000, pattern=r'^(?:https?|ftp)://[^\s<>"]+$')
]
Address = Annotated[_Address | None, BeforeValidator(_public)]
"""An address; old tables stand on servers for files."""


class _IdSchema:
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: Any) -> Any:
        return core_schema.no_info_after_validator_function(
            check_key, core_schema.str_schema(strict=True)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        text = {**handler(schema), "pattern": f"^{KEY_PATTERN}$"}
        return {"anyOf": [{"type": "integer"}, text]}


Key = Annotated[str, _IdSchema, BeforeValidator(_text)]
"""What a text cites; it never becomes the name of a file, so it may be any key of Pandoc's."""


class Custom(Open):
    """What CSL lacks, under its own field `custom`; other programs may keep theirs there, too."""

    review_by: datetime.date | None = None
    """Day by which somebody should look whether the source still says so, or what replaced it."""
    reason_no_url: ShortText | None = None
    """Why no address is given; needed where a page of the web has neither URL, DOI nor ISBN."""
    doubtful: ShortText | None = None
    """What is not certain about the entry, such as its year; the source notes print it."""
    credit: Name | None = None
    """Words that its publisher asks to be printed on whatever shows its data; every file that lists
    this source has them."""
    archived_url: Url | None = None
    rights: ShortText | None = None
    note: ShortText | None = None
    """Anything a later editor must know about this source."""


_SAME = frozenset({"archive_collection", "archive_location"})
"""Fields that CSL itself writes with a low line."""
ON_THE_WEB = frozenset({"post", "post-weblog", "webpage"})
"""Types of what can be found nowhere but at an address."""


class Reference(Record, OfEntry):
    """A cited source."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name if name in _SAME else name.replace("_", "-"),
    )

    id: Key
    """What a text cites: `[@id]`, or `[@{id}]` where the id has unusual signs."""
    type: Type = "document"
    title: LongText
    author: Names = ()
    editor: Names = ()
    issued: Date | None = None
    accessed: Accessed = None
    container_title: LongText | None = None
    publisher: LongText | None = None
    publisher_place: LongText | None = None
    edition: Numeral | None = None
    volume: Numeral | None = None
    issue: Numeral | None = None
    page: Numeral | None = None
    genre: LongText | None = None
    number: Numeral | None = None
    version: Numeral | None = None
    language: ShortText | None = None
    URL: Address = None
    DOI: Doi | None = None
    ISBN: Numeral | None = None
    note: Note | None = None
    custom: Custom = Field(default_factory=Custom)
    archive: LongText | None = None
    """The place that keeps a manuscript or the like."""
    archive_collection: LongText | None = None
    """The papers or the like within the archive."""
    archive_location: LongText | None = None
    """Such as a box of the archive."""
    archive_place: LongText | None = None
    """Where the archive is."""
    authority: LongText | None = None
    """The court of a case, the office of a patent, the body behind a standard."""
    chair: Names | None = None
    """Who led the meeting."""
    chapter_number: Numeral | None = None
    """Of a book; of a song, its track."""
    collection_editor: Names | None = None
    """Who put a series together."""
    collection_number: Numeral | None = None
    """Of a series."""
    collection_title: LongText | None = None
    """A series; printed of reports and journals."""
    compiler: Names | None = None
    """Who gathered the pieces."""
    composer: Names | None = None
    """Of music; leads the entry."""
    container_author: Names | None = None
    """Who wrote the larger work, if somebody else."""
    contributor: Names | None = None
    """Who wrote along: `(with B. Cruz)`."""
    curator: Names | None = None
    """Of an exhibition."""
    director: Names | None = None
    """Of a film; leads the entry if there is no author."""
    editor_translator: Names | None = None
    """Who edited and translated."""
    editorial_director: Names | None = None
    """Printed as an editor."""
    event: LongText | None = None
    """What `event-title` was called before."""
    event_place: LongText | None = None
    """Where the meeting was."""
    event_title: LongText | None = None
    """The meeting at which a talk was given."""
    executive_producer: Names | None = None
    """Of a series on television or the like."""
    guest: Names | None = None
    """Of a show."""
    host: Names | None = None
    """Of a show; leads the entry if there is no author."""
    illustrator: Names | None = None
    """Printed behind the title."""
    interviewer: Names | None = None
    """Who asked."""
    medium: LongText | None = None
    """Such as `Audio`, in square brackets."""
    narrator: Names | None = None
    """Of a book that is read aloud."""
    number_of_volumes: Numeral | None = None
    """Of a work in several: `Vols. 1–3`."""
    organizer: Names | None = None
    """Of a meeting."""
    original_date: Date | None = None
    """When the work first came out; printed at the end."""
    original_publisher: LongText | None = None
    """Who brought it out then."""
    original_title: LongText | None = None
    """What it was called then, such as before it was translated."""
    part_number: Numeral | None = None
    """Of a work in parts."""
    part_title: LongText | None = None
    """Printed behind the title."""
    performer: Names | None = None
    """Who plays a piece of music that somebody else wrote."""
    producer: Names | None = None
    """Leads the entry if there is no author."""
    recipient: Names | None = None
    """Of a letter."""
    references: LongText | None = None
    """What belongs to a law or a case, or how a work came out before; printed at its end."""
    reviewed_author: Names | None = None
    """Who made what is reviewed."""
    reviewed_genre: LongText | None = None
    """Such as `film`."""
    reviewed_title: LongText | None = None
    """What is reviewed; without it, the title is that of the reviewed work."""
    script_writer: Names | None = None
    """Of a broadcast."""
    section: Numeral | None = None
    """Of a law."""
    series_creator: Names | None = None
    """Of a series on television or the like."""
    status: LongText | None = None
    """Such as `in press`, in place of a date."""
    supplement_number: Numeral | None = None
    """Of a journal."""
    translator: Names | None = None
    """Printed behind the title."""
    volume_title: LongText | None = None
    """Printed behind the title."""

    @model_validator(mode="after")
    def _opened(self) -> Self:
        on_the_web = self.type in ON_THE_WEB and self.URL is None and self.DOI is None
        if self.accessed is not None and on_the_web:
            raise PydanticCustomError(
                "accessed_no_url",
                "an 'accessed' date belongs only to a reference with a 'URL' that others can open",
                {"at": ("accessed",)},
            )
        return self


KIND = Kind("reference", Reference, printed=False)
