"""`# jk: ignore[CODE] reason=... until=...`: a finding that a person let stand, and why.

The comment covers what begins on its own line, or, where it has a line to itself, all that begins
on the next line: a field with its value, an entry of a list, a whole record. The events of YAML
hold no comments, so they are looked for outside the texts that the file holds.
"""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.loading import rules
from jobcareer_kb.loading.yaml.positions import Positions

Place = tuple[int, int]
Region = tuple[Place, Place]
"""A place and one past the last; lines and columns from 1."""

MARK = re.compile(r"(?:(?<=[ \n])|^)#[ ]*jk[ ]*:.*", re.IGNORECASE | re.MULTILINE)
_FORM = re.compile(r"#\s*jk\s*:\s*ignore\s*\[([^\]]*)\](.*)", re.IGNORECASE)
_UNTIL = re.compile(r"\buntil=(\S*)")
_REASON = re.compile(r"\breason=(?:\"([^\"]*)\"|'([^']*)'|(.*))")
_CODE = re.compile(r"[^\s,]+")
_EXAMPLE = '# jk: ignore[JK404] reason="a proper name" until=2027-03-01'


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment of the right form."""

    codes: tuple[tuple[str, Span], ...]
    reason: str
    until: datetime.date | None
    span: Span
    covers: Region | None
    """None where nothing follows the comment."""


def comments(text: str, path: str) -> Iterator[Ignore | Diagnostic]:
    """Every comment that speaks to the checker; a finding for each that it cannot understand."""
    layout = _Layout(text, path)
    for number, row in enumerate(layout.lines, start=1):
        for match in MARK.finditer(row):
            column = match.start() + 1
            if not layout.is_text(number, column):  # a '#' within a text is text
                said = match[0].rstrip()
                span = Span(path, number, column, number, column + len(said))
                yield _read(said, span, layout.covered(number, column))


class _Layout:
    """Where the texts of a file stand, and what begins on each of its lines."""

    def __init__(self, text: str, path: str) -> None:
        places = Positions(text, path)
        self.lines = text.split("\n")
        self._texts = sorted(places.texts())
        self._ends: dict[int, Place] = {}
        self._scalar_ends: dict[int, Place] = {}
        for start, end, scalar in places.extents():
            self._ends[start[0]] = max(self._ends.get(start[0], end), end)
            if scalar:
                self._scalar_ends[start[0]] = max(self._scalar_ends.get(start[0], end), end)
        self._next: list[int | None] = [None] * (len(self.lines) + 1)
        for number in range(len(self.lines) - 1, 0, -1):
            below = self.lines[number].strip()
            counts = below and not below.startswith("#")
            self._next[number] = number + 1 if counts else self._next[number + 1]

    def is_text(self, line: int, column: int) -> bool:
        at = bisect_right(self._texts, (line, column), key=lambda text: text[0]) - 1
        return at >= 0 and (line, column) < self._texts[at][1]

    def covered(self, line: int, column: int) -> Region | None:
        """The rest of the comment's own line, or all that begins on the next one."""
        if self.lines[line - 1][: column - 1].strip():
            return (line, 1), max((line + 1, 1), self._scalar_ends.get(line, (0, 0)))
        target = self._next[line]
        end = self._ends.get(target) if target is not None else None
        return ((target, 1), end) if target is not None and end is not None else None


def _read(said: str, span: Span, covers: Region | None) -> Ignore | Diagnostic:
    form = _FORM.fullmatch(said)
    if form is None:
        return _malformed(span, "a comment for the checker that it does not understand")
    codes = tuple(
        (code[0], _part(span, form.start(1) + code.start(), form.start(1) + code.end()))
        for code in _CODE.finditer(form[1])
    )
    if not codes:
        return _malformed(span, "a comment that ignores no code")
    rest = form[2]
    until, day = _UNTIL.search(rest), None
    if until is not None:
        day = _date(until[1])
        if day is None:
            at = form.start(2) + until.start(1)
            return _malformed(
                _part(span, at, at + max(1, len(until[1]))),
                f"{until[1]!r} is not a date such as 2027-03-01",
            )
        rest = f"{rest[: until.start()]} {rest[until.end() :]}"
    reason = _REASON.search(rest)
    words = next((g.strip() for g in reason.groups() if g is not None), "") if reason else ""
    stray = (rest[: reason.start()] + rest[reason.end() :]).strip() if reason else rest.strip()
    if not words or stray:
        what = f"{stray!r} is not understood" if stray else "no reason is given"
        return _malformed(span, f"a comment that ignores a finding: {what}")
    return Ignore(codes, words, day, span, covers)


def _part(span: Span, start: int, end: int) -> Span:
    return Span(span.path, span.line, span.column + start, span.line, span.column + end)


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if re.fullmatch(r"[\d-]{10}", text) else None
    except ValueError:
        return None


def _malformed(span: Span, message: str) -> Diagnostic:
    return rules.IGNORE_FORM.at(span, message, f"write it so: {_EXAMPLE}")
