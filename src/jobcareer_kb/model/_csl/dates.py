"""Dates of sources, in the forms in which CSL, EDTF, Zotero and Pandoc write them."""

import datetime
import re
from typing import Annotated, Any, NoReturn, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from jobcareer_kb.record import Part
from jobcareer_kb.values import Flag, ShortText, quoted

_EDTF = re.compile(r"(-?)(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[0-9:.+Z-]{0,30})?([~?%])?")
_OPEN = ("", "..")
"""How an end that nobody knows is written."""
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_WORDS = re.compile(
    r"in press|forthcoming|submitted|in preparation|advance online publication|n\.?d\.?", re.I
)
"""What may stand for a date that is not yet, or not known."""
_NO_YEAR = re.compile(r"n\.?d\.?", re.I)
_PARTS = ("year", "month", "day")
_SEASONS = range(21, 25)
"""Months by which EDTF means spring, summer, autumn and winter."""
_NAMED = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


class CslDay(Part):
    """A date of known precision."""

    year: int | None = Field(default=None, ge=-9999, le=9999)
    """Below zero: before the common era."""
    month: int | None = None
    day: int | None = None

    @model_validator(mode="after")
    def _was(self) -> Self:
        if self.year is None:
            return self
        try:
            datetime.date(self.year if self.year > 0 else 4, self.month or 1, self.day or 1)
        except ValueError:
            self._refuse()
        if self.month == 0 or self.day == 0 or (self.day is not None and self.month is None):
            self._refuse()
        return self

    def _refuse(self) -> NoReturn:
        parts = (self.year, self.month, self.day)
        shown = "-".join(f"{part:02d}" for part in parts if part is not None)
        raise PydanticCustomError(
            "csl_day", "{value} is no day of the calendar; write 2025, '2025-03' or '2025-03-14'",
            {"value": repr(shown)},
        )  # fmt: skip


class CslDate(CslDay):
    """A date, a range of dates, or words in place of one."""

    season: int | None = Field(default=None, ge=1, le=4)
    """From spring, 1, to winter, 4."""
    circa: Flag | None = None
    """True of a date that is not certain."""
    literal: ShortText | None = None
    """Words in place of a date, such as `in press`."""
    until: CslDay | None = None
    """The end of a range."""

    @property
    def is_known(self) -> bool:
        """False where neither a year nor words in its place are given."""
        return self.year is not None or self.literal is not None


def _date(value: Any) -> Any:
    """Read any of the forms; of words without a year, only those that stand for a date."""
    try:
        found = _read(value)
    except (TypeError, ValueError):
        found = None
    if found is not None:
        return found
    raise PydanticCustomError(
        "csl_date", "{value} is not a date; write 2025, '2025-03' or '2025-03-14'",
        {"value": quoted(value)},
    )  # fmt: skip


def _read(value: Any) -> Any:
    if isinstance(value, CslDate):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return {"year": value}
    if isinstance(value, str):
        return _of_text(value.strip())
    if isinstance(value, dict):
        return _of_mapping(value)
    if isinstance(value, list) and 1 <= len(value) <= 2 and all(isinstance(d, dict) for d in value):
        return _range(*(_of_mapping(each) for each in value))
    return None


def _of_text(text: str) -> dict[str, Any] | None:
    if _WORDS.fullmatch(text):
        return {} if _NO_YEAR.fullmatch(text) else {"literal": text}
    start, slash, end = text.partition("/")
    if not slash:
        return _of_day(text)
    if start in _OPEN:
        return None
    return _range(_of_day(start), {} if end in _OPEN else _of_day(end))


def _of_day(text: str) -> dict[str, Any] | None:
    """A day as EDTF writes it; `00` in place of both month and day, or of the day, is none."""
    found = _EDTF.fullmatch(text)
    if found is None:
        return None
    sign, year, month, day, doubt = found.groups()
    before = int(year) + 1 if sign else 0  # EDTF counts a year 0, which is 1 B.C.E.
    parts = [f"-{before}" if sign else year, month, day]
    if month == "00" and day != "00":
        return None
    if day == "00":
        parts = parts[: 1 if month == "00" else 2]
    return _of_parts(parts) | ({"circa": True} if doubt == "~" else {})


def _of_mapping(value: dict[str, Any]) -> dict[str, Any] | None:
    """The variables of CSL; a mapping with none of them is no date."""
    if not value:
        return {}
    if not value.keys() & {"date-parts", "literal", "raw", "edtf", *_PARTS}:
        return None
    found = _body(value)
    if found is None:
        return None
    doubt = value.get("circa")
    if doubt not in (None, False, 0, "", "0", "false"):
        found["circa"] = True
    return _in_season(found, value.get("season"))


def _in_season(found: dict[str, Any], said: Any) -> dict[str, Any]:
    """A season as its number or, from Zotero, as the word that somebody typed."""
    if isinstance(said, str) and said.strip() and not said.strip().isdecimal():
        season = _NAMED.get(said.strip().casefold())
        if season is None and "year" in found:
            return {"literal": f"{said.strip()} {found['year']}"}
        return {**found, "season": season}
    number = _number(said)
    if number is not None:
        found["season"] = number - 20 if number in _SEASONS else number
    return found


def _body(value: dict[str, Any]) -> dict[str, Any] | None:
    if "date-parts" in value and (found := _of_date_parts(value["date-parts"])) is not None:
        return found
    if any(part in value for part in _PARTS):
        return _of_parts([value.get(part) for part in _PARTS])
    words = next((value[key] for key in ("edtf", "raw", "literal") if value.get(key)), None)
    if words is None:
        return {} if "date-parts" in value else None
    text = str(words).strip()
    if "literal" not in value and (found := _of_text(text)) is not None:
        return found
    return {"literal": text}


def _of_date_parts(value: Any) -> dict[str, Any] | None:
    if isinstance(value, list) and value and not isinstance(value[0], list):
        value = [value]
    match value:
        case [[*start]]:
            return _of_parts(start) or None
        case [[*start], [*end]]:
            return _range(_of_parts(start), _of_parts(end))
    return None


def _of_parts(parts: list[Any]) -> dict[str, Any]:
    """Year, month and day; what is empty or 0 is not known. A season may stand as a month."""
    numbers = [_number(part) for part in parts[:3]]
    found = dict(zip(_PARTS, (number or None for number in numbers), strict=False))
    month = found.get("month")
    if month is not None and month in _SEASONS:
        return {"year": found["year"], "season": month - 20}
    return {name: number for name, number in found.items() if number is not None}


def _number(part: Any) -> int | None:
    return int(part) if part not in (None, "") and not isinstance(part, bool) else None


def _range(start: Any, end: Any = None) -> dict[str, Any] | None:
    if start is None:
        return None
    last = {part: end[part] for part in _PARTS if part in end} if end else {}
    return {**start, "until": last} if last else start


_FORMS: dict[str, Any] = {
    "description": "A year, '2025-03' or '2025-03-14'; a range as 2010/2014; or as Zotero has it.",
    "anyOf": [
        {"type": "integer"},
        {"type": "string", "minLength": 1},
        {"type": "object"},
        {"type": "array", "minItems": 1, "maxItems": 2},
    ],
}
Date = Annotated[CslDate, BeforeValidator(_date), WithJsonSchema(_FORMS)]
"""When a source came out."""


def _opened(value: Any) -> Any:
    """The time alone, as an editor of R writes it in place of the day, says nothing of the day."""
    return None if isinstance(value, str) and _CLOCK.fullmatch(value) else value


Accessed = Annotated[Date | None, BeforeValidator(_opened), WithJsonSchema(_FORMS)]
"""When a source was opened."""
