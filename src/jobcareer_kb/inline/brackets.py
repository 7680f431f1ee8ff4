"""What was meant by a bracket that begins neither a citation nor a link, and how to mend it.

One slip is one finding, whatever signs it consists of: `[text](www.example.org)` is a link whose
address lacks its beginning, not a loose '[', a loose ']' and an address.
"""

import re
from typing import NamedTuple


class Slip(NamedTuple):
    """One slip with brackets."""

    start: int
    """Where the finding begins; it ends at `end`."""
    end: int
    message: str
    help: str
    words: tuple[int, int]
    """What stands between the brackets and may have faults of its own; empty if nothing may."""
    after: int
    """Where reading goes on."""
    is_link: bool = True
    """True where a link was meant, with `words` as its words."""


_WORDS = re.compile(r"\[([^\[\]\\]*+(?:\\.[^\[\]\\]*+)*)\]", re.DOTALL)
"""Square brackets without others inside; ends at the next '[', so that many are read in one go."""
_TARGET = re.compile(r"\(([^()]*+(?:\([^()\s]*+\)[^()]*+)*)\)")
_APART = re.compile(r"\s+\(((?:https?://|www\.)[^\s()]+)\)")
_CUT_OFF = re.compile(r"\((?:https?://|www\.)\S*")
_NUMBERED = re.compile(r"\[(?!@)[^\[\]]*\]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SITE = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[/?#:]\S*)?")
_CITES = re.compile(r"\s*@?[a-z][a-z0-9-]*(?:\s*;\s*@?[a-z][a-z0-9-]*)*\s*")
"""Ids as records have them, one or several."""
_NAMED = re.compile(r"(?<![\w.])@[a-z][a-z0-9-]*")
_BOTH = "write '\\[' and '\\]' for plain brackets"
PICTURE = re.compile(r"!\[(?!@)[^\[\]]*\](?:\([^()]*\)|\[(?!@)[^\[\]]*\])?")
"""A picture as Markdown has it."""


def slip(text: str, at: int, end: int) -> Slip:
    """What went wrong with the '[' at a place; `end` is where its surroundings end."""
    found = _WORDS.match(text, at, end)
    if found is None:
        message = "'[' begins neither a citation '[@id]' nor a link '[name](https://...)'"
        return Slip(at, at + 1, message, _BOTH, (at + 1, at + 1), at + 1, False)
    return (
        _link(text, found, end)
        or _cut_off(text, found, end)
        or _apart(text, found, end)
        or _numbered(text, found, end)
        or _plain(found)
    )


def _link(text: str, found: re.Match[str], end: int) -> Slip | None:
    """`[text](target)` whose target is no address."""
    target = _TARGET.match(text, found.end(), end)
    if target is None:
        return None
    start, stop = target.span(1) if target.group(1) else target.span()
    shown = target.group(1).strip()
    if re.match(r"https?://", shown):
        message = f"an address with signs that no link may hold: {short(shown)!r}"
        fix = "write the address alone, with '%20' for a space, '%28' for '(' and '%29' for ')'"
    elif not shown:
        message, fix = "a link without its address", "write '[name](https://...)'"
    else:
        site = shown if len(shown) <= 40 and _SITE.fullmatch(shown) else "..."
        message = f"a link to {short(shown)!r}, which is no address"
        fix = f"an address must begin with https://: write '[name](https://{site})'"
    return Slip(start, stop, message, fix, found.span(1), target.end())


def _cut_off(text: str, found: re.Match[str], end: int) -> Slip | None:
    """`[text](https://...` without the bracket at its end."""
    target = _CUT_OFF.match(text, found.end(), end)
    if target is None:
        return None
    message = f"a link whose address never ends: {short(target.group()[1:])!r}"
    fix = "write ')' behind the address"
    return Slip(target.start(), target.end(), message, fix, found.span(1), target.end())


def _apart(text: str, found: re.Match[str], end: int) -> Slip | None:
    """`[text] (https://...)`, with a space between."""
    target = _APART.match(text, found.end(), end)
    if target is None:
        return None
    address = target.group(1)
    whole = address if address.startswith("http") else f"https://{address}"
    fix = f"write no space between: '[name]({short(whole)})'"
    message = "a link with a space between its words and its address"
    return Slip(found.start(), target.end(), message, fix, found.span(1), target.end())


def _numbered(text: str, found: re.Match[str], end: int) -> Slip | None:
    """`[text][1]`, whose address would stand at the end of the page."""
    number = _NUMBERED.match(text, found.end(), end)
    if number is None:
        return None
    message = f"a link whose address stands elsewhere: {short(number.group())!r}"
    fix = "write the address behind the words: '[name](https://...)'"
    return Slip(found.start(), number.end(), message, fix, found.span(1), number.end())


def _plain(found: re.Match[str]) -> Slip:
    """`[text]` alone."""
    words = found.group(1)
    shown = words.strip()
    inner = found.span(1)
    if _ADDRESS.fullmatch(shown):
        whole = shown if shown.startswith("http") else f"https://{shown}"
        message = f"an address without words: {short(found.group())!r}"
        fix = f"write it as a link, '[name]({short(whole)})'"
        inner = (found.end(), found.end())
    else:
        message = (
            f"{short(found.group())!r} is neither a citation '[@id]' nor a link "
            "'[name](https://...)'"
        )
        fix = _BOTH
        if len(words) <= 40 and _CITES.fullmatch(words):
            fix = f"write '[{_cited(words)}]' to cite a source, or '\\[' and '\\]' for brackets"
        elif shown.isdigit():
            fix = f"write '[@id]' to cite a source, which gets its number in print; or {_BOTH}"
        elif named := _NAMED.search(words):
            fix = f"write '[{short(named.group())}]' to cite a source, other words before it"
    return Slip(found.start(), found.end(), message, fix, inner, found.end(), False)


def _cited(words: str) -> str:
    return "; ".join(f"@{id_.strip().removeprefix('@')}" for id_ in words.split(";"))


def short(text: str) -> str:
    """As much of a text as a message has room for."""
    return text if len(text) <= 40 else text[:37] + "..."
