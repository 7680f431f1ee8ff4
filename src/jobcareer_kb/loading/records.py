"""From plain data to frozen records, with pydantic's faults put into words for a teacher."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.wording import choices, near, nearest, said_of, shown, space_at_an_edge
from jobcareer_kb.lookalikes import strange_letter
from jobcareer_kb.model import Kind, Record, kinds
from jobcareer_kb.model._csl import Open

_TELLING = 4
"""Fields that a record needs before they say of which kind it is."""
Place = Callable[[Route], Span]


@dataclass(frozen=True, slots=True)
class Places:
    """How a finding of one record finds its place; asked only when there is a finding."""

    value: Place
    key: Place
    parent: Place


def read_record(data: Any, kind: Kind, places: Places) -> Record | list[Diagnostic]:
    """Return the record, or every finding about its shape."""
    data = by_todays_names(data, kind)
    if not isinstance(data, dict):
        return [
            rules.SHAPE.at(
                places.value(()),
                f"{shown(data)} is no record, expected a mapping that begins with 'id:'",
                "write 'id: some-id' and the fields of the record below it",
            )
        ]
    model = kind.model
    if kind.variants:
        chosen = kind.variants.get(str(data.get("type")))
        if chosen is None:
            return [_variant(data, kind, places)]
        model = chosen
    result: Record | list[Diagnostic] = validate(data, model, places)
    if isinstance(result, list) and (other := _kind_by_fields(data, kind)):
        return [
            rules.SHAPE.at(
                places.parent(()),
                f"the fields are those of a {other}, but the folder is that of a {kind.name}",
                f"move it to the folder '{other}'",
            )
        ]
    return result


def by_todays_names(data: Any, kind: Kind) -> Any:
    """The data of a record, whose fields may have the names of an earlier format."""
    then = former_names(data, kind)
    return {then.get(key, key): value for key, value in data.items()} if then else data


def former_names(data: Any, kind: Kind) -> Mapping[str, str]:
    """Names of an earlier format that a record uses, with those of today; who has both is left."""
    if not kind.former or not isinstance(data, dict):
        return {}
    return {then: now for then, now in kind.former.items() if then in data and now not in data}


def _kind_by_fields(data: Mapping[str, Any], kind: Kind) -> str:
    """Name of the one other kind whose fields these are; empty where they fit their own as well."""
    keys = set(data)
    if len(keys) < _TELLING or any(keys <= _names(model) for model in kind.models):
        return ""
    others = [other for other in kinds().values() if other.name not in (kind.name, "evidence")]
    fit = [o.name for o in others if any(_needed(m) <= keys <= _names(m) for m in o.models)]
    return fit[0] if len(fit) == 1 else ""


def _names(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def _needed(model: type[BaseModel]) -> set[str]:
    return {f.alias or name for name, f in model.model_fields.items() if f.is_required()}


def validate(data: Any, model: type[Any], places: Places) -> Any:
    """Return the model's value, or a list of findings."""
    try:
        return model.model_validate(data)
    except ValidationError as fault:
        return list(_findings(fault.errors(include_url=False), model, data, places))


def _variant(data: Mapping[str, Any], kind: Kind, places: Places) -> Diagnostic:
    known = sorted(kind.variants)
    if "type" not in data:
        return rules.MISSING_FIELD.at(
            places.parent(()), f"{kind.name} has no field 'type'", f"add it: {choices(known)}"
        )
    value = data["type"]
    return rules.VALUE.at(
        places.value(("type",)),
        f"type {shown(value)} is unknown, expected {choices(known)}",
        nearest(str(value), known),
    )


