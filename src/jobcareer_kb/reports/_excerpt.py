"""The lines of a file that a span covers, with the span underlined."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.media.terminal import disarmed, ends_of_commands, visible
from jobcareer_kb.reports._paint import cells

SHOWN = 5
"""Lines of one span; of a longer one the beginning and the last line."""
_CUT = "..."


class Row(NamedTuple):
    """One line of an excerpt and what is underlined in it."""

    number: int | None
    """None where lines are left out."""
    text: str
    underline: str


def excerpt(span: Span, sources: Mapping[str, str], width: int, sign: str = "^") -> list[Row]:
    """The rows of a span, each cut to `width` columns; none where its file has no such line."""
    lines = _lines(sources.get(span.path, ""))
    if not 0 < span.line <= len(lines):
        return []
    last = _last_line(span, lines)
    numbers = range(span.line, last + 1)
    shown: list[int | None] = [*numbers[:SHOWN]]
    if len(numbers) > SHOWN:
        shown[SHOWN - 2 :] = [None, last]
    return [_row(span, number, lines, width, sign) for number in shown]


@lru_cache(maxsize=128)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a file; findings come sorted by file, so it is split once."""
    return tuple(text.split("\n"))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A line as it is shown, how many columns that takes, and where backslashes were put in."""

    text: str
    columns: int
    disarmed: Sequence[int]
    is_plain: bool
    """Each of its signs takes one column, and none was put in."""

    def place(self, column: int) -> int:
        """The column at which the sign of a column of the file is shown."""
        return column + bisect_right(self.disarmed, column - 1)


@lru_cache(maxsize=128)
def _shown(line: str) -> _Shown:
    """A line as it is shown; a long one may have many findings."""
    signs = visible(line)
    text = disarmed(signs).rstrip()
    commands = ends_of_commands(signs)
    return _Shown(text, cells(text), commands, text.isascii() and not commands)


def _last_line(span: Span, lines: Sequence[str]) -> int:
    """The last line that a span covers, without the blank ones that a block of text may end in."""
    last = min(span.last_line, len(lines))
    while last > span.line and not lines[last - 1].strip():
        last -= 1
    return last


def _covered(span: Span, number: int, text: str) -> tuple[int, int]:
    """First column and one past the last of what a span covers in one of its lines."""
    start = span.column if number == span.line else len(text) - len(text.lstrip(" ")) + 1
    whole = number != span.end_line
    end = len(text.rstrip()) + 1 if whole else min(span.end_column, len(text) + 1)
    return start, max(end, start)


def _row(span: Span, number: int | None, lines: Sequence[str], width: int, sign: str) -> Row:
    if number is None:
        return Row(None, _CUT, "")
    line = _shown(lines[number - 1])
    text = line.text
    start, end = _covered(span, number, lines[number - 1])
    if line.is_plain and line.columns <= width:
        first, last = min(start - 1, len(text)), min(end - 1, len(text))
        return Row(number, text, " " * first + sign * max(1, last - first) if text else "")
    start, end = line.place(start), line.place(end)
    left, right = (0, len(text)) if line.columns <= width else _window(text, start - 1, width)
    shown = text[left:right]
    before, after = _CUT if left else "", _CUT if right < len(text) else ""
    lead = cells(before) + cells(text[left : min(start - 1, right)])
    covered = text[max(start - 1, left) : min(end - 1, right)]
    underline = " " * lead + sign * max(1, cells(covered)) if text else ""
    return Row(number, f"{before}{shown}{after}", underline)


def _window(text: str, start: int, width: int) -> tuple[int, int]:
    """The part of a long line that is shown: it holds the beginning of the span."""
    room = max(20, width - 2 * len(_CUT))
    left = max(0, start - room // 3) if start > room * 2 // 3 else 0
    if text.isascii():
        return left, min(len(text), left + room)
    right = left
    used = 0
    while right < len(text) and used < room:
        used += cells(text[right])
        right += 1
    return left, right
