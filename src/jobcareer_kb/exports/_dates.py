"""Dates as people type them into the fields of their programs: `Mar 3, 1998`, `c. 1995`."""

import re
from typing import Any

from pydantic import TypeAdapter, ValidationError

from jobcareer_kb.model.reference import Date

_READS: TypeAdapter[Any] = TypeAdapter(Date)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SEASONS = ["spring", "summer", "autumn", "winter"]
_ABOUT = frozenset({"c", "ca", "circa", "about"})
_BESIDE = frozenset({"st", "nd", "rd", "th", "and", "of", "to"})
_PART = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = 100
_YEARS = 2


def dated(text: str) -> Any:
    """A date as a file of ours has it; words that are none are kept as words."""
    text = text.strip().rstrip("/ ")
    if not text or _is_date(text):
        return text
    found = _typed(text) if len(text) <= _LONGEST and not text.startswith("/") else ""
    return found if found and _is_date(found) else {"literal": text}


def _is_date(text: str) -> bool:
    try:
        _READS.validate_python(text)
    except ValidationError:
        return False
    return True


def _typed(text: str) -> str:
    """EDTF of a date in words; empty where a part of it is not understood."""
    years: list[str] = []
    months: list[int] = []
    days: list[int] = []
    about = ""
    for part in _PART.findall(text.lower()):
        name = "autumn" if part == "fall" else part
        if part.isdecimal() and len(part) == 4:
            years.append(part)
        elif part.isdecimal() and len(part) <= 2:
            days.append(int(part))
        elif name in _SEASONS:
            months.append(_SEASONS.index(name) + 21)
        elif part[:3] in _MONTHS:
            months.append(_MONTHS.index(part[:3]) + 1)
        elif part in _ABOUT:
            about = "~"
        elif part not in _BESIDE:
            return ""
    return _edtf(years, months, days) + about if years else ""


def _edtf(years: list[str], months: list[int], days: list[int]) -> str:
    if len(years) == _YEARS and not months and not days:
        return f"{years[0]}/{years[1]}"
    if len(years) == 1 and len(days) == 1 and not months and days[0] > 31:
        return f"{years[0]}/{years[0][:2]}{days[0]}"
    if len(years) > 1 or len(months) > _YEARS or len(days) > _YEARS or (days and not months):
        return ""
    spans = [f"{years[0]}-{month:02d}" for month in months] or years[:1]
    if days:
        spans = spans * len(days) if len(spans) == 1 else spans
        if len(days) != len(spans):
            return ""
        spans = [f"{span}-{day:02d}" for span, day in zip(spans, days, strict=True)]
    return "/".join(spans)
