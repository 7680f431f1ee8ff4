"""GIFT banks by their words: each question's text, answers and feedback."""

import re
from collections.abc import Iterator

from jobcareer_kb.readers import Paragraph, Piece, Reader, Reading, _caps
from jobcareer_kb.readers._text import decoded, shown, texts_in

# None of these may begin with what can go on for long: it would be tried at each of its signs.
_TITLE = re.compile(r"::([^\\:]*+(?:(?:\\.|:(?!:))[^\\:]*+)*)::")
_PIECES = re.compile(
    r"(?<!\\)(?:####|->|[{}=~#]|%-?[\d.]++%)|(?<=\n)[ \t]*(?:TRUE|FALSE|T|F)(?=\n)"
)
_FORMAT = re.compile(r"\A\s*\[(?:html|markdown|moodle|plain)\]")


def read_gift(data: bytes) -> Reading:
    """Every text of the bank with the name of its question."""
    return Reading(_caps.gathered(_paragraphs(decoded(data))))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    line = 1
    for block in re.split(r"\n[ \t]*\n", text):
        yield from _block(block, line + block.count("\n", 0, len(block) - len(block.lstrip("\n"))))
        line += block.count("\n") + 2


def _block(block: str, line: int) -> Iterator[Paragraph]:
    lines = block.split("\n")
    for at, comment in enumerate(lines):
        if comment.startswith("//"):
            yield Paragraph(f"line {line + at}", (Piece(comment[2:].strip()),))
    body = "\n".join(row for row in lines if not row.startswith("//"))
    if not body.strip() or body.startswith("$CATEGORY"):
        return
    title = _TITLE.match(body.lstrip())
    place = f"question {shown(_bare(title.group(1)))}" if title else f"line {line}"
    rest = body.lstrip()[title.end() :] if title else body
    for piece in filter(str.strip, _PIECES.split(rest)):
        for words in texts_in(_bare(_FORMAT.sub("", piece))):
            yield Paragraph(place, (Piece(words),))


def _bare(text: str) -> str:
    return re.sub(r"\\([\\~=#{}:])", r"\1", text)


READER = Reader("gift", ".txt", (), read_gift)
