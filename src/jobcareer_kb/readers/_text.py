"""Plain text files, and the words within HTML, from a file that may come from anywhere."""

import re
from html import unescape

from jobcareer_kb.readers import ReadFault, _caps

_LONGEST = 80
"""Signs of a name that is shown."""


def decoded(data: bytes) -> str:
    """Text of a UTF-8 file, with or without the sign that some editors put first."""
    within_cap(data)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        raise ReadFault(f"byte {fault.start + 1:,} is not UTF-8") from fault


def within_cap(data: bytes) -> None:
    """Refuse a text that is too long."""
    if len(data) > _caps.MAX_TEXT:
        raise _caps.too_much(f"{len(data):,} bytes of text", _caps.MAX_TEXT)


def shown(name: str) -> str:
    """A name out of a file in one short line; signs that no terminal shows become escapes."""
    plain = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name[: _LONGEST + 1])
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 3]}..."


_BLOCK = re.compile(r"</?(?:p|br|li|ol|ul|div|td|th|tr|table|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NO_SIGN = re.compile(r"&(?=#[0-9]{8})")
"""A number that no sign has; a longer one is not even read as a number."""


def texts_in(html: str) -> list[str]:
    """The words of HTML without its tags, one entry a block."""
    return [
        words
        for part in _BLOCK.split(html)
        if (words := " ".join(unescape(_NO_SIGN.sub("&amp;", _TAG.sub("", part))).split()))
    ]
