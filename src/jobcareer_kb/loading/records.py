"""From plain data to frozen records, with pydantic's faults put into words for a teacher."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.loading import rules
from jobcareer_kb.model import Kind, Record, kinds

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
    if not isinstance(data, dict):
        return [
            rules.SHAPE.at(
                places.value(()),
                f"{_shown(data)} is no record, expected a mapping that begins with 'id:'",
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


def _kind_by_fields(data: Mapping[str, Any], kind: Kind) -> str:
    """Name of the one other kind whose fields these are; empty where they fit their own as well."""
    keys = set(data)
    if len(keys) < _TELLING or any(keys <= _names(model) for model in _models(kind)):
        return ""
    others = [other for other in kinds().values() if other.name not in (kind.name, "evidence")]
    fit = [o.name for o in others if any(_needed(m) <= keys <= _names(m) for m in _models(o))]
    return fit[0] if len(fit) == 1 else ""


def _models(kind: Kind) -> tuple[type[Record], ...]:
    return tuple(kind.variants.values()) or (kind.model,)


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
            places.parent(()), f"{kind.name} has no field 'type'", f"add it: {_choices(known)}"
        )
    value = data["type"]
    return rules.VALUE.at(
        places.value(("type",)),
        f"type {_shown(value)} is unknown, expected {_choices(known)}",
        _nearest(str(value), known),
    )


def _findings(
    errors: list[ErrorDetails], model: type[BaseModel], data: Any, places: Places
) -> Iterator[Diagnostic]:
    """Translate the faults of one record; what only follows from another fault is left out."""
    misspelt = _misspelt(errors, model)
    meant = _meant(errors, misspelt)
    routes: list[Route] = [tuple(error["loc"]) for error in errors]
    for error, route in zip(errors, routes, strict=True):
        if error["type"] == "too_short" and any(_below(other, route) for other in routes):
            continue  # entries that do not fit were not counted
        if error["type"] == "missing":
            if route not in misspelt and route not in meant.values():
                yield _missing(route, places)
        elif error["type"] == "extra_forbidden":
            found = _unknown(route, model, places)
            other = meant.get(route)
            yield replace(found, help=f"write '{other[-1]}', which is missing") if other else found
        elif error["type"] in _SUMS:
            at: Route = tuple(error.get("ctx", {}).get("at", ()))
            yield sum_finding(error, (*route, *at) if at else (), places)
        else:
            message, help = _value(error)
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
    return rules.SUM.at(span, error["msg"], _SUMS[error["type"]])


_PARTED = re.compile(r"[-_ /]+")
_KEY = "[key]"
"""What pydantic adds to the route of a mapping's key."""


def _below(route: Route, parent: Route) -> bool:
    return len(route) > len(parent) and route[: len(parent)] == parent


def _misspelt(errors: list[ErrorDetails], model: type[BaseModel]) -> set[Route]:
    """Routes of missing fields whose misspelt name is reported anyway."""
    unknown: list[Route] = [tuple(e["loc"]) for e in errors if e["type"] == "extra_forbidden"]
    near = {(*r[:-1], _near(str(r[-1]), _fields_at(model, r[:-1]))) for r in unknown}
    return {tuple(e["loc"]) for e in errors if e["type"] == "missing"} & near


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
    "agenda_sum": "change the minutes of a part, or of the workshop",
    "phase_sum": "change the minutes of a phase, or the activity's lengths",
    "phase_minutes": "give each phase one number for each of the activity's lengths",
    "cue_length": "use one of the activity's lengths, or drop 'lengths' from the cue",
    "points_sum": "change the points of a part, or of the question",
    "key_count": "mark or unmark options with 'key: true'",
    "accessed_no_url": "add the URL that was opened, or drop 'accessed'",
    "ragged_sheet": "give each row one cell for each head",
    "own_contrast": "name the other term",
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
        f"unknown field {_shown(str(name))}",
        _hidden(str(name)) or _nearest(str(name), known) or f"known here: {', '.join(known)}",
    )


def _hidden(name: str) -> str:
    """A no-break space looks like an indent and is none."""
    return "" if name == name.strip() else "it begins with a space of another kind: type it again"


def _fields_at(model: type[BaseModel], route: Route) -> list[str]:
    """Names of the fields of the model that a route leads to."""
    for part in route:
        if isinstance(part, int):
            continue
        model = _inner(model, part) or model
    return sorted(field.alias or name for name, field in model.model_fields.items())


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for arg in get_args(annotation) if (m := _model_in(arg)) is not None), None)


