"""Markdown by its words: paragraphs, list entries, cells and headings without their marks."""

import re
from collections.abc import Iterator

from jobcareer_kb.readers import Paragraph, Piece, Reader, Reading, _caps
from jobcareer_kb.readers._text import decoded

_START = re.compile(
    r"^\s*(?:#{1,6}\s+|[-+*]\s+(?:\[[ x]\]\s+)?|\(?(?:\d+|[A-Za-z])[.)]\s+|>\s?|:\s+)"
)
_RULE = re.compile(r"[\s|+:=-]*|:::.*|---|<!--.*-->")
_LINK = re.compile(r"\[([^\[\]\\]*+(?:\\.[^\[\]\\]*+)*)\]\([^()\s]*+\)(?:\{[^{}]*\})?")
"""Its words end at the next '[', so that a line of brackets is read once, not once for each."""
_FIELD = re.compile(r'[a-z-]+: "(.*)"')
_ESCAPED = re.compile(r"\\([^A-Za-z0-9\s])")
_STAND_IN = {"*": "\ue000", "[": "\ue001", "]": "\ue002", "|": "\ue003", "\\": "\ue004"}
"""Escaped signs step aside while the others are taken as marks."""
_BACK = str.maketrans({stand_in: sign for sign, stand_in in _STAND_IN.items()})


def read_markdown(data: bytes) -> Reading:
    """Every text of the file with the line it begins on."""
    lines = decoded(data).split("\n")
    return Reading(_caps.gathered(_paragraphs(lines)))


def _paragraphs(lines: list[str]) -> Iterator[Paragraph]:
    begun = 0
    words: list[str] = []
    for number, line in enumerate((*lines, ""), 1):
        blank = not line.strip() or _RULE.fullmatch(line.strip()) is not None
        if (blank or _START.match(line) or line.lstrip().startswith("|")) and words:
            yield from _cells(begun, " ".join(words))
            words = []
        if not blank:
            begun = begun if words else number
            words.append(line.strip())


def _cells(line: int, words: str) -> Iterator[Paragraph]:
    escaped = _ESCAPED.sub(lambda m: _STAND_IN.get(m.group(1), m.group(1)), words)
    if field := _FIELD.fullmatch(escaped):
        escaped = field.group(1)
    parts = escaped.strip("|").split("|") if escaped.startswith("|") else [escaped]
    for part in filter(None, parts):
        text = _plain(_START.sub("", part, count=1) if part == escaped else part)
        if text:
            yield Paragraph(f"line {line}", (Piece(text),))


def _plain(text: str) -> str:
    text = _LINK.sub(lambda m: m.group(1), text).replace("*", "").replace("<!-- -->", "")
    return " ".join(text.split()).translate(_BACK)


READER = Reader("markdown", ".md", (), read_markdown)
