"""The lines of a file that a span covers, with the span underlined."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jobcareer_kb.diagnostic import Span
from jobcareer_kb.media.terminal import disarmed, visible
from jobcareer_kb.reports._paint import cells

SHOWN = 5
"""Lines of one span; of a longer one the beginning and the last line."""
_CUT = "..."


@dataclass(frozen=True, slots=True)
class Row:
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
    pieces = list(_pieces(span, lines))
    if len(pieces) > SHOWN:
        middle: tuple[int, int, int] | None = None
        shown = [*pieces[: SHOWN - 2], middle, pieces[-1]]
    else:
        shown = [*pieces]
    return [_row(piece, lines, width, sign) for piece in shown]


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a file; findings come sorted by file, so it is split once."""
    return tuple(text.split("\n"))


def _pieces(span: Span, lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Line, first column and one past the last, of each line that a span covers."""
    end_line = min(span.last_line, len(lines))
    while end_line > span.line and not lines[end_line - 1].strip():
        end_line -= 1  # the blank lines that a block of text may end in
    for number in range(span.line, end_line + 1):
        text = lines[number - 1]
        start = span.column if number == span.line else len(text) - len(text.lstrip(" ")) + 1
        whole = number != span.end_line
        end = len(text.rstrip()) + 1 if whole else min(span.end_column, len(text) + 1)
        yield number, start, max(end, start)


def _row(piece: tuple[int, int, int] | None, lines: Sequence[str], width: int, sign: str) -> Row:
    if piece is None:
        return Row(None, _CUT, "")
    number, *places = piece
    line = visible(lines[number - 1])
    text = disarmed(line).rstrip()
    # What stands before a place is as long as it is shown, with the backslashes put into it.
    start, end = (len(disarmed(line[: place - 1])) + 1 for place in places)
    left, right = _window(text, start - 1, width)
    shown = text[left:right]
    before, after = _CUT if left else "", _CUT if right < len(text) else ""
    lead = cells(before) + cells(text[left : min(start - 1, right)])
    covered = text[max(start - 1, left) : min(end - 1, right)]
    blank = not text.strip()
    underline = "" if blank else " " * lead + sign * max(1, cells(covered))
    return Row(number, f"{before}{shown}{after}", underline)


def _window(text: str, start: int, width: int) -> tuple[int, int]:
    """The part of a long line that is shown: it holds the beginning of the span."""
    if cells(text) <= width:
        return 0, len(text)
    room = max(20, width - 2 * len(_CUT))
    left = max(0, start - room // 3) if start > room * 2 // 3 else 0
    right = left
    used = 0
    while right < len(text) and used < room:
        used += cells(text[right])
        right += 1
    return left, right
