"""From bytes to clean text: UTF-8, and no sign that hides, moves or breaks what people see."""

import re
from collections.abc import Iterator
from itertools import islice

from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.loading import rules

MAX_BYTES = 4 * 1024 * 1024
MAX_LINE = 20_000
MOST_LINES = 10
"""Lines of one file that are told of refused signs; nobody mends a thousand one by one."""
_HIDDEN = "\u00ad\u200b\u2060"
"""Signs without width that come along when text is copied from a page or a Word file."""
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
REFUSED = re.compile(
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff"
    f"{_HIDDEN}{_BIDI}]"
)
_PLAIN = bytes([10, *range(32, 127)])
"""What most files are made of; dropping these from the bytes is the fastest way to see it."""
_NAMES = {
    "\t": "a tab",
    "\r": "a carriage return",
    "\u2028": "a line separator (U+2028)",
    "\u2029": "a paragraph separator (U+2029)",
    "\u0085": "a next-line sign (U+0085)",
    "\u00ad": "a soft hyphen, which cannot be seen (U+00AD)",
    "\u200b": "a space without width, which cannot be seen (U+200B)",
    "\u2060": "a joiner without width, which cannot be seen (U+2060)",
}


def decode(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Turn bytes into text, or say at which line and column they are not clean UTF-8.

    Of bytes that are not UTF-8 the text is for reports and for the names in it, not to be read.
    """
    if len(data) > MAX_BYTES:
        message = f"file has {len(data):,} bytes, at most {MAX_BYTES:,} are read"
        return "", (rules.SIZE.at(Span(path), message, "split it into several files"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = f"0x{data[fault.start]:02X}"
        return data.decode("utf-8", "replace"), (
            rules.ENCODING.at(
                Span(path, line, column, line, column + 1),
                f"byte {byte} is not UTF-8",
                "save the file with the encoding UTF-8",
            ),
        )
    clean = not data.translate(None, _PLAIN) or not REFUSED.search(text)
    faults = () if clean else tuple(_refused_characters(text, path))
    return text, (*faults, *_long_line(text, path))


def _refused_characters(text: str, path: str) -> Iterator[Diagnostic]:
    """A finding for each of the first lines that hold a refused character, and how many more do.

    A file that was saved with the line ends of Windows has one carriage return on each line; that
    is one slip, and one finding.
    """
    refused = _refused_lines(text, path)
    for char, span in islice(refused, MOST_LINES):
        yield refused_character(char, span)
    for _, span in islice(refused, 1):
        rest = text.split("\n")[span.line - 1 :]
        more = sum(REFUSED.search(line.rstrip("\r")) is not None for line in rest)
        lines = "1 more line holds" if more == 1 else f"{more:,} more lines hold"
        help = "mend those before it, then look again"
        yield rules.CHARACTER.at(span, f"{lines} such signs", help)


def _refused_lines(text: str, path: str) -> Iterator[tuple[str, Span]]:
    """The first refused character of each line; of the ends of Windows the first of all."""
    line, counted, returned = 1, 0, False
    found = REFUSED.search(text)
    while found is not None:
        at, after = found.start(), found.end()
        if found.group() != "\r" or not returned:
            returned = returned or found.group() == "\r"
            line += text.count("\n", counted, at)
            counted = at
            column = at - text.rfind("\n", 0, at)
            yield found.group(), Span(path, line, column, line, column + 1)
            end = text.find("\n", at)
            after = end if end >= 0 else len(text)
        found = REFUSED.search(text, after)


def _long_line(text: str, path: str) -> Iterator[Diagnostic]:
    """A finding if a line is too long to be read by people, or by the parser in good time."""
    if len(text) <= MAX_LINE:
        return
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest > MAX_LINE:
        place = next(i for i, line in enumerate(lines, 1) if len(line) > MAX_LINE)
        message = f"line has {longest:,} characters, at most {MAX_LINE:,} are read"
        yield rules.SIZE.at(Span(path, place, 1, place, 2), message, "break the text into lines")


def refused_character(char: str, span: Span) -> Diagnostic:
    """The finding about one refused sign."""
    if char == "\ufeff":
        return rules.ENCODING.at(
            span, "a byte order mark (U+FEFF)", "save the file as UTF-8 without BOM"
        )
    what = _NAMES.get(char)
    if what is None:
        kind = (
            "an invisible sign that turns text"
            if re.match(f"[{_BIDI}]", char)
            else "a control character"
        )
        what = f"{kind} (U+{ord(char):04X})"
    help = "indent with spaces" if char == "\t" else "delete it"
    if char == "\r":
        help = "in the editor, set the line ends to 'LF' (not 'CRLF'), and save the file"
    return rules.CHARACTER.at(span, f"{what} in the file", help)
