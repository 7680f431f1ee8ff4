"""What still holds where something is broken, so that one slip does not hide a hundred others.

Of a `kb.yaml` with slips the sound settings are kept and stand-ins take the place of the others: no
check finds fault with a stand-in, and nothing is built while an error is left. Of a file that
cannot be read the names of its records are kept, so that only they are not asked for.
"""

import copy
import datetime
import re
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from jobcareer_kb.inline import Route
from jobcareer_kb.loading.files import REFERENCES_FILE
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.values import ID_PATTERN

_AUDIENCE = {"title": "people", "reading": {"flesch_kincaid": 20, "smog": 20}}
_PRODUCT = {"title": "Product", "audience": "facilitator", "formats": ["docx"]}
_ENTRIES: dict[str, Any] = {
    "audiences": _AUDIENCE, "products": _PRODUCT, "resource_groups": "Group",
}  # fmt: skip
"""What stands in for one entry."""
_FIELDS: dict[str, Any] = {
    "title": "Title",
    "version": "0",
    "released": datetime.date.max,
    "language": "en-US",
    "publisher": "Publisher",
    "licence": {"name": "Licence", "url": "https://example.org", "statement": "Statement."},
    "audiences": {"people": _AUDIENCE},
    "resource_groups": {},
    "products": {"handout": _PRODUCT},
}
"""What stands in for a field that must be there."""
_KEY = "[key]"
"""What pydantic adds to the route of a mapping's key."""
_ROUNDS = 12
"""A setting may be wrong in several ways, which show one after another."""
_ID = re.compile(rf"^ *(?:- +)?id: *([\"']?)({ID_PATTERN})\1 *(?:#.*)?$", re.MULTILINE)
_RECORD = re.compile(r"^- ", re.MULTILINE)
_WORDS = re.compile(r"^ *[^\s#]", re.MULTILINE)
"""A line that is no comment."""
_REFERENCE = re.compile(r"^ *- +id\b", re.MULTILINE)


def sound_settings(value: Any) -> tuple[Settings, frozenset[str]]:
    """Settings with stand-ins for all that does not fit, and the fields in which there are any."""
    if not isinstance(value, dict):
        return Settings.model_validate(_FIELDS), frozenset(Settings.model_fields)
    data = copy.deepcopy(value)
    guessed: set[str] = set()
    for _ in range(_ROUNDS):
        try:
            return Settings.model_validate(data), frozenset(guessed)
        except ValidationError as fault:
            errors = fault.errors(include_url=False)
            guessed.update(str(part) for error in errors for part in error["loc"][:1])
            missing = {tuple(e["loc"]): e["type"] == "missing" for e in errors}
            gone = {route for route in missing if not missing[route] and len(route) != 2}
            data = _without(data, {_place(route) for route in gone}, ())
            for route in missing:
                if route not in gone:
                    _mend(data, route)
    return Settings.model_validate(_FIELDS), frozenset(Settings.model_fields)


def _mend(data: dict[Any, Any], route: Route) -> None:
    """Put in what is missing, or does not fit, for its whole entry or field."""
    field, *below = route or ("",)
    if below and field in _ENTRIES and isinstance(data.get(field), dict):
        if below[-1] == _KEY:
            data[field].pop(below[0], None)
        else:
            data[field][below[0]] = copy.deepcopy(_ENTRIES[str(field)])
    elif field in _FIELDS:
        data[field] = copy.deepcopy(_FIELDS[str(field)])
    else:
        data.pop(field, None)


def _place(route: Route) -> Route:
    """The value that a fault is about; one of a key is about what stands under it."""
    return route[:-1] if route[-1:] == (_KEY,) else route


def _without(value: Any, gone: set[Route], route: Route) -> Any:
    """A copy of some data that lacks what stands at some routes."""
    if isinstance(value, dict):
        kept = ((key, each) for key, each in value.items() if (*route, key) not in gone)
        return {key: _without(each, gone, (*route, key)) for key, each in kept}
    if isinstance(value, list):
        places = (at for at in range(len(value)) if (*route, at) not in gone)
        return [_without(value[at], gone, (*route, at)) for at in places]
    return value


def names_in(path: str, kind: str, text: str) -> Iterable[str]:
    """Names of the records in a file that cannot be read; `kind/*` where they do not show."""
    names = [f"{kind}/{found[2]}" for found in _ID.finditer(text)]
    if text and not _WORDS.search(text):
        return []  # an empty file hides nothing
    begun = _REFERENCE if path == REFERENCES_FILE else _RECORD
    return names if names and len(names) >= len(begun.findall(text)) else [f"{kind}/*"]
