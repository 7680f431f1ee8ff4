"""What a refused sign is called, for people who cannot see it."""

import unicodedata

_NAMES = {
    "\t": "a tab",
    "\r": "a carriage return",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u0085": "a next-line sign",
    "\u00ad": "a soft hyphen, which cannot be seen",
    "\u200b": "a space without width, which cannot be seen",
    "\u2060": "a joiner without width, which cannot be seen",
    "\ufeff": "a byte order mark within the text, which cannot be seen",
    "\ufffc": "a sign for an object that is not there",
}
_RANGES = (
    ("\u061c", "\u061c", "a mark of direction without Hebrew or Arabic near it"),
    ("\u180b", "\u180f", "a selector behind a sign of one form only"),
    ("\u200c", "\u200d", "an invisible joiner where nothing is joined"),
    ("\u200e", "\u200f", "a mark of direction without Hebrew or Arabic near it"),
    ("\u202a", "\u202e", "an invisible sign that turns text"),
    ("\u2066", "\u2069", "an invisible sign that turns text"),
    ("\ufe00", "\ufe0f", "a selector behind a sign of one form only"),
    ("\U000e0000", "\U000e007f", "an invisible tag"),
    ("\U000e0100", "\U000e01ef", "a selector behind a sign of one form only"),
)
_CATEGORIES = {
    "Cc": "a control character",
    "Cs": "half of a sign",
    "Co": "a private sign, which each font shows otherwise",
}
_UNCODED = ("\t", "\r")


def named(piece: str) -> str:
    """What signs that stand where they may not are, in words: one sign, or marks on one letter."""
    if len(piece) > 1:
        marks = sum(unicodedata.category(char)[0] == "M" for char in piece)
        return f"{marks} marks on one letter, more than any script needs"
    said = _NAMES.get(piece) or _by_range(piece) or _by_category(piece)
    return said if piece in _UNCODED else f"{said} (U+{ord(piece):04X})"


def space_named(sign: str) -> str:
    """What a space is called that YAML takes for a letter."""
    kind = "a no-break space" if sign in "\u00a0\u202f" else "a space of another kind"
    return f"{kind} (U+{ord(sign):04X})"


def _by_range(sign: str) -> str:
    return next((said for first, last, said in _RANGES if first <= sign <= last), "")


def _by_category(sign: str) -> str:
    code = ord(sign)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "a code that is no character"
    return _CATEGORIES.get(unicodedata.category(sign), "a sign that cannot be seen")
