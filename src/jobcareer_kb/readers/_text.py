"""Plain text files, and the words within HTML, from a file that may come from anywhere."""

import re
from html import unescape

from jobcareer_kb.readers import ReadFault

MAX_BYTES = 64 * 1024 * 1024


def decoded(data: bytes) -> str:
    """Text of a UTF-8 file, with or without the sign that some editors put first."""
    if len(data) > MAX_BYTES:
        raise ReadFault(f"{len(data):,} bytes, at most {MAX_BYTES:,} are read")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        raise ReadFault(f"byte {fault.start + 1:,} is not UTF-8") from fault


_BLOCK = re.compile(r"</?(?:p|br|li|ol|ul|div|td|th|tr|table|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def texts_in(html: str) -> list[str]:
    """The words of HTML without its tags, one entry a block."""
    return [
        words
        for part in _BLOCK.split(html)
        if (words := " ".join(unescape(_TAG.sub("", part)).split()))
    ]
