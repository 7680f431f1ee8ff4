"""How a helper is reached: an address and a phone number that print as links one can also type."""

import re
from typing import Any

from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from jobcareer_kb.inline import Inlines, Link, Text, typed

_ADDRESS = r'^https?://[^\s<>"/?#@]+\.[^\s<>"]+$'
_PHONE = re.compile(r"\+?[0-9(][0-9 ()./\u2011-]{1,28}[0-9](?: (?:ext\.?|x) ?[0-9]{1,6})?")
_EXTENSION = re.compile(r" (?:ext\.?|x) ?")
_NO_DIGIT = re.compile(r"[^0-9+]")


class Contact(str):
    """A value of a record that prints as a link, and is no text of an author's."""

    __slots__ = ()

    @property
    def inlines(self) -> Inlines:
        """What is printed: the form that one types or dials, linked."""
        return (Link(self.link, (Text(self.shown),)),)

    @property
    def link(self) -> str:
        """Where the link leads."""
        return str(self)

    @property
    def shown(self) -> str:
        """What is read on paper."""
        return str(self)


class WebAddress(Contact):
    """The address of a site or of a page on it."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        pattern = core_schema.str_schema(strict=True, max_length=2000, pattern=_ADDRESS)
        return core_schema.no_info_after_validator_function(cls, pattern)

    @property
    def shown(self) -> str:
        """The address without what nobody types, such as `mynextmove.org`."""
        return typed(self)


class Phone(Contact):
    """A phone number as people write it, such as `1-877-872-5627` or `211`."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        words = core_schema.str_schema(strict=True, max_length=40)
        return core_schema.no_info_after_validator_function(cls._checked, words)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        return {**handler(schema), "pattern": f"^{_PHONE.pattern}$"}

    @classmethod
    def _checked(cls, value: str) -> "Phone":
        if not _PHONE.fullmatch(value):
            raise PydanticCustomError(
                "bad_phone", "{value} is not a phone number", {"value": repr(value[:40])}
            )
        return cls(value)

    @property
    def link(self) -> str:
        """The digits to dial; an extension is sent after a pause."""
        number, *extension = _EXTENSION.split(self)
        digits = _NO_DIGIT.sub("", number)
        return f"tel:{digits}" + (f";ext={extension[0]}" if extension else "")
