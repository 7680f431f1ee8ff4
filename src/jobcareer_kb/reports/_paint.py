"""Colours of a terminal, and how many of its columns a text takes."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from jobcareer_kb.diagnostic import Severity

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
"""Red, yellow and cyan, as compilers have taught people to read them; the word stands beside."""
_FRAME = "34"


@dataclass(frozen=True, slots=True)
class Paint:
    """Puts colors round words, or leaves them alone."""

    on: bool

    def grave(self, text: str, severity: Severity) -> str:
        """A text in the color of its severity."""
        return self._in(text, f"1;{_COLOURS[severity]}")

    def frame(self, text: str) -> str:
        """What frames a source line: numbers, bars and arrows."""
        return self._in(text, f"1;{_FRAME}")

    def strong(self, text: str) -> str:
        """Words to be read first."""
        return self._in(text, "1")

    def _in(self, text: str, style: str) -> str:
        return f"\033[{style}m{text}\033[0m" if self.on and text else text


def cells(text: str) -> int:
    """Columns that a text takes in a terminal: wide signs take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


@lru_cache(maxsize=4096)
def _cell(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
