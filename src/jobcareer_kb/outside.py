"""Plain data that lay on a disk where others may write: read within a bound, held to a shape.

What the program itself wrote, a manifest or a report that was kept, comes back through here, since
whoever can write into the folder can have written it instead.
"""

import json
import re
from dataclasses import dataclass
from types import UnionType
from typing import Any, get_args

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_FEW = 1_000
_WORDS = {str: "a text", int: "a whole number", bool: "true or false", type(None): "nothing"}


class NotOurs(ValueError):
    """Data has not the form in which the program writes it; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class Maybe:
    """A shape, or null."""

    shape: Any


def json_of(data: bytes, most: int, each: int) -> Any:
    """Plain data from JSON of at most so many bytes; NotOurs where it is none.

    A list of nothing is three bytes in a file and seventy in memory, so there must be `each` bytes
    for a value, beyond the first few.
    """
    if len(data) > most:
        raise NotOurs(f"it has more than {most:,} bytes")
    if sum(map(data.count, (b",", b"[", b"{"))) > _FEW + len(data) // each:
        raise NotOurs("it holds more values than a file of its size would")
    if _HALF.search(data):  # one half of it alone is a sign that no file can hold
        raise NotOurs("it holds a sign in two halves, as nothing of ours is written")
    try:
        return json.loads(data.decode())
    except RecursionError:
        raise NotOurs("its lists nest too deep") from None
    except ValueError as fault:
        raise NotOurs(f"it is no JSON ({str(fault)[:80]})") from None


def wrong_in(value: Any, shape: Any, at: str = "") -> str:
    """Where a value has not the shape that is expected, and what it has; empty if it fits.

    A shape is a type or several (`str | int`); a pattern of a text; `[shape]` for a list of any
    length; a tuple of shapes for a list of that length; `{type or pattern: shape}` for a mapping
    with keys of one sort; `{"name": shape, ...}` for one with exactly these names.
    """
    here = at or "it"
    match shape:
        case re.Pattern():
            fits = isinstance(value, str) and shape.fullmatch(value) is not None
            return "" if fits else f"{here} has not the form that is expected"
        case type() | UnionType():
            types = get_args(shape) or (shape,)
            expected = " or ".join(_WORDS[each] for each in types)
            return "" if type(value) in types else f"{here} is not {expected}"
        case Maybe():
            return "" if value is None else wrong_in(value, shape.shape, at)
        case tuple():
            if not isinstance(value, list) or len(value) != len(shape):
                return f"{here} is not a list of {len(shape)}"
            pairs = enumerate(zip(value, shape, strict=True))
            return _first(wrong_in(each, inner, f"{at}[{n}]") for n, (each, inner) in pairs)
        case list():
            if not isinstance(value, list):
                return f"{here} is not a list"
            if type(shape[0]) is type and {shape[0]} >= set(map(type, value)):
                return ""  # thousands of them, as a rule all sound
            return _first(wrong_in(each, shape[0], f"{at}[{n}]") for n, each in enumerate(value))
    if not isinstance(value, dict):
        return f"{here} is not a mapping"
    return _wrong_in_keys(value, shape, at)


def _wrong_in_keys(value: dict[str, Any], shape: dict[Any, Any], at: str) -> str:
    dot = f"{at}." if at else ""
    (first, inner), *_ = shape.items()
    if not isinstance(first, str):
        if first is str and type(inner) is type and {inner} >= set(map(type, value.values())):
            return ""  # its names are texts, as JSON has no others
        odd = next((key for key in value if wrong_in(key, first)), None)
        if odd is not None:
            return f"{at or 'it'} holds {odd[:60]!r}, a name that is not expected there"
        return _first(wrong_in(each, inner, f"{dot}{key[:60]}") for key, each in value.items())
    if value.keys() != shape.keys():
        odd = min(value.keys() ^ shape.keys())
        return f"{dot}{odd[:60]} is {'unknown' if odd in value else 'missing'}"
    return _first(wrong_in(value[key], shape[key], f"{dot}{key}") for key in shape)


def _first(wrongs: Any) -> str:
    return next(filter(None, wrongs), "")
