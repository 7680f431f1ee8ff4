"""How findings say what a value is and what is expected, without a type name of Python."""

import re
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from jobcareer_kb.model import kinds
from jobcareer_kb.signs.names import space_named

_PARTED = re.compile(r"[-_ /]+")


def said_of(error: ErrorDetails) -> tuple[str, str]:
    """Say what was found and what is expected, without a type name of Python."""
    message, help = _said_of(error)
    return message, space_at_an_edge(error.get("input")) or help


def space_at_an_edge(value: Any) -> str:
    """What to do about a space that is none to YAML: at either end, or behind a dash."""
    if type(value) is not str:
        return ""
    edges = {
        "it begins with": value[:1],
        "behind its dash is": value[1:2] if value[:1] == "-" else "",
        "it ends with": value[-1:],
    }
    for where, sign in edges.items():
        if sign.isspace() and sign not in " \n\t":
            return f"{where} {space_named(sign)}: delete that and type it again"
    return ""


def _said_of(error: ErrorDetails) -> tuple[str, str]:
    kind, context, value = error["type"], error.get("ctx", {}), error.get("input")
    found = shown(value)
    if kind == "literal_error" and isinstance(value, list | dict):
        expected = str(context["expected"]).replace("'", "")
        return f"{found}, expected one of {expected}", "write one word, without brackets"
    if kind == "literal_error":
        known = [w.strip("' ") for w in str(context["expected"]).replace(" or ", ", ").split(",")]
        mend = nearest(str(value), known)
        return f"{found} is unknown, expected {choices(known)}", mend or "choose one of these"
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
    alike = near(kind, expected)
    if kind not in kinds():
        help = f"did you mean '{alike}/{rest}'?" if alike else f"known here: {', '.join(expected)}"
        return f"{shown(name)}: there is no kind of record '{kind}'", help
    help = "steps are printed by their guide: name that" if kind == "step" else ""
    help = help if "guide" in expected else ""
    return f"{shown(name)} is a record of kind {kind}, expected {choices(expected)}", (
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
    r"\S": "a text",
    "(?:https?|ftp)://": "an address such as https://example.org/page",
    "^https?://": "an address such as https://example.org/page",
    "(png|jpg|jpeg)$": "a PNG or JPEG file such as two-paths.png",
    "[0-9A-F]{6}": "a color of six digits such as 0B5551",
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
    ("string_type", list): "put quotation marks round it, if it begins with '['",
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
    "bad_phone": "write digits as people dial them, such as '1-877-872-5627' or '211'",
    "bad_key": "use letters, digits and signs such as '-', '_' and ':', 200 at most",
    "device_id": "choose another one, such as the same with a word before it",
    "bad_ref": "write the kind, a slash and the id",
    "empty_words": "write the text, or drop the field",
    "one_cue": "begin each of them with '- ' on a line of its own",
    "one_given": "write 'value' for what a source says, and 'assumed' for what is made up",
    "csl_name": "write 'literal' for an organisation, 'family' and 'given' for a person",
}
"""What to do about a fault that a model finds itself."""


def shown(value: Any) -> str:
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


def choices(known: list[str]) -> str:
    """The words of which one is expected: `a, b or c`."""
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])} or {known[-1]}"


def nearest(word: str, known: list[str]) -> str:
    """Ask whether the known word that is nearest was meant; empty where none is near."""
    found = near(word, known)
    return f"did you mean '{found}'?" if found else ""


def near(word: str, known: list[str]) -> str:
    """The known word that is meant: one of the same parts, or else one that is spelt much alike."""
    parts = sorted(_PARTED.split(word.casefold()))
    same = [each for each in known if sorted(_PARTED.split(each)) == parts]
    return (
        same[0]
        if len(same) == 1
        else next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")
    )
