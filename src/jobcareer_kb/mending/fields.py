"""Mends of what does not fit its field: a misspelt or former name, a misspelt word, quotes.

They need no sound record, for what does not fit keeps its record from being one. Each is tried on
the data of the record first, and only made if nothing is said about the place any more.
"""

import re
from typing import Any

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.inline import Route
from jobcareer_kb.loading.files import REFERENCES_FILE, SETTINGS_FILE, WORDS_FILE
from jobcareer_kb.loading.records import Places, read_record, validate
from jobcareer_kb.mending.bench import Bench, Mend, Page, only_near, said
from jobcareer_kb.mending.edits.splice import Edit
from jobcareer_kb.mending.shapes import shape_of
from jobcareer_kb.model import kinds
from jobcareer_kb.model._settings import Settings
from jobcareer_kb.model._words import WordLists

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
"""A whole number, as the loader reads it."""
_STRANGERS = 20
"""Unknown keys of one mapping beyond which no slip of one key is likely."""
_TOP: dict[str, type[Any]] = {SETTINGS_FILE: Settings, WORDS_FILE: WordLists}


def field(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK111: the key of a field that is misspelt and not given beside by its right name."""
    page, route = _placed(finding, bench)
    if page is None or page.places.key(route) != finding.span:
        return None
    *parent, name = route
    shape, mapping = shape_of(page.file.path), page.at(tuple(parent))
    if shape is None or not isinstance(name, str):
        return None
    known = shape.fields(page.data, tuple(parent))
    near = only_near(name, known)
    if near is None or near in mapping or not _is_alone(page, route, near, known):
        return None
    if not bench.may_try(finding):
        return None
    mended = {near if key == name else key: each for key, each in mapping.items()}
    if _says(page, tuple(parent), mended, (*parent, near)):
        return None
    return Mend(Edit(finding.span, near), said(near, name))


def former(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK021: the key of a field that has another name today."""
    page, route = _placed(finding, bench)
    if page is None or page.places.key(route) != finding.span:
        return None
    then = str(route[-1])
    now = kinds()[page.file.path.partition("/")[0]].former.get(then)
    return Mend(Edit(finding.span, now), said(now, then)) if now is not None else None


def _is_alone(page: Page, route: Route, near: str, known: frozenset[str]) -> bool:
    """Say whether no other unknown key of the mapping can stand for the same field."""
    strangers = page.strangers(route[:-1], known)
    if len(strangers) > _STRANGERS:
        return False
    return [key for key in strangers if only_near(key, known) == near] == [route[-1]]


def value(finding: Diagnostic, bench: Bench) -> Mend | None:
    """JK112: a misspelt word of a list; a number that wants quotes, or one that has them."""
    page, route = _placed(finding, bench)
    shape = shape_of(page.file.path) if page is not None else None
    if page is None or shape is None or page.places.value(route) != finding.span:
        return None
    words, sorts = shape.words(page.data, route), shape.sorts(page.data, route)
    made = _value(finding.span, page.at(route), words, sorts)
    if made is None or not bench.may_try(finding) or _says(page, route, made[0], route):
        return None
    return made[1]


def _value(
    span: Span, found: object, words: frozenset[str], sorts: frozenset[str]
) -> tuple[str | int, Mend] | None:
    """The right value and how it comes to stand there; None where there is no certain one."""
    match found:
        case bool() | int() if "string" in sorts and not sorts & {"integer", "number", "boolean"}:
            old = str(found).lower()
            return old, Mend(Edit(span, old, sort="text"), f"put {old} in quotation marks")
        case "true" | "false" if sorts == {"boolean"}:
            edit = Edit(span, str(found), sort="word")
            return found == "true", Mend(edit, f"take the quotation marks from {found}")
        case str() if sorts and sorts <= {"integer", "number"} and _WHOLE.fullmatch(found):
            edit = Edit(span, found, sort="number")
            return int(found), Mend(edit, f"take the quotation marks from {found}")
        case str() if words and (near := only_near(found, words)) is not None:
            return near, Mend(Edit(span, near), said(near, found))
    return None


def _placed(finding: Diagnostic, bench: Bench) -> tuple[Page | None, Route]:
    """File and route of a finding; no file where it is not read as a whole."""
    page = bench.pages.get(finding.span.path)
    if page is None or page.data is None:
        return None, ()
    route = page.places.route_at(finding.span.line, finding.span.column)
    return (page, route) if route else (None, ())


def _says(page: Page, route: Route, mended: Any, place: Route) -> bool:
    """Say whether anything is found at a place, once a value of its record is another one."""
    base = _base(page)
    record = _with(page.at(route[:base]), route[base:], mended)
    at = place[base:]
    places = Places(
        value=lambda found: Span("here" if found == at else ""),
        key=lambda found: Span("here" if found == at else ""),
        parent=lambda found: Span(""),
    )
    path = page.file.path
    if path in _TOP:
        result = validate(record, _TOP[path], places)
    else:
        kind = "reference" if path == REFERENCES_FILE else path.partition("/")[0]
        result = read_record(record, kinds()[kind], places)
    return isinstance(result, list) and any(each.span.path for each in result)


def _base(page: Page) -> int:
    """How many steps lead from the file to a record."""
    if page.file.path == REFERENCES_FILE:
        return 2
    return int(isinstance(page.data, list))


def _with(data: Any, route: Route, new: Any) -> Any:
    """A copy of some data with another value at a route."""
    if not route:
        return new
    first, rest = route[0], route[1:]
    if isinstance(data, list):
        return [_with(each, rest, new) if i == first else each for i, each in enumerate(data)]
    return {key: _with(each, rest, new) if key == first else each for key, each in data.items()}
