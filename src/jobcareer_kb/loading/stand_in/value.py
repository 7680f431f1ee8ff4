"""A value with stand-ins for all that does not fit its model."""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jobcareer_kb.inline import Route

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
ANY = "*"
"""Any part, in the route of a stand-in that is known."""
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
_LEFT_OUT = frozenset({"cue_length", "accessed_no_url"})
"""Of these faults: those in which the second part is one too many."""


class _Entries(list[Any]):
    """A list that knows where in the file its entries stand; stand-ins stand behind them."""

    def __init__(self, entries: Iterable[Any]) -> None:
        super().__init__(entries)
        self.places = list(range(len(self)))
        self.behind = len(self)

    def put(self, place: int, value: Any) -> None:
        if place in self.places:
            self[self.places.index(place)] = value
        else:
            self.append(value)
            self.places.append(place)
            self.behind = max(self.behind, place + 1)

    def take_out(self, place: int) -> None:
        if place in self.places:
            at = self.places.index(place)
            del self[at], self.places[at]


def _part(value: Any, part: str | int) -> Any:
    """A part by its place in the file; None where there is none."""
    if isinstance(value, _Entries):
        known = isinstance(part, int) and part in value.places
        return value[value.places.index(cast(int, part))] if known else None
    return value.get(part) if isinstance(value, dict) else None


def _with_places(value: Any) -> Any:
    """A copy to take parts out of and to fill in."""
    if isinstance(value, dict):
        return {key: _with_places(each) for key, each in value.items()}
    return _Entries(map(_with_places, value)) if isinstance(value, list) else copy.copy(value)


def _in_file(value: Any, route: Route) -> Route:
    """The route in the file of what stands in the value at another one."""
    found: list[str | int] = []
    for part in route:
        is_entry = isinstance(value, _Entries) and isinstance(part, int) and part < len(value)
        found.append(value.places[part] if is_entry else part)
        value = _part(value, found[-1])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Mended:
    """A value that fits its model, and what in it is not of the file."""

    value: Any
    gaps: frozenset[Route]
    """Routes in the file at which something is wrong or missing."""
    sums: tuple[tuple[Route, ErrorDetails], ...]
    """Where parts of the file do not agree with their whole, although both are sound."""
    _data: Any

    def place(self, route: Route) -> Route | None:
        """The route in the file; None for what is a stand-in or a part of one."""
        found = _in_file(self._data, route)
        is_gap = any(found[:length] in self.gaps for length in range(len(found) + 1))
        return None if is_gap else found


@dataclass
class _Draft:
    """A value on its way to one that fits; all routes are those in the file."""

    data: Any
    known: Mapping[Route, Any]
    """Stand-ins for whole parts of the data."""
    gaps: set[Route] = field(default_factory=set)
    filled: dict[Route, Any] = field(default_factory=dict)
    whole: set[Route] = field(default_factory=set)
    """Parts that are filled in as a whole, in which nothing is wrong any more."""
    dropped: set[Route] = field(default_factory=set)
    """What goes at the end of the round: until then each entry of a list keeps its number."""
    sums: list[tuple[Route, ErrorDetails]] = field(default_factory=list)

    def fill(self, route: Route, value: Any) -> None:
        self.dropped = {each for each in self.dropped if each[: len(route)] != route}
        self.filled[route] = value
        self.gaps.add(route)
        whole = self.at(route[:-1])
        if isinstance(whole, dict):
            whole[route[-1]] = _with_places(value)
        elif isinstance(whole, _Entries) and isinstance(route[-1], int):
            whole.put(route[-1], _with_places(value))

    def fill_whole(self, route: Route) -> bool:
        """Fill in the part in which a route lies; False where no stand-in for it is known."""
        for part, pattern in ((route[:2], (*route[:1], ANY)), (route[:1], route[:1])):
            if len(part) == len(pattern) and pattern in self.known:
                self.fill(part, self.known[pattern])
                self.whole.add(part)
                return True
        return False

    def drop(self, route: Route) -> None:
        self.dropped.add(route)
        self.gaps.add(route)

    def take_out(self) -> None:
        """Take out what was dropped in this round."""
        for route in self.dropped:
            whole = self.at(route[:-1])
            if isinstance(whole, dict):
                whole.pop(route[-1], None)
            elif isinstance(whole, _Entries) and isinstance(route[-1], int):
                whole.take_out(route[-1])
        self.dropped.clear()

    def at(self, route: Route) -> Any:
        value = self.data
        for part in route:
            value = _part(value, part)
        return value

    def route(self, *parts: str | int) -> Route:
        return _in_file(self.data, parts)


def mend(
    data: Any, model: type[BaseModel], known: Mapping[Route, Any] = MappingProxyType({})
) -> Mended | None:
    """The value of a model with stand-ins where it does not fit; None where that is no use.

    `known` are stand-ins for whole parts, by their routes.
    """
    draft = _Draft(_with_places(data), known)
    for _ in range(_ROUNDS):
        try:
            value = model.model_validate(draft.data)
            return Mended(value, frozenset(draft.gaps), tuple(draft.sums), draft.data)
        except ValidationError as fault:
            if not all(_mend(draft, error) for error in fault.errors(include_url=False)):
                return None
        draft.take_out()
    return None


def _mend(draft: _Draft, error: ErrorDetails) -> bool:
    """Mend one fault; say whether there was a way."""
    kind, context = error["type"], error.get("ctx", {})
    loc: Route = tuple(part for part in error["loc"] if part != _KEY)
    route = draft.route(*loc)
    if any(route[:length] in draft.whole for length in range(len(route))):
        return True
    if kind in _PARTS:
        return _hold_together(draft, error, loc)
    if error["loc"][-1:] == (_KEY,):
        draft.drop(route)
    elif (kind in ("missing", "too_short") or len(route) <= 2) and draft.fill_whole(route):
        pass
    elif kind == "missing":
        draft.fill(route, _WORD)
    elif kind == "too_short":
        entries = draft.at(route)
        draft.fill((*route, entries.behind if isinstance(entries, _Entries) else 0), _WORD)
    elif route in draft.filled:
        value = _value(kind, context)
        if value is None or value == draft.filled[route]:
            return False
        draft.fill(route, value)
    elif route:
        draft.drop(route)
    else:
        return False
    return True


def _hold_together(draft: _Draft, error: ErrorDetails, loc: Route) -> bool:
    """Mend parts that do not agree with their whole."""
    kind, context = error["type"], error["ctx"]
    at = draft.route(*loc, *context["at"])
    if {gap[0] for gap in draft.gaps if gap}.isdisjoint(_PARTS[kind]):
        draft.sums.append((at, error))
    if kind == "key_count":
        count = 1 if "exactly" in context["expected"] else 2
        for place in range(context["options"]):
            draft.fill(draft.route("options", place, "key"), place < count)
    elif kind in _LEFT_OUT:
        draft.drop(at)
    else:
        draft.fill(at, _sum(kind, context))
    return True


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