def _findings(
    errors: list[ErrorDetails], model: type[BaseModel], data: Any, places: Places
) -> Iterator[Diagnostic]:
    """Translate the faults of one record; what only follows from another fault is left out."""
    misspelt = _misspelt(errors, model)
    meant = _meant(errors, misspelt)
    routes: list[Route] = [tuple(error["loc"]) for error in errors]
    with_faults = {route[:length] for route in routes for length in range(len(route))}
    for error, route in zip(errors, routes, strict=True):
        if error["type"] == "too_short" and route in with_faults:
            continue  # entries that do not fit were not counted
        if error["type"] == "missing":
            if route not in misspelt and route not in meant.values():
                yield _missing(route, places)
        elif error["type"] == "no_quiz":
            yield _missing((*route, "quiz"), places)
        elif error["type"] == "extra_forbidden":
            found = _unknown(route, model, places)
            other = meant.get(route)
            yield replace(found, help=f"write '{other[-1]}', which is missing") if other else found
        elif error["type"] in _SUMS:
            at: Route = tuple(error.get("ctx", {}).get("at", ()))
            yield sum_finding(error, (*route, *at) if at else (), places)
        else:
            message, help = said_of(error)
            if error["type"] == "tuple_type" and isinstance(error.get("input"), str):
                help = _entry_help(route, model) or help
            elif error["type"] in ("model_type", "model_attributes_type"):
                help = _fields_help(route, model) or help
            if route and route[-1] == _KEY:
                yield rules.VALUE.at(places.key(route[:-1]), f"key: {message}", help)
            elif error["type"] == "too_short" and route and isinstance(route[-1], str):
                yield rules.VALUE.at(places.key(route), f"{_field(route)}{message}", help)
            else:
                yield rules.VALUE.at(places.value(route), f"{_field(route)}{message}", help)


def _entry_help(route: Route, model: type[BaseModel]) -> str:
    """How an entry begins in a list whose entries have fields of their own."""
    *parent, last = route or ("",)
    for part in parent:
        model = _inner(model, part) or model
    entry = _inner(model, last)
    first = next(iter(entry.model_fields), "") if entry is not None else ""
    return f"begin each entry on a line of its own, with '- {first}: ' and so on" if first else ""


def _fields_help(route: Route, model: type[BaseModel]) -> str:
    """How that begins which has fields of its own."""
    for part in (part for part in route if isinstance(part, str)):
        model = _inner(model, part) or model
    first = next(iter(model.model_fields), "")
    return f"write each of its fields on a line of its own, such as '{first}: '" if first else ""


def _inner(model: type[BaseModel], part: str | int) -> type[BaseModel] | None:
    """The model of the parts of a field, where it has any."""
    fields = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
    return _model_in(fields.get(str(part)))


def sum_finding(error: ErrorDetails, at: Route, places: Places) -> Diagnostic:
    """Parts that do not agree with the whole; it stands at the field that the model names."""
    span = (
        places.parent(())
        if not at
        else (places.key if isinstance(at[-1], str) else places.value)(at)
    )
    return rules.SUM.at(span, error["msg"], _mends(error))


def _mends(error: ErrorDetails) -> str:
    """Both ways to make the parts agree with the whole."""
    given = error.get("ctx", {})
    match error["type"]:
        case "agenda_sum":
            more = given["minutes"] - given["total"]
            parts = (
                f"{'lengthen' if more > 0 else 'shorten'} parts of the agenda by {abs(more)} in all"
            )
            return (
                f"{parts}, each to a length of its activity, or write 'minutes: {given['total']}'"
            )
        case "phase_sum":
            more = given["length"] - given["total"]
            parts = f"{'add' if more > 0 else 'take'} {abs(more)} in the phases"
            return f"{parts}, or write {given['total']} among the 'lengths'"
        case "points_sum":
            return f"write 'points: {given['total']}', or change the points of a part"
    return _SUMS[error["type"]]


_KEY = "[key]"
"""What pydantic adds to the route of a mapping's key."""


def _misspelt(errors: list[ErrorDetails], model: type[BaseModel]) -> set[Route]:
    """Routes of missing fields whose misspelt name is reported anyway."""
    unknown: list[Route] = [tuple(e["loc"]) for e in errors if e["type"] == "extra_forbidden"]
    alike = {(*r[:-1], near(str(r[-1]), _fields_at(model, r[:-1]))) for r in unknown}
    return {tuple(e["loc"]) for e in errors if e["type"] == "missing"} & alike


