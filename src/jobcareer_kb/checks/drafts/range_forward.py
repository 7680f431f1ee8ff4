"""Ranges and limits can be kept: the smaller number stands first, and one scale is meant.

Bad:   Use water of 120 to 100 °F.              group: 18 to 6 adults
Bad:   Keep it above 120 °F and below 100 °F.
Bad:   Open from 8 PM to noon.           (a night shift, 10 PM to 6 AM, passes)
Bad:   Keep it below 40 °F (40 °C).             limit: Keep it below 41.
Bad:   Keep it below 5 °C.                      (all other records speak of °F)
Good:  Use water of 100 to 120 °F (38 to 49 °C).
Mend:  exchange the two numbers; or copy number and unit once more.
Why:   nobody can keep such a limit, and people get hurt by a wrong one. Read are two numbers with
       "to" between them and a unit or things in the plural behind; "above" and "below" of one
       sentence; degrees in both scales side by side, which may differ by two after conversion; the
       degrees of all records; and the limits of procedures. "From 10 to 5 percent" is a change, and
       passes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel

from jobcareer_kb.checks import Context, Gather, Judge, check_side_by_side
from jobcareer_kb.checks._every_text import Written, texts_of
from jobcareer_kb.checks._item_texts import quoted
from jobcareer_kb.diagnostic import Diagnostic, Severity
from jobcareer_kb.inline import Route
from jobcareer_kb.kb import KnowledgeBase

_N = r"(\d{1,6}(?:,\d{3})?(?:\.\d{1,3})?)"
_RANGE = re.compile(
    rf"(?<![\w.,:/$-]){_N}\s?(?:to|–|-)\s?{_N}\s?(?:°|percent\b|%|people\b|[a-z]{{3,20}}s\b|[A-Z]{{2,5}}\b(?!\s?[$€£\d]))"
)
_WITHIN = re.compile(
    rf"\b(?:above|over|at least)\s{_N}[^.;\d]{{1,20}}\b(?:below|under|at most)\s{_N}"
)
_BETWEEN = re.compile(rf"\bbetween\s{_N}\s?(?:°\s?[CF]\s)?and\s{_N}")
_FROM = re.compile(r"\b(?:from|fell|falls|drop|drops|down|score|odds)\b[^.;]{0,30}$", re.IGNORECASE)
_BOTH = re.compile(rf"{_N}\s?°\s?([CF])\s?[(/]\s?(?:about\s)?{_N}\s?°\s?([CF])\)?")
_DEGREE = re.compile(r"\d\s?°\s?([CF])\b")
_BARE = re.compile(rf"\b(?:below|above|over|under|to|of|at|than)\s{_N}[.!]?$")
_HOUR = r"(?:(\d{1,2})(?::(\d\d))?\s?([ap])\.?m\b\.?|(noon|midnight)\b)"
_HOURS = re.compile(rf"\b{_HOUR}\s?(?:to|until|and|–|-)\s?{_HOUR}", re.IGNORECASE)
_NIGHT = 12 * 60
"""Minutes that a range over midnight may take."""
_HELP = "exchange the two numbers, or copy them once more"
_COPY = "copy numbers and units once more"
_ROUNDED = 2
"""Degrees by which a rounded number may differ from what conversion gives."""
Slip = tuple[int, int, str, str]
"""A place in a text, what was found, what to do."""


def _judge(context: Context) -> Judge:
    return partial(_reversed, context.kb)


def _reversed(kb: KnowledgeBase, name: str, record: BaseModel) -> Iterator[Diagnostic]:
    for written in _read(kb, name, record):
        for start, end, message, help in _slips(written):
            yield CHECK.rule.at(written.span(kb, start, end), message, help)


def _read(kb: KnowledgeBase, name: str, record: BaseModel) -> Iterable[Written]:
    unread = name.startswith(("reference/", "evidence/", "figure/"))
    return () if unread else texts_of(kb, name, record)


def _gather(context: Context) -> Gather:
    """Of each text that speaks of one scale: the scale, the route, and a place."""
    kb = context.kb

    def degrees(name: str, record: BaseModel) -> list[list[Any]] | None:
        rows: list[list[Any]] = []
        for written in _read(kb, name, record):
            found = {degree[1]: degree.start() for degree in _DEGREE.finditer(written.text)}
            if len(found) == 1:
                rows.extend([scale, written.route, at] for scale, at in found.items())
        return rows or None

    return degrees


def _slips(written: Written) -> Iterator[Slip]:
    text = written.text
    for pattern in (_RANGE, _WITHIN, _BETWEEN):
        for found in pattern.finditer(text):
            low, high = _number(found[1]), _number(found[2])
            if low > high and not (pattern is _RANGE and _FROM.search(text[: found.start()][-40:])):
                yield found.start(), found.end(), f"{quoted(found[0])} runs backward", _HELP
    for found in _HOURS.finditer(text):
        begin, end = _minutes(*found.groups()[:4]), _minutes(*found.groups()[4:])
        if end <= begin and end + 2 * _NIGHT - begin > _NIGHT:
            yield found.start(), found.end(), f"{quoted(found[0])} runs backward", _HELP
    for found in _BOTH.finditer(text):
        if found[2] != found[4] and not _agree(found[1], found[2], found[3]):
            yield found.start(), found.end(), f"{quoted(found[0])} are two temperatures", _COPY
        elif found[2] == found[4]:
            yield found.start(), found.end(), f"{quoted(found[0])} has one scale twice", _COPY
    if written.record.startswith("procedure/") and written.route[-1] == "limit":
        plain = text.partition("[@")[0].strip()
        if bare := _BARE.search(plain):
            yield bare.start(), len(plain), f"{quoted(bare[0])} has no unit", "add the unit"


def _minutes(hour: str | None, minute: str | None, half: str | None, named: str | None) -> int:
    """The minutes since midnight, which ends a day."""
    if hour is None or half is None:
        return _NIGHT if named and named.casefold() == "noon" else 2 * _NIGHT
    return int(hour) % 12 * 60 + int(minute or 0) + _NIGHT * (half.casefold() == "p")


def _agree(number: str, scale: str, other: str) -> bool:
    one, two = _number(number), _number(other)
    exact = one * 9 / 5 + 32 if scale == "C" else (one - 32) * 5 / 9
    return abs(exact - two) <= _ROUNDED


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _strange(context: Context, gathered: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """The one temperature in a scale of which no other record speaks."""
    scales: dict[str, list[tuple[str, Route, int]]] = {"C": [], "F": []}
    for name, rows in gathered.items():
        for scale, route, at in rows:
            scales[scale].append((name, tuple(route), at))
    few, many = sorted(scales.values(), key=len)
    if len(few) == 1 and len(many) > 1:
        name, route, start = few[0]
        usual = "°F" if many is scales["F"] else "°C"
        yield CHECK.rule.at(
            context.kb.text_span(name, route, start, start + 1),
            f"this temperature is not in {usual}, and all others are",
            f"look into the source; add what it is in {usual}",
        )


CHECK = check_side_by_side(
    "JK428", "range-forward", Severity.WARNING, __doc__, _gather, _strange, _judge
)
