"""Names of files that every system takes, so that a folder can be checked out anywhere."""

import re
import unicodedata

DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
)
"""Names that Windows keeps for devices, in any case and with any ending."""
LONGEST_NAME = 255
"""Bytes of one name; most file systems of Linux take no more."""
LONGEST_PATH = 150
"""Length of a path below the knowledge base, as Windows counts it.

Windows takes 260 for a whole path. A knowledge base in a clone that lies among the documents of a
user has 60 to 90 of them, and a file that is written beside another one has a longer name for a
moment.
"""
_MORE_DEVICES = frozenset(
    {"conin$", "conout$"} | {f"{d}{n}" for d in ("com", "lpt") for n in "¹²³"}
)
_DEVICE_NAMES = DEVICES | _MORE_DEVICES
_NO_SIGNS = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_PLAIN = re.compile(
    rf"(?!(?:{'|'.join(sorted(DEVICES))})(?:\.|$))\.?[a-z0-9_][a-z0-9_-]{{0,90}}(?:\.[a-z0-9_-]+)?"
)


def is_plain(name: str) -> bool:
    """Say at once of most names that they fit everywhere, and can clash with no other such name."""
    return len(name) <= 100 and _PLAIN.fullmatch(name) is not None


def unfit(name: str) -> str | None:
    """Why a file of this name cannot be had on each of Windows, macOS and Linux; None if it can."""
    found = _NO_SIGNS.search(name)
    if found is not None:
        sign = found.group()
        shown = repr(sign) if sign.isprintable() else f"a control character (U+{ord(sign):04X})"
        return f"its name holds {shown}, which Windows does not take"
    if name.endswith((".", " ")):
        end = "full stop" if name.endswith(".") else "space"
        return f"its name ends with a {end}, which Windows leaves out"
    device = name.partition(".")[0].rstrip(" ").casefold()
    if device in _DEVICE_NAMES:
        return f"'{device}' is the name of a device on Windows, whatever follows the full stop"
    size = len(name.encode("utf-8", "surrogateescape"))
    if size > LONGEST_NAME:
        return f"its name has {size} bytes, at most {LONGEST_NAME} are taken by Linux"
    return None


def path_length(path: str) -> int:
    """Length of a path as Windows counts it, in halves of UTF-32."""
    return len(path) + sum(char > "\uffff" for char in path)


def folded(name: str) -> str:
    """What macOS or Windows makes of a name; two names that give the same are one file there.

    Capitals count as small letters, and an accent on its own as one with its letter.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
