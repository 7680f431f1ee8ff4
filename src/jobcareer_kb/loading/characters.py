"""From bytes to clean text: UTF-8, and no sign that hides, moves or breaks what people see."""

from collections.abc import Iterator
from itertools import islice

from jobcareer_kb import signs
from jobcareer_kb.diagnostic import Diagnostic, Span
from jobcareer_kb.loading import rules
from jobcareer_kb.signs.names import named

MAX_BYTES = 4 * 1024 * 1024
MAX_LINE = 20_000
MOST_LINES = 10
"""Lines of one file that are told of refused signs; nobody mends a thousand one by one."""
_ORDER_MARK = b"\xef\xbb\xbf"
_PLAIN = bytes([10, *range(32, 127)])
"""What most files are made of; dropping these from the bytes is the fastest way to see it."""
_HELPS = {
    "\t": "indent with spaces",
    "\r": "in the editor, set the line ends of the whole file to 'LF' (not 'CRLF'), and save it, "
    "or let 'check --fix' do so",
}


def plain(data: bytes) -> bytes:
    """The bytes without what Windows adds: a byte order mark, and a carriage return on each line.

    YAML passes over both. Where lines end now in one way, now in the other, all is left as it is.
    """
    data = data.removeprefix(_ORDER_MARK)
    if b"\r" in data and data.count(b"\r") == data.count(b"\r\n") == data.count(b"\n"):
        return data.replace(b"\r\n", b"\n")
    return data


def is_of_windows(data: bytes) -> bool:
    """Say whether a file has what Windows adds, and all of its lines have it."""
    return data.startswith(_ORDER_MARK) or (b"\r\n" in data and b"\r" not in plain(data))


def without_windows(data: bytes) -> bytes:
    """The bytes without what Windows adds, also where only some of the lines have it."""
    return data.removeprefix(_ORDER_MARK).replace(b"\r\n", b"\n")


def as_before(data: bytes, before: bytes) -> bytes:
    """Plain bytes with the byte order mark and the line ends that the file had before."""
    mark = _ORDER_MARK if before.startswith(_ORDER_MARK) else b""
    ends = b"\r" in before and b"\r" not in plain(before)
    return mark + (data.replace(b"\n", b"\r\n") if ends else data)


def decode(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Turn bytes into text, or say at which line and column they are not clean UTF-8.

    Of bytes that are not UTF-8 the text is for reports and for the names in it, not to be read.
    """
    if len(data) > MAX_BYTES:
        message = f"file has {len(data):,} bytes, at most {MAX_BYTES:,} are read"
        return "", (rules.SIZE.at(Span(path), message, "split it into several files"),)
    data = plain(data)
    if path.endswith(".json"):
        data = data.replace(b"\t", b" ")  # JSON has tabs between its values alone
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
    faults = _refused(text, path) if data.translate(None, _PLAIN) else ()
    return text, (*faults, *_long_line(text, path))


def _refused(text: str, path: str) -> Iterator[Diagnostic]:
    """A finding for each of the first lines that hold a refused sign, and how many more do."""
    found = _refused_lines(text, path)
    for piece, span in islice(found, MOST_LINES):
        yield refused_sign(piece, span)
    for _, span in islice(found, 1):
        more = 1 + sum(1 for _ in found)
        lines = "1 more line holds" if more == 1 else f"{more:,} more lines hold"
        help = "mend those before it, then look again"
        yield rules.CHARACTER.at(span, f"{lines} such signs", help)


def _refused_lines(text: str, path: str) -> Iterator[tuple[str, Span]]:
    """The first refused sign of each line; of carriage returns, the first of all.

    An editor that mixes line ends leaves one on many lines; that is one slip, and one finding.
    """
    line, counted, done, returned = 1, 0, 0, False
    for at, end in signs.faults(text):
        piece = text[at:end]
        if at < done or (piece == "\r" and returned):
            continue
        returned = returned or piece == "\r"
        line += text.count("\n", counted, at)
        column = at - text.rfind("\n", 0, at)
        yield piece, Span(path, line, column, line, column + len(piece))
        following = text.find("\n", at)
        counted, done = at, following if following >= 0 else len(text)


def _long_line(text: str, path: str) -> Iterator[Diagnostic]:
    """A finding if a line is too long to be read by people, or by the parser in good time."""
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest > MAX_LINE:
        place = next(i for i, line in enumerate(lines, 1) if len(line) > MAX_LINE)
        message = f"line has {longest:,} characters, at most {MAX_LINE:,} are read"
        yield rules.SIZE.at(Span(path, place, 1, place, 2), message, "break the text into lines")


def refused_sign(piece: str, span: Span) -> Diagnostic:
    """The finding about one refused sign, or about too many marks on a letter."""
    if len(piece) > 1:
        return rules.CHARACTER.at(span, named(piece), "delete all but those that the letter needs")
    help = _HELPS.get(piece, "delete it")
    return rules.CHARACTER.at(span, f"{named(piece)} in the file", help)
