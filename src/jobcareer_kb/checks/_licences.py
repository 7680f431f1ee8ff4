"""Licences by their names and by their addresses."""

import re

_PARTS = {"attribution": "by", "noncommercial": "nc", "sharealike": "sa", "noderivatives": "nd"}
_NAME = re.compile(r"\bcc[ -]?((?:by|nc|sa|nd)(?:[ -](?:by|nc|sa|nd))*)\b", re.IGNORECASE)
_LONG = re.compile(
    r"\battribution\b|\bnon-?commercial\b|\bshare-?alike\b|\bno-?derivatives?\b|\bno-?derivs\b",
    re.IGNORECASE,
)
_ZERO = re.compile(r"\bcc0\b|\bcc[ -]zero\b|\bpublic domain dedication\b", re.IGNORECASE)
_VERSION = re.compile(r"(?<![\d.])([1-9]\.[0-9])(?![\d.])")
_OTHERS = {
    "MIT": re.compile(r"\bmit\b", re.IGNORECASE),
    "Apache": re.compile(r"\bapache\b", re.IGNORECASE),
    "BSD": re.compile(r"\bbsd\b", re.IGNORECASE),
    "GPL": re.compile(r"\bgpl\b|\bgnu general public\b", re.IGNORECASE),
}
_CC_ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licen[sc]es/([a-z-]{1,12})(?:/(\d\.\d))?"
    r"|publicdomain/(zero)(?:/(\d\.\d))?)",
    re.IGNORECASE,
)
_KNOWN_HOST = re.compile(
    r"https?://(?:www\.)?(?:opensource\.org|gnu\.org|apache\.org|mit-license\.org|spdx\.org)/[^\s]*",
    re.IGNORECASE,
)
Terms = tuple[str, str]
"""What a licence is called, such as `CC BY-SA`, and its version or an empty text."""


def terms_named(name: str) -> Terms | None:
    """The licence that a name speaks of; None where it is none that is known."""
    version = _VERSION.search(name)
    number = version[1] if version else ""
    if _ZERO.search(name):
        return "CC0", number
    if short := _NAME.search(name):
        return _cc(re.split("[ -]", short[1].lower())), number
    if "creative commons" in name.lower() or _LONG.search(name):
        parts = [_PARTS[_plain(found[0])] for found in _LONG.finditer(name)]
        return (_cc(parts), number) if parts else None
    other = next((each for each, pattern in _OTHERS.items() if pattern.search(name)), None)
    return (other, number) if other else None


def terms_at(url: str) -> Terms | None:
    """The licence that stands at an address; None where it is none that is known."""
    if found := _CC_ADDRESS.match(url):
        parts, version, zero, of_zero = found.groups()
        return ("CC0", of_zero or "") if zero else (_cc(parts.lower().split("-")), version or "")
    if _KNOWN_HOST.match(url):
        return terms_named(re.sub(r"[/_.](?!\d)", " ", url.partition("://")[2].partition("/")[2]))
    return None


def agree(one: Terms, other: Terms) -> bool:
    """Say whether two are the same, as far as both name a version."""
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])


def _plain(word: str) -> str:
    plain = word.lower().replace("-", "")
    return "noderivatives" if plain.startswith("noderiv") else plain


def _cc(parts: list[str]) -> str:
    order = ("by", "nc", "nd", "sa")
    return "CC " + "-".join(part.upper() for part in order if part in parts)
