"""A terminal, and the log of a CI step, which takes commands from the same lines.

Special in a terminal: control characters (ESC and what it begins, the C1 signs, carriage returns,
tabs), signs that turn the text around them or cannot be seen, and signs that no encoding has.

Special in a log: `##[` anywhere in a line and `::` where one begins, which GitHub Actions obeys;
`##vso[` and `##teamcity[`, which other build servers do.

`words` escapes all of these within a line, `line` does so for a whole one. What is replaced stays
to be seen: ESC as its picture, other signs as U+FFFD, a command by a backslash within it.
"""

import re

from jobcareer_kb import signs

_BLANKS = dict.fromkeys(
    map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
             "\u202f\u205f\u3000"), " "
)  # fmt: skip
"""Spaces of other widths; a terminal may show any of them as it likes."""
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "\u2421"}
_ANYWHERE = re.compile(r"(##\w*)\[")
_AT_START = re.compile(r"^( *)::(?!: )")
"""`::: ` is how a report frames a second place; the runner finds no name of a command in it."""


def visible(text: str) -> str:
    """Show each sign that would move or hide what follows it, by one sign in its place."""
    if text.isprintable() and text.isascii():
        return text
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _PICTURES.get(c, "\ufffd") for c in text)
    return text if text.isascii() else _with_blanks_shown(text)


def _with_blanks_shown(text: str) -> str:
    """Show what Python calls printable and a font may print as nothing, where it does nothing."""
    pieces: list[str] = []
    at = 0
    for start, end in signs.faults(text):
        pieces += (text[at:start], "\ufffd" * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def disarmed(text: str) -> str:
    """Put a backslash into what a log would take for a command wherever it stands."""
    return _ANYWHERE.sub(r"\1\\[", text) if "##" in text else text


def ends_of_commands(text: str) -> tuple[int, ...]:
    """How many signs stand up to the end of each command that `disarmed` puts a backslash into."""
    return tuple(found.end() for found in _ANYWHERE.finditer(text)) if "##" in text else ()


def words(text: str) -> str:
    """Words that stand within a line; a line end in them is shown, not made."""
    return disarmed(visible(text if text.isprintable() else text.translate(_BLANKS)))


def line(text: str) -> str:
    """A whole line, which is no command where it begins either."""
    said = words(text)
    return _AT_START.sub(r"\1\\::", said) if "::" in said else said


def lines(text: str) -> str:
    """Several lines, parted by line feeds that are meant."""
    return "\n".join(map(line, text.split("\n")))