def _value(error: ErrorDetails) -> tuple[str, str]:
    """Say what was found and what is expected, without a type name of Python."""
    kind, context, value = error["type"], error.get("ctx", {}), error.get("input")
    found = _shown(value)
    if kind == "literal_error" and isinstance(value, list | dict):
        expected = str(context["expected"]).replace("'", "")
        return f"{found}, expected one of {expected}", "write one word, without brackets"
    if kind == "literal_error":
        known = [w.strip("' ") for w in str(context["expected"]).replace(" or ", ", ").split(",")]
        near = _nearest(str(value), known)
        return f"{found} is unknown, expected {_choices(known)}", near or "choose one of these"
    if kind.startswith("date_") and _DAY.fullmatch(str(value)):
        return f"{found} is no day of the calendar", "write a day that there is, such as 2026-11-24"
    if kind in _EXPECTED:
        expected = _EXPECTED[kind]
        help = _QUOTE.get((kind, type(value)), f"write {expected}")
        return f"{found}, expected {expected}", help.format(found=found)
    if kind in _BOUNDS:
        message, help = _BOUNDS[kind]
        return message.format(**{**context, "found": found}), help
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        form = next((words for start, words in _FORMS.items() if start in pattern), pattern)
        return f"{found}, expected {form}", f"write {form}"
    if kind == "bad_ref_kind":
        return _wrong_kind(str(value), str(context["kinds"]).split(" or "))
    return str(error["msg"]), _MENDS.get(kind, "correct the value, or leave the field out")


def _wrong_kind(name: str, expected: list[str]) -> tuple[str, str]:
    """A name whose first half is another kind than the field takes, or no kind at all."""
    kind, _, rest = name.partition("/")
    near = _near(kind, expected)
    if kind not in kinds():
        help = f"did you mean '{near}/{rest}'?" if near else f"known here: {', '.join(expected)}"
        return f"{_shown(name)}: there is no kind of record '{kind}'", help
    help = "steps are printed by their guide: name that" if kind == "step" else ""
    help = help if "guide" in expected else ""
    return f"{_shown(name)} is a record of kind {kind}, expected {_choices(expected)}", (
        help or "name a record of a kind that is expected here"
    )


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EXPECTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number such as 1.5",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "names with values",
    "model_type": "fields of its own",
    "model_attributes_type": "fields of its own",
    "date_type": "a date such as 2026-11-24",
    "date_parsing": "a date such as 2026-11-24",
    "date_from_datetime_parsing": "a date such as 2026-11-24",
    "date_from_datetime_inexact": "a date such as 2026-11-24",
}
_FORMS = {
    "^https?://": "an address such as https://example.org/page",
    "[0-9A-F]{6}": "a colour of six digits such as 0B5551",
    "[0-9a-f]{12,64}": "a digest, which a program writes",
    "^JK": "a code such as JK304",
    "[A-Za-z]{2,3}(-": "the short name of a language, such as en-US",
}
"""What a pattern asks for, by a piece of it."""
_QUOTE = {
    ("dict_type", str): "write each on a line of its own, as 'name: value'",
    ("dict_type", list): "write each on a line of its own, as 'name: value', without a dash",
    ("string_type", int): "put quotation marks round it",
    ("string_type", bool): "put quotation marks round it",
    ("string_type", dict): "put quotation marks round it: it holds a colon and a space",
    ("tuple_type", str): "begin each entry with '- ' on a line of its own",
    ("tuple_type", int): "put it in square brackets, such as [{found}]",
    ("int_type", str): "write a whole number, without quotation marks and without a unit",
    ("bool_type", str): "write true or false, without quotation marks",
}
_BOUNDS = {
    "too_short": ("entries given: {actual_length}, expected at least {min_length}", "add some"),
    "too_long": (
        "more than {max_length} entries, expected at most {max_length}", "drop some, or split them"
    ),
    "string_too_short": (
        "text is empty, expected at least {min_length} character", "write it, or drop the field"
    ),
    "string_too_long": ("text is too long, expected at most {max_length} characters", "shorten it"),
    "greater_than_equal": ("{found} is too small, expected at least {ge}", "write a larger number"),
    "less_than_equal": ("{found} is too large, expected at most {le}", "write a smaller number"),
}  # fmt: skip
"""What a bound says, and what to do about it."""
_MENDS = {
    "bad_id": "use small letters, digits and '-', a letter first, 63 signs at most",
    "device_id": "choose another one, such as the same with a word before it",
    "bad_ref": "write the kind, a slash and the id",
    "empty_words": "write the text, or drop the field",
    "one_cue": "begin each of them with '- ' on a line of its own",
    "csl_name": "write 'literal' for an organisation, 'family' and 'given' for a person",
}
"""What to do about a fault that a model finds itself."""


def _shown(value: Any) -> str:
    """Quote a value as the file writes it, never as Python names it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            return repr(value if len(value) <= 40 else value[:37] + "...")
        case list() | tuple():
            return "a list"
        case dict():
            return "a mapping"
    return str(value)


def _choices(known: list[str]) -> str:
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} or {known[-1]}"


def _nearest(word: str, known: list[str]) -> str:
    found = _near(word, known)
    return f"did you mean '{found}'?" if found else ""


def _near(word: str, known: list[str]) -> str:
    """The known word that is meant: one of the same parts, or else one that is spelt much alike."""
    parts = sorted(_PARTED.split(word.casefold()))
    same = [each for each in known if sorted(_PARTED.split(each)) == parts]
    return (
        same[0]
        if len(same) == 1
        else next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")
    )
