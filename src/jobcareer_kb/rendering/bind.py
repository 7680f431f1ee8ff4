"""Records as templates see them: every text prints as a key, so that its trace cannot be lost.

A bound text renders as `<kb-text key="17"/>`. It has no other way into the output: turning it into
a string raises, and so does comparing it. The next step puts the words in the key's place.
"""

import datetime
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NoReturn

from markupsafe import Markup
from pydantic import BaseModel

from jobcareer_kb.contacts import Contact
from jobcareer_kb.inline import Route, Traced, dotted, plain, without_cites
from jobcareer_kb.values import MARK, Advice, Ref, Words


class Bindings:
    """The texts of one rendering, by key, and those whose plain words were used."""

    def __init__(self) -> None:
        self.texts: list[Traced] = []
        self.plain_uses: list[Traced] = []

    def add(self, text: Traced) -> int:
        """Note a text that is being printed; return its key."""
        self.texts.append(text)
        return len(self.texts) - 1


class BoundText:
    """A text of a record inside a template."""

    __slots__ = ("_bindings", "_text")

    def __init__(self, text: Traced, bindings: Bindings) -> None:
        self._text = text
        self._bindings = bindings

    def __html__(self) -> str:
        return f'<kb-text key="{self._bindings.add(self._text)}"/>'

    def kb_uncited(self) -> Markup:
        """The words without citations; these are gathered by `<kb-sources/>` of the section."""
        return Markup('<kb-text key="{}" cites="beside"/>').format(self._bindings.add(self._text))

    def kb_plain(self) -> str:
        """Plain words without citations, for an attribute; the use is noted."""
        self._bindings.plain_uses.append(self._text)
        return plain(without_cites(self._text.children))

    def _refuse(self, what: str) -> NoReturn:
        raise TypeError(f"{self._text.record} {dotted(self._text.route)}: {what}")

    def __str__(self) -> str:
        self._refuse("a text is printed as it is; use |plain where plain words are needed")

    def __eq__(self, other: object) -> bool:
        self._refuse("texts cannot be compared in a template")

    def __hash__(self) -> int:
        self._refuse("a text cannot be a key in a template")


class BoundRecord:
    """A record, or a part of one, inside a template; fields by name but for the withheld ones."""

    __slots__ = ("_bindings", "_name", "_route", "_value", "_withheld")

    def __init__(
        self,
        value: Any,
        name: str,
        route: Route,
        bindings: Bindings,
        withheld: frozenset[str] = frozenset(),
    ) -> None:
        self._value = value
        self._name = name
        self._route = route
        self._bindings = bindings
        self._withheld = withheld

    def __getattr__(self, field: str) -> Any:
        names = _field_names(self._value)
        if field.startswith("_") or field in self._withheld or field not in names:
            raise AttributeError(field)
        return bind(getattr(self._value, field), self._name, (*self._route, field), self._bindings)

    def __str__(self) -> str:
        raise TypeError(f"{self._name}: a record cannot be printed, only its fields")


def no_such_field(value: Any, name: str) -> str:
    """Say what a template asked for in vain, and what there is; empty where nothing is known."""
    if isinstance(value, BoundText):
        return f"a text has no field '{name}'"
    if not isinstance(value, BoundRecord):
        return ""
    where = ".".join((value._name, *(str(part) for part in value._route)))
    known = ", ".join(sorted(set(_field_names(value._value)) - value._withheld))
    if name in value._withheld:
        return f"only facilitators read '{name}' of {where}; participants may read {known}"
    return f"{where} has no field '{name}'; it has {known}"


def _field_names(value: Any) -> Iterator[str] | list[str]:
    if isinstance(value, BaseModel):
        extra = [name for name in ("kind",) if name in vars(type(value))]
        return [*type(value).model_fields, *extra]
    return [field.name for field in fields(value)]


def bind(value: Any, name: str, route: Route, bindings: Bindings) -> Any:
    """Wrap a value of a record so that a template can only print it whole."""
    match value:
        case Advice():
            return BoundText(Traced(name, (*route, MARK), value.inlines), bindings)
        case Words() | Contact():
            return BoundText(Traced(name, route, value.inlines), bindings)
        case Traced():
            return BoundText(value, bindings)
        case BaseModel():
            return BoundRecord(value, name, route, bindings)
        case tuple():
            return tuple(bind(v, name, (*route, i), bindings) for i, v in enumerate(value))
        case dict():
            return {k: bind(v, name, (*route, k), bindings) for k, v in value.items()}
        case Ref():
            return str(value)
        case datetime.date():
            return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return BoundRecord(value, name, route, bindings)
    return value
