"""Field types that records share: the three types of words, ids, references to records, minutes.

Words have a type in the model, not in the data: a Claim states a fact and needs a citation, Prose
instructs, asks or encourages, a Name is a title or term.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from jobcareer_kb.file_names import DEVICES
from jobcareer_kb.inline import Inlines, Route, parse
from jobcareer_kb.lookalikes import strange_letter

ID_PATTERN = r"[a-z][a-z0-9-]{0,62}"
MAX_WORDS = 4000
"""Code points in one text; a longer one is several texts."""
MANY = 100
"""Entries in one list of a record; a longer one is several records, or a slip."""


class Words(str):
    """A text of a record in the inline grammar."""

    __slots__ = ()
    editor_hint = ""
    """What an editor shows beside a field of this type."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._checked, core_schema.str_schema(strict=True, max_length=MAX_WORDS)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        return {**handler(schema), "pattern": r"\S", "description": cls.editor_hint}

    @classmethod
    def _checked(cls, value: str) -> "Words":
        if not value.strip():
            raise PydanticCustomError("empty_words", "text is empty")
        return cls(value)

    @property
    def inlines(self) -> Inlines:
        """The parsed text; meaningful once the checker found no fault in it."""
        return parse(str(self)).inlines


class Claim(Words):
    """A statement of fact; it carries at least one citation."""

    __slots__ = ()
    editor_hint = "A fact: it ends with its source, such as [@some-id]."


class Prose(Words):
    """Words that instruct, ask or encourage; a citation is welcome, not needed."""

    __slots__ = ()
    editor_hint = "Words that instruct, ask or encourage."


class Advice(Prose):
    """What to do, in a place where facts stand too; in the file it is `advice: ...`."""

    __slots__ = ()
    editor_hint = "Words that advise and state no fact; they need no source."


MARK = "advice"
"""The key that tells advice from a fact."""


