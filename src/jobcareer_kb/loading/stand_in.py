"""What does not fit its model, a record or `kb.yaml`, with stand-ins for what is wrong in it.

Its sound parts can then be looked at like those of any other. What is wrong is taken out; what must
be there is filled in with a value that fits. The gaps are remembered, so that nobody finds fault
with a stand-in, and so is where each part of a list stood before.

Loading takes it for `kb.yaml`, without which there is no knowledge base to check. The second look
of `checking` takes it for all else, and needs the checks, which loading does not know.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jobcareer_kb.inline import Route
from jobcareer_kb.model._settings import Settings

_ROUNDS = 24
"""A stand-in for a part may show that its own parts are missing, and so on."""
_WORD = "Stand-in."
_VALUES: dict[str, Any] = {
    "int_type": 1, "int_parsing": 1, "greater_than_equal": 1, "float_type": 1,
    "bool_type": True,
    "tuple_type": [], "list_type": [],
    "model_type": {}, "model_attributes_type": {}, "dict_type": {},
    "bad_id": "unnamed",
}  # fmt: skip
"""What fits where a text does not, by pydantic's name of the fault."""
_KEY = "[key]"
"""What pydantic adds to the route of a mapping's key."""
_ANY = "*"
_AUDIENCE = {"title": "people", "reading": {"flesch_kincaid": 20, "smog": 20}}
_PRODUCT = {"title": "Product", "audience": "facilitator", "formats": ["docx"]}
_SETTINGS: dict[Route, Any] = {
    ("title",): "Title",
    ("version",): "0",
    ("released",): datetime.date.max,
    ("language",): "en-US",
    ("publisher",): "Publisher",
    ("licence",): {"name": "Licence", "url": "https://example.org", "statement": "Statement."},
    ("audiences",): {"people": _AUDIENCE},
    ("audiences", _ANY): _AUDIENCE,
    ("resource_groups",): {},
    ("resource_groups", _ANY): "Group",
    ("challenge_types",): {},
    ("challenge_types", _ANY): "Type",
    ("takeaway_types",): {},
    ("takeaway_types", _ANY): "Type",
    ("products",): {"handout": _PRODUCT},
    ("products", _ANY): _PRODUCT,
}
"""Stand-ins for settings, with which no check finds fault; nothing is built while one is left."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A value that fits its model, and what in it is not of the file."""

    value: Any
    gaps: frozenset[Route]
    """Routes in the file at which something is wrong or missing."""
    kept: dict[Route, list[int]]
    """By the route of a list of the value: where in the file its entries stand."""
    sums: tuple[tuple[Route, ErrorDetails], ...] = ()
    """Where parts of the file do not agree with their whole, although both are sound."""

    def place(self, route: Route) -> Route | None:
        """The route in the file; None for what is a stand-in or a part of one."""
        found = _in_file(route, self.kept)
        is_gap = any(found[:length] in self.gaps for length in range(len(found) + 1))
        return None if is_gap else found


@dataclass
class _Sieve:
    """What to take out and what to fill in, by routes in the file."""

    data: Any
    known: Mapping[Route, Any]
    """Stand-ins for whole parts of the data."""
    dropped: set[Route] = field(default_factory=set)
    filled: dict[Route, Any] = field(default_factory=dict)
    whole: set[Route] = field(default_factory=set)
    """Those of them in which nothing is taken out or filled in any more."""
    parts: dict[Route, list[str | int]] = field(default_factory=dict)
    """By the route of a value: its parts that are filled in."""
    gaps: set[Route] = field(default_factory=set)
    fields: set[str | int] = field(default_factory=set)
    """Fields of the whole in which there is a gap."""
    kept: dict[Route, list[int]] = field(default_factory=dict)
    sums: list[tuple[Route, ErrorDetails]] = field(default_factory=list)

    def sifted(self) -> Any:
        self.kept = {}
        return self._copy(self.data, (), ())

    def _copy(self, value: Any, route: Route, made: Route) -> Any:
        value = self.filled.get(route, value)
        if route in self.whole:
            return value
        if isinstance(value, dict):
            keys = [key for key in (*value, *self._added(route, value)) if self._stays(route, key)]
            return {key: self._copy(value.get(key), (*route, key), (*made, key)) for key in keys}
        if isinstance(value, list):
            # A field may be wanted where a list stands in the place of a mapping.
            added = (at for at in self._added(route, range(len(value))) if isinstance(at, int))
            all_places = (*range(len(value)), *sorted(added))
            places = [place for place in all_places if self._stays(route, place)]
            self.kept[made] = places
            return [
                self._copy(value[at] if at < len(value) else None, (*route, at), (*made, new))
                for new, at in enumerate(places)
            ]
        return value

    def _stays(self, route: Route, part: str | int) -> bool:
        return (*route, part) not in self.dropped

    def _added(self, route: Route, there: Any) -> Iterable[Any]:
        """Parts of a value that are filled in and were not there."""
        return [part for part in self.parts.get(route, ()) if part not in there]

    def fill(self, route: Route, value: Any) -> None:
        self.dropped.discard(route)
        if route and route not in self.filled:
            self.parts.setdefault(route[:-1], []).append(route[-1])
        self.filled[route] = value
        self._gap(route)

    def fill_whole(self, route: Route) -> bool:
        """Fill in the part in which a route lies; False where no stand-in for it is known."""
        for part, pattern in ((route[:2], (*route[:1], _ANY)), (route[:1], route[:1])):
            if len(part) == len(pattern) and pattern in self.known:
                self.fill(part, self.known[pattern])
                self.whole.add(part)
                return True
        return False

    def drop(self, route: Route) -> None:
        self.dropped.add(route)
        self._gap(route)

    def _gap(self, route: Route) -> None:
        self.gaps.add(route)
        self.fields.update(route[:1])

    def size(self, route: Route) -> int:
        """How many entries a list of the file has, with those that are filled in."""
        value: Any = self.data
        for part in route:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                value = []
        count = len(value) if isinstance(value, list) and route not in self.filled else 0
        return count + len(list(self._added(route, range(count))))


