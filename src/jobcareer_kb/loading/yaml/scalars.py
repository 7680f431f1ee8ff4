"""Which place in the file each character of a scalar's value came from.

YAML folds lines, doubles quotes and reads escapes, so a value's character 40 need not stand at
column 40. The scalar is read again here, style by style; the result is trusted only if it gives
the very value that libyaml gave.
"""

import re
from collections.abc import Iterator

from jobcareer_kb.diagnostic import Span

Place = tuple[int, int]
"""Line and column, both from 1."""

_HEADER = re.compile(r"[|>]([-+0-9]*)")
_HEX = {"x": 2, "u": 4, "U": 8}
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85",
    "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def value_offsets(
    lines: list[str], span: Span, style: str | None, value: str
) -> list[Place] | None:
    """Return a place for each character of a value; None where the reading does not agree."""
    for reading in _readings(lines, span, style, value):
        if "".join(char for char, _ in reading) == value:
            return [place for _, place in reading]
    return None


_Reading = list[tuple[str, Place]]


def _readings(lines: list[str], span: Span, style: str | None, value: str) -> Iterator[_Reading]:
    if style not in ("|", ">"):
        yield _flow(lines, span, style)
        return
    signs = _HEADER.match(lines[span.line - 1], span.column - 1)
    told = signs.group(1) if signs else ""
    rows = _block_rows(lines, span)
    for indent in _indents([text for _, text in rows], value.split("\n")):
        yield _block(rows, indent, style, told, len(lines))


def _source(lines: list[str], span: Span) -> list[tuple[int, int, str]]:
    """The lines of a span: number, column of the first character, text."""
    if span.line == span.end_line:
        return [
            (span.line, span.column, lines[span.line - 1][span.column - 1 : span.end_column - 1])
        ]
    first = (span.line, span.column, lines[span.line - 1][span.column - 1 :])
    middle = [
        (n, 1, lines[n - 1]) for n in range(span.line + 1, min(span.end_line, len(lines) + 1))
    ]
    tail = lines[span.end_line - 1] if span.end_line <= len(lines) else ""
    return [first, *middle, (span.end_line, 1, tail[: span.end_column - 1])]


def _flow(lines: list[str], span: Span, style: str | None) -> _Reading:
    """Read a plain or quoted scalar."""
    rows = _source(lines, span)
    if style:
        line, column, text = rows[0]
        rows[0] = (line, column + 1, text[1:])
        line, column, text = rows[-1]
        rows[-1] = (line, column, text[:-1])
    result: _Reading = []
    blanks = 0
    joined = False  # the line before ended in a backslash: no space, no break
    for index, (line, column, text) in enumerate(rows):
        lead = len(text) - len(text.lstrip(" ")) if index else 0
        last = index == len(rows) - 1
        body = text[lead:] if last else text[lead:].rstrip(" ")
        if style == '"' and not last and _odd_backslashes(body) and text[lead:] != body:
            body += " "  # an escaped space at the end of a line stays
        if index and not body and not last:
            blanks += 1
            continue
        if index:
            result += _break((line, column), blanks, joined)
            blanks = 0
        joined = style == '"' and not last and _odd_backslashes(body)
        result += _row(body[:-1] if joined else body, line, column + lead, style)
    return result


def _odd_backslashes(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _break(place: Place, blanks: int, joined: bool) -> _Reading:
    if blanks:
        return [("\n", place)] * blanks
    return [] if joined else [(" ", place)]


def _row(text: str, line: int, column: int, style: str | None) -> _Reading:
    """Read one line of a plain or quoted scalar."""
    result: _Reading = []
    at = 0
    while at < len(text):
        char, width = text[at], 1
        if style == "'" and text.startswith("''", at):
            width = 2
        elif style == '"' and char == "\\":
            char, width = _escape(text, at)
        result.append((char, (line, column + at)))
        at += width
    return result


def _escape(text: str, at: int) -> tuple[str, int]:
    code = text[at + 1 : at + 2]
    if code in _HEX:
        digits = text[at + 2 : at + 2 + _HEX[code]]
        return chr(int(digits, 16)), 2 + _HEX[code]
    return _ESCAPES.get(code, code), 2


def _block(
    rows: list[tuple[int, str]], indent: int, style: str, signs: str, count: int
) -> _Reading:
    """Read a literal or folded block scalar; `count` is the number of lines of the file."""
    chomp = re.sub(r"[0-9]", "", signs)
    texts = [(line, text[indent:]) for line, text in rows]
    while texts and not texts[-1][1].strip(" "):
        if texts[-1][1]:
            break
        texts.pop()
    trailing = len(rows) - len(texts)
    fold = style == ">"
    result = _joined(texts, indent, fold)
    if not texts:
        return [("\n", (line, 1)) for line, _ in rows] if chomp == "+" else []
    end = (texts[-1][0], indent + len(texts[-1][1]) + 1)
    if chomp == "-" or texts[-1][0] == count:  # a last line without its line end
        return result
    return result + [("\n", end)] * (1 + (trailing if chomp == "+" else 0))


def _block_rows(lines: list[str], span: Span) -> list[tuple[int, str]]:
    last = span.end_line - 1 if span.end_column == 1 else span.end_line
    rows = [(n, lines[n - 1]) for n in range(span.line + 1, min(last, len(lines)) + 1)]
    if rows and rows[-1][0] == len(lines) and rows[-1][1] == "":
        rows.pop()  # what follows the file's last line end is no line
    return rows


def _indents(rows: list[str], value: list[str]) -> Iterator[int]:
    """Indentations that the content may have: by how much it stands further in than its value.

    What the header tells of it is counted from the parent, which need not stand on the same line.
    """
    filled, first = (
        next((line for line in lines if line.strip(" ")), "") for lines in (rows, value)
    )
    yield max(0, _lead(filled) - _lead(first))
    longest, widest = (max(map(len, lines), default=0) for lines in (rows, value))
    yield max(0, longest - widest)  # of a text of spaces


def _lead(text: str) -> int:
    """How many spaces a text begins with."""
    return len(text) - len(text.lstrip(" "))


def _joined(texts: list[tuple[int, str]], indent: int, fold: bool) -> _Reading:
    """Join the lines of a block: a literal keeps its breaks, a folded one makes some spaces."""
    result: _Reading = []
    blanks = 0
    previous: str | None = None
    for line, text in texts:
        if not text:
            blanks += 1
            continue
        place = (line, indent + 1)
        if previous is None:
            result += [("\n", place)] * blanks
        elif not fold or text[0] in " \t" or previous[0] in " \t":
            result += [("\n", place)] * (blanks + 1)
        else:
            result += [("\n", place)] * blanks if blanks else [(" ", place)]
        result += [(char, (line, indent + 1 + i)) for i, char in enumerate(text)]
        previous, blanks = text, 0
    return result