class _ToldSchema:
    """A fact as a text, or advice as a mapping of one key; neither is guessed from the words."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        text = core_schema.str_schema(strict=True, max_length=MAX_WORDS)
        return core_schema.no_info_wrap_validator_function(cls._told, text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        text = {"type": "string", "maxLength": MAX_WORDS, "pattern": r"\S"}
        advice = {
            "type": "object",
            "properties": {MARK: {**text, "description": Advice.editor_hint}},
            "required": [MARK],
            "additionalProperties": False,
        }
        said = f"{Claim.editor_hint} Advice, which states none: `{MARK}: ...`."
        return {"anyOf": [text, advice], "description": said}

    @staticmethod
    def _told(value: Any, handler: Any) -> Words:
        if isinstance(value, dict) and list(value) == [MARK]:
            return Advice._checked(handler(value[MARK]))
        return Claim._checked(handler(value))


Told = Annotated[Claim | Advice, _ToldSchema]
"""A fact with its source; or advice, marked as such, which needs none."""


class Name(Words):
    """A title or a term."""

    __slots__ = ()
    editor_hint = "A title or a term."


_QUOTED = 80
"""Characters of a value in a message; an id has 63."""


def quoted(value: object) -> str:
    """A value as a message quotes it, cut to what anybody reads there."""
    text = value if isinstance(value, str) else repr(value)
    text = text if len(text) <= _QUOTED else f"{text[: _QUOTED - 3]}..."
    return repr(text) if isinstance(value, str) else text


def _strange(value: str) -> str:
    """What to add about a name with a letter that does not look as if it were of another script."""
    strange = strange_letter(value)
    return f": {strange}" if strange else ""


def check_id(value: str) -> str:
    """Refuse an id that some file system would not take as a file name."""
    if not re.fullmatch(ID_PATTERN, value):
        raise PydanticCustomError(
            "bad_id",
            "id {value} is not made of a-z, 0-9 and '-'{strange}",
            {"value": quoted(value), "strange": _strange(value)},
        )
    if value in DEVICES:
        raise PydanticCustomError(
            "device_id", "id {value} is a device name on Windows", {"value": quoted(value)}
        )
    return value


class _IdSchema:
    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            check_id, core_schema.str_schema(strict=True)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        devices = "|".join(sorted(DEVICES))
        return {**handler(schema), "pattern": f"^(?!(?:{devices})$){ID_PATTERN}$"}


Id = Annotated[str, _IdSchema]
"""Id of a record within its kind, or of an entry in `kb.yaml`."""

Minutes = Annotated[int, Field(strict=True, ge=1, le=600)]
Level = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]
"""The six levels of the revised Bloom taxonomy (Anderson & Krathwohl, 2001)."""
Points = Annotated[int, Field(strict=True, ge=1, le=20)]
ShortText = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=200, pattern=r"\S")
]
Terms = Annotated[tuple[ShortText, ...], Field(max_length=1000)]
"""Words or phrases that a check looks for in every text."""
Url = Annotated[
    str, StringConstraints(strict=True, max_length=2000, pattern=r'^https?://[^\s<>"]+$')
]
LanguageTag = Annotated[
    str,
    StringConstraints(strict=True, max_length=35, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
]
"""A tag of BCP 47, such as `es` or `pt-BR`."""
Flag = Annotated[bool, Field(strict=True)]


class Ref(str):
    """The name of another record, `kind/id`; a pick may also say `kind/*`."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """The part before the slash."""
        return self.partition("/")[0]

    @property
    def id(self) -> str:
        """The part after the slash; `*` for all records of the kind."""
        return self.partition("/")[2]


class RefTo:
    """Field type of a reference: `Annotated[Ref, RefTo("step")]`.

    Checks the form of the name and its kind; whether the record exists is a check of the whole.
    With `wild`, `kind/*` may name all records of a kind.
    """

    def __init__(self, *kinds: str, wild: bool = False) -> None:
        self.kinds = kinds
        self.wild = wild

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self._checked, core_schema.str_schema(strict=True)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        tail = rf"(?:{ID_PATTERN}|\*)" if self.wild else ID_PATTERN
        example = f"{self.kinds[0]}/some-id"
        named = f"A record of kind {' or '.join(self.kinds)}, such as {example}"
        all_of = f"; {self.kinds[0]}/* for all of a kind" if self.wild else ""
        pattern = f"^(?:{'|'.join(self.kinds)})/{tail}$"
        return {**handler(schema), "pattern": pattern, "description": f"{named}{all_of}."}

    def _checked(self, value: str) -> Ref:
        tail = rf"(?:{ID_PATTERN}|\*)" if self.wild else ID_PATTERN
        if not re.fullmatch(rf"[a-z]+/{tail}", value):
            raise PydanticCustomError(
                "bad_ref",
                "{value} is not the name of a record, such as '{kind}/some-id'{strange}",
                {"value": quoted(value), "kind": self.kinds[0], "strange": _strange(value)},
            )
        ref = Ref(value)
        if ref.kind not in self.kinds:
            raise PydanticCustomError(
                "bad_ref_kind",
                "{value} is the name of a record of kind {kind}, expected {kinds}",
                {"value": quoted(value), "kind": ref.kind, "kinds": " or ".join(self.kinds)},
            )
        return ref


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Fields of a model with the names that files use; asking pydantic each time is slow."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def walk(value: object, route: Route = ()) -> Iterator[tuple[Route, object]]:
    """Every leaf of a record with its route, in the order of the fields."""
    if isinstance(value, BaseModel):
        for name, shown in _fields(type(value)):
            yield from walk(getattr(value, name), (*route, shown))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, (*route, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*route, key))
    elif isinstance(value, Advice):
        yield (*route, MARK), value
    elif value is not None:
        yield route, value


def marked(record: BaseModel) -> list[tuple[Route, Words | Ref]]:
    """Every text and every reference of a record with its route, in the order of the fields."""
    found: list[tuple[Route, Words | Ref]] = []
    _gather(record, (), found)
    return found


_UNMARKED = frozenset({str, int, bool, type(None)})
"""Types of most other values; passing over them at once is what makes this fast."""


def _gather(value: object, route: Route, found: list[tuple[Route, Words | Ref]]) -> None:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            if type(item) not in _UNMARKED:
                _gather(item, (*route, index), found)
    elif isinstance(value, Words) or isinstance(value, Ref):  # noqa: SIM101 (a union is slower)
        found.append(((*route, MARK) if type(value) is Advice else route, value))
    elif isinstance(value, BaseModel):
        fields = value.__dict__
        for name, shown in _fields(type(value)):
            if type(inner := fields[name]) not in _UNMARKED:
                _gather(inner, (*route, shown), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather(item, (*route, key), found)


def words_of(record: BaseModel) -> Iterator[tuple[Route, Words]]:
    """Every text of a record with its route."""
    return ((route, leaf) for route, leaf in marked(record) if isinstance(leaf, Words))


def refs_of(record: BaseModel) -> Iterator[tuple[Route, Ref]]:
    """Every reference to another record with its route."""
    return ((route, leaf) for route, leaf in marked(record) if isinstance(leaf, Ref))
