"""How a text is written in each style of YAML scalar."""

import re
import textwrap
from typing import Literal

Sort = Literal["text", "word", "number", "date"]
"""What a scalar is read as; a word is one that some readers take for a truth or for nothing."""
Place = tuple[int, int]
"""Line and column, both from 1."""

NARROWEST = 60
WIDEST = 100
"""Columns to which a folded text is wrapped, unless its own lines tell."""
_NUMBER = re.compile(r"[-+.0-9][0-9.eExXoO_+:-]*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS = frozenset({"true", "false", "null", "~", "", "yes", "no", "on", "off", "y", "n"})
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_ESCAPED = re.compile('[\\x00-\\x1f"\\\\\\x7f-\\x9f\\u2028\\u2029\\ufeff]')


def sort_of(value: str) -> Sort:
    """What a plain scalar would be read as.

    Readers differ over `no`, `1:30` and `1e3`, so that all of them count as no text here.
    """
    if value.lower() in _WORDS:
        return "word"
    if _DATE.fullmatch(value):
        return "date"
    return "number" if _NUMBER.fullmatch(value) else "text"


def fits_plain(value: str, flow: bool) -> bool:
    """Say whether a text can stand without quotes; within `[...]` it may hold less.

    PyYAML without libyaml reads a `?` there as the mark of a key.
    """
    if not value or value != value.strip() or _ESCAPED.search(value.replace('"', "")):
        return False
    if value[0] in _INDICATORS and not re.match(r"[-?:][^\s,\[\]{}]", value):
        return False
    if ": " in value or " #" in value or value.endswith(":"):
        return False
    return not (flow and re.search(r"[,\[\]{}?]", value))


def written(value: str, style: str) -> str:
    """A text, or a piece of one, as it stands between the quotes of a style, on one line."""
    if style == "'":
        return value.replace("'", "''")
    if style == '"':
        return _ESCAPED.sub(lambda found: _escape(found.group()), value)
    return value


def _escape(char: str) -> str:
    known = {"\n": "\\n", '"': '\\"', "\\": "\\\\", "\t": "\\t"}
    return known.get(char) or (f"\\x{ord(char):02X}" if ord(char) < 256 else f"\\u{ord(char):04X}")


def quoted(value: str, style: str) -> str:
    """The whole scalar on one line, in the quotes wanted if they can hold it."""
    plain = "\n" not in value and not _ESCAPED.search(value.replace('"', "").replace("\\", ""))
    mark = "'" if style == "'" and plain else '"'
    return f"{mark}{written(value, mark)}{mark}"


def block(value: str, header: str, indent: int, width: int) -> str | None:
    """The whole of a folded or literal block, without its last line end; None if it cannot be."""
    body, ends = value.rstrip("\n"), len(value) - len(value.rstrip("\n"))
    if not body or body != body.strip(" ") or _ESCAPED.search(re.sub(r'[\n"\\]', "", body)):
        return None
    chomp = "-" if ends == 0 else "" if ends == 1 else None
    if chomp is None or re.search(r"[0-9+]", header):
        return None
    lines = body.split("\n")
    if header[0] == ">":
        if any(line[:1] == " " for line in lines):
            return None
        lines = [piece for line in lines for piece in (*_wrapped(line, width - indent), "")][:-1]
    return "\n".join((f"{header[0]}{chomp}", *(f"{' ' * indent}{x}".rstrip(" ") for x in lines)))


def _wrapped(line: str, width: int) -> list[str]:
    return textwrap.wrap(
        line, max(20, width), break_long_words=False, break_on_hyphens=False,
        drop_whitespace=True, replace_whitespace=False,
    ) or [""]  # fmt: skip