def sound_settings(value: Any) -> tuple[Settings, frozenset[str]]:
    """Settings with stand-ins for all that does not fit, and the fields in which there are any."""
    mended = mend(value, Settings, _SETTINGS) if isinstance(value, dict) else None
    if mended is not None:
        return mended.value, frozenset(str(gap[0]) for gap in mended.gaps)
    whole = {str(route[0]): each for route, each in _SETTINGS.items() if len(route) == 1}
    return Settings.model_validate(whole), frozenset(Settings.model_fields)


def mend(
    data: Any, model: type[BaseModel], known: Mapping[Route, Any] = MappingProxyType({})
) -> Mended | None:
    """The value of a model with stand-ins where it does not fit; None where that is no use.

    `known` are stand-ins for whole parts, by their routes.
    """
    sieve = _Sieve(data, known)
    for _ in range(_ROUNDS):
        sifted = sieve.sifted()
        try:
            value = model.model_validate(sifted)
            return Mended(value, frozenset(sieve.gaps), sieve.kept, tuple(sieve.sums))
        except ValidationError as fault:
            kept = dict(sieve.kept)
            for error in fault.errors(include_url=False):
                if not _mend(sieve, error, kept):
                    return None
    return None


def _in_file(route: Route, kept: dict[Route, list[int]]) -> Route:
    found: list[str | int] = []
    for at, part in enumerate(route):
        places = kept.get(route[:at], [])
        inside = isinstance(part, int) and part < len(places)
        found.append(places[part] if inside and isinstance(part, int) else part)
    return tuple(found)


def _mend(sieve: _Sieve, error: ErrorDetails, kept: dict[Route, list[int]]) -> bool:
    """Mend one fault; say whether there was a way."""
    kind, context = error["type"], error.get("ctx", {})
    loc: Route = tuple(part for part in error["loc"] if part != _KEY)
    route = _in_file(loc, kept)
    if kind in _PARTS and sieve.fields.isdisjoint(_PARTS[kind]):
        sieve.sums.append((_in_file((*loc, *context["at"]), kept), error))
    if error["loc"][-1:] == (_KEY,):
        sieve.drop(route)
    elif (kind in ("missing", "too_short") or len(route) <= 2) and sieve.fill_whole(route):
        pass
    elif kind == "missing":
        sieve.fill(route, _WORD)
    elif kind == "too_short":
        sieve.fill((*route, sieve.size(route)), _WORD)
    elif kind == "key_count":
        count = 1 if "exactly" in context["expected"] else 2
        for place in range(context["options"]):
            sieve.fill(_in_file(("options", place, "key"), kept), place < count)
    elif kind in _SUMS:
        sieve.fill(_in_file((*loc, *context["at"]), kept), _sum(kind, context))
    elif kind in ("cue_length", "accessed_no_url"):
        sieve.drop(_in_file((*loc, *context["at"]), kept))
    elif route in sieve.filled:
        value = _value(kind, context)
        if value is None or value == sieve.filled[route]:
            return False
        sieve.filled[route] = value
    elif route:
        sieve.drop(route)
    else:
        return False
    return True


_PARTS = {
    "agenda_sum": ("agenda", "minutes"),
    "points_sum": ("parts", "points"),
    "phase_sum": ("phases", "lengths"),
    "phase_minutes": ("phases", "lengths"),
    "cue_length": ("phases", "lengths"),
    "key_count": ("options",),
    "ragged_sheet": ("sheets",),
    "own_contrast": ("contrast", "id"),
    "accessed_no_url": ("URL", "accessed"),
}
"""Fields that have to be sound before they can be held against each other."""
_SUMS = frozenset(
    {"agenda_sum", "points_sum", "phase_sum", "phase_minutes", "ragged_sheet", "own_contrast"}
)


def _sum(kind: str, context: dict[str, Any]) -> Any:
    """What makes the parts agree with the whole."""
    match kind:
        case "phase_minutes":
            return [1] * int(context["expected"])
        case "ragged_sheet":
            return [_WORD] * int(context["expected"])
        case "own_contrast":
            return "definition/stand-in"
    return context["total"]


def _value(kind: str, context: dict[str, Any]) -> Any:
    """What fits where a stand-in did not."""
    if kind.startswith("date_"):
        return "2000-01-01"
    if kind == "literal_error":
        return str(context["expected"]).split("'")[1]
    if kind in ("bad_ref", "bad_ref_kind"):
        return f"{str(context.get('kinds', context['kind'])).split(' or ')[0]}/stand-in"
    return _VALUES.get(kind)
