"""Markdown by its words: paragraphs, list entries, cells and headings without their marks."""

import re
from collections.abc import Iterator

from jobcareer_kb.readers import Paragraph, Piece, Reader, Reading
from jobcareer_kb.readers._text import decoded

_START = re.compile(
    r"^\s*(?:#{1,6}\s+|[-+*]\s+(?:\[[ x]\]\s+)?|\(?(?:\d+|[A-Za-z])[.)]\s+|>\s?|:\s+)"
)
_RULE = re.compile(r"[\s|+:=-]*|:::.*|---|<!--.*-->")
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^()\s]*\)(?:\{[^{}]*\})?")
_FIELD = re.compile(r'[a-z-]+: "(.*)"')
_ESCAPED = re.compile(r"\\([^A-Za-z0-9\s])")
_STAND_IN = {"*": "\ue000", "[": "\ue001", "]": "\ue002", "|": "\ue003", "\\": "\ue004"}
"""Escaped signs step aside while the others are taken as marks."""
_BACK = {stand_in: sign for sign, stand_in in _STAND_IN.items()}


def read_markdown(data: bytes) -> Reading:
    """Every text of the file with the line it begins on."""
    lines = decoded(data).split("\n")
    return Reading(tuple(_paragraphs(lines)))


def _paragraphs(lines: list[str]) -> Iterator[Paragraph]:
    begun, words = 0, ""
    for number, line in enumerate((*lines, ""), 1):
        blank = not line.strip() or _RULE.fullmatch(line.strip()) is not None
        if (blank or _START.match(line) or line.lstrip().startswith("|")) and words:
            yield from _cells(begun, words)
            words = ""
        if not blank:
            begun = begun if words else number
            words = f"{words} {line.strip()}" if words else line.strip()


def _cells(line: int, words: str) -> Iterator[Paragraph]:
    escaped = _ESCAPED.sub(lambda m: _STAND_IN.get(m.group(1), m.group(1)), words)
    if field := _FIELD.fullmatch(escaped):
        escaped = field.group(1)
    parts = escaped.strip("|").split("|") if escaped.startswith("|") else [escaped]
    for part in parts:
        text = _plain(_START.sub("", part, count=1) if part == escaped else part)
        if text:
            yield Paragraph(f"line {line}", (Piece(text),))


def _plain(text: str) -> str:
    text = _LINK.sub(lambda m: m.group(1), text).replace("*", "").replace("<!-- -->", "")
    return "".join(_BACK.get(char, char) for char in " ".join(text.split()))


READER = Reader("markdown", ".md", (), read_markdown)