def _meant(errors: list[ErrorDetails], misspelt: set[Route]) -> dict[Route, Route]:
    """Of each unknown field the one that it stands for: where one is unknown and one is missing."""
    unknown: dict[Route, list[Route]] = {}
    missing: dict[Route, list[Route]] = {}
    for error in errors:
        route: Route = tuple(error["loc"])
        if error["type"] == "extra_forbidden":
            unknown.setdefault(route[:-1], []).append(route)
        elif error["type"] == "missing":
            missing.setdefault(route[:-1], []).append(route)
    return {
        fields[0]: missing[parent][0]
        for parent, fields in unknown.items()
        if len(fields) == 1 == len(missing.get(parent, ())) and missing[parent][0] not in misspelt
    }


_SUMS = {
    "agenda_sum": "",  # these three name numbers: see `_mends`
    "phase_sum": "",
    "phase_minutes": "give each phase one number for each of the activity's lengths",
    "cue_length": "use one of the activity's lengths, or drop 'lengths' from the cue",
    "points_sum": "",
    "key_count": "mark or unmark options with 'key: true'",
    "accessed_no_url": "add the URL that was opened, or drop 'accessed'",
    "ragged_sheet": "give each row one cell for each head",
    "sheet_pathway": "drop 'pathway', or what it stands in place of",
    "sheet_heads": "write a head for each column, or name a 'pathway'",
    "logo_alt": "say what the logo shows, such as 'logo_alt: A lighthouse above the name'",
    "image_licence": "give both, or neither for a frame without a picture",
    "guide_months": "write one month for each step",
    "role_facts": "give each role one fact for each head",
    "path_column": "count the heads from 1",
    "odd_move": "lead one move to each role, each from a step that stands before it",
    "role_ways": "lead one move to each role, and name each role once",
    "own_contrast": "name the other term",
    "no_number": "write digits, '.' before decimals, '-' before a loss; the unit has its own field",
    "prints_for": "type the words of the row as 'value', or drop 'prints'",
    "backward": "change one of the two years",
}


def _field(route: Route) -> str:
    names = [part for part in route if isinstance(part, str)]
    if not names:
        return ""
    place = f", entry {route[-1] + 1}" if isinstance(route[-1], int) else ""
    return f"field '{names[-1]}'{place}: "


def _missing(route: Route, places: Places) -> Diagnostic:
    *parent, name = route
    return rules.MISSING_FIELD.at(
        places.parent(tuple(parent)), f"field '{name}' is missing", f"add '{name}:' with its value"
    )


def _unknown(route: Route, model: type[BaseModel], places: Places) -> Diagnostic:
    *parent, name = route
    known = _fields_at(model, tuple(parent))
    return rules.UNKNOWN_FIELD.at(
        places.key(route),
        f"unknown field {shown(str(name))}",
        space_at_an_edge(str(name))
        or _strange(str(name))
        or _meant_by(str(name), _model_at(model, tuple(parent)))
        or nearest(str(name), known)
        or f"known here: {', '.join(known)}",
    )


def _strange(name: str) -> str:
    strange = strange_letter(name)
    return f"{strange}: type it again" if strange else ""


def _fields_at(model: type[BaseModel], route: Route) -> list[str]:
    """Names of the fields of the model that a route leads to."""
    model = _model_at(model, route)
    return sorted(field.alias or name for name, field in model.model_fields.items())


def _model_at(model: type[BaseModel], route: Route) -> type[BaseModel]:
    for part in (part for part in route if isinstance(part, str)):
        model = _inner(model, part) or model
    return model


def _meant_by(name: str, model: type[BaseModel]) -> str:
    """What other programs call a field of CSL, or a slip of one."""
    meant = model.meant_by(name) if issubclass(model, Open) else ""
    return f"did you mean '{meant}'?" if meant else ""


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for arg in get_args(annotation) if (m := _model_in(arg)) is not None), None)
